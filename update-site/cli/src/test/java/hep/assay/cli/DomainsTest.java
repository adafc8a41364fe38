// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulation and observed events that shall look alike, from the text of a study. */
@Timeout(120)
class DomainsTest {
  private static final String STUDY =
      """
      study Small { seed 3 }
      dataset toy {
        generate pivotToy(events = 12000)
        sample sig signal     { select label == 1 and z < 0 }
        sample bkg background { select label == 0 and z < 0 }
        sample obs data       { select z >= 0 }
        group  sim of sig, bkg
        column label integer, observer
        column z observer
        split fractions(train = 50 %, validation = 20 %, test = 30 %)
      }
      classifier adapted on toy {
        inputs x0, x1
        model dnn(hidden = [20])
        train adam(epochs = 6, batch = 500, learningRate = 3e-3)
        decorrelate on sim, obs by domainAdaptation(strength = 10)
      }
      comparison c of adapted { measure auc }
      """;

  @TempDir Path folder;

  @Test
  void eventsWithoutAClassMayBeADomain() throws IOException {
    Session session = new Session(folder, STUDY);
    assertEquals(Exit.FINE, session.command("run"), session::err);
    assertTrue(session.json().contains("knowing nothing of the score would give 0.6931"));
  }

  @Test
  void oneDomainIsRefused() throws IOException {
    Session session = new Session(folder, STUDY.replace("on sim, obs", "on sim"));
    assertEquals(Exit.PROBLEM, session.command("run"), session::err);
    assertTrue(session.err().contains("needs two samples or groups"), session.err());
  }

  @Test
  void aDomainWithoutTrainingEventsIsRefused() throws IOException {
    String cuts = "split cuts(train = z < -0.5, validation = z in -0.5 .. 0, test = z >= 0)";
    Session session =
        new Session(
            folder,
            STUDY.replace("split fractions(train = 50 %, validation = 20 %, test = 30 %)", cuts));
    assertEquals(Exit.PROBLEM, session.command("run"), session::err);
    assertTrue(session.err().contains("can't make 'obs' look like the others"), session.err());
  }
}
