// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Wrong studies and data: a message with its place, exit code 1, earlier results untouched. */
@Timeout(120)
class WrongInputTest {
  private static final String STUDY =
      """
      study Small { seed 3 }
      dataset events {
        files "data.csv"
        weight w
        sample s signal { select y == 1 }
        sample b background { select y == 0 }
        column pt [GeV]
        column y integer, observer
        split fractions(train = 50 %, validation = 20 %, test = 30 %)
      }
      classifier net on events {
        inputs pt, m
        model dnn(hidden = [4])
        train adam(epochs = 2, batch = 32)
      }
      comparison c of net { measure auc }
      """;

  @TempDir Path folder;

  @BeforeEach
  void run() throws IOException {
    Files.writeString(folder.resolve("data.csv"), data("1.5"));
    Session fine = new Session(folder, STUDY);
    assertEquals(Exit.FINE, fine.command("run"), fine::err);
  }

  /** 200 events; the third number of event 150 as given. */
  private static String data(String number) {
    StringBuilder csv = new StringBuilder("pt,m,w,y\n");
    for (int i = 0; i < 200; i++) {
      csv.append(20 + i % 37).append(',').append(i % 11).append(',');
      csv.append(i == 150 ? number : "1").append(',').append(i % 2).append('\n');
    }
    return csv.toString();
  }

  private void refused(String study, String data, String... parts) throws IOException {
    if (data == null) {
      Files.deleteIfExists(folder.resolve("data.csv"));
    } else {
      Files.writeString(folder.resolve("data.csv"), data);
    }
    Session session = new Session(folder, study);
    String before = session.json();
    assertEquals(Exit.PROBLEM, session.command("run"), session::err);
    for (String part : parts) {
      assertTrue(session.err().contains(part), () -> part + " is not in: " + session.err());
    }
    assertTrue(session.err().contains("small.assay:"), session::err);
    assertEquals(before, session.json());
  }

  @Test
  void unknownColumn() throws IOException {
    refused(STUDY.replace("inputs pt, m", "inputs pt, mm"), data("1"), ":12:14: error: ", "mm");
  }

  @Test
  void wrongUnit() throws IOException {
    refused(STUDY.replace("weight w", "weight w  select pt > 30 mm"), data("1"), "error: ", "mm");
  }

  @Test
  void numbersThatAreNone() throws IOException {
    refused(STUDY, data("heavy"), "error: ", "w");
  }

  @Test
  void raggedLines() throws IOException {
    refused(STUDY, data("1,1,1"), "error: ", "data.csv", "152");
  }

  @Test
  void emptyFile() throws IOException {
    refused(STUDY, "", "error: ", "data.csv");
  }

  @Test
  void missingFile() throws IOException {
    refused(STUDY, null, "error: ", "data.csv");
  }

  @Test
  void oneClassOnly() throws IOException {
    refused(STUDY.replace("select y == 1", "select y == 2"), data("1"), "error: ", "signal");
  }

  @Test
  void allWeightsZero() throws IOException {
    refused(STUDY.replace("weight w", "weight w * 0"), data("1"), "error: ", "weight");
  }

  @Test
  void missingInput() throws IOException {
    refused(STUDY.replace("[GeV]", "[GeV] missing(25)"), data("1"), "error: ", "pt", "missing");
  }

  @Test
  void unwritableFolder() throws IOException {
    Session session = new Session(folder, STUDY);
    Path file = Files.writeString(folder.resolve("plain"), "");
    assertEquals(Exit.PROBLEM, session.command("run", "-o", file.toString()), session::err);
    assertTrue(session.err().contains("plain"), session::err);
  }
}
