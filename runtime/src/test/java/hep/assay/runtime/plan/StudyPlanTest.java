// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
  private static StudyPlan plan() {
    return StudyPlan.study("WTagging", "Which W tagger may we trust?")
        .seed(20210508)
        .luminosity(138, "fb")
        .dataset(
            DatasetPlan.dataset("jets")
                .source(SourcePlan.none().files("data/jets/*.root").tree("Events"))
                .select(binary(column("pt"), ">", quantity(300, "GeV")))
                .sample(SamplePlan.sample("W", SamplePlan.Role.SIGNAL))
                .sample(SamplePlan.sample("qcd", SamplePlan.Role.BACKGROUND))
                .group(GroupPlan.group("all", "W", "qcd"))
                .split(method("folds").with("k", 5)))
        .learner(LearnerPlan.classifier("flat", "jets").inputs("pt").model(method("dnn")));
  }

  @Test
  void twoPlansThatSayTheSameAreEqual() {
    assertNotSame(plan(), plan());
    assertEquals(plan(), plan());
    assertEquals(plan().hashCode(), plan().hashCode());
  }

  @Test
  void findsItsBlocksAndSaysWhichWasMeant() {
    assertEquals(List.of("W", "qcd"), plan().dataset("jets").samplesOf("all"));
    assertEquals(List.of("W"), plan().dataset("jets").samplesOf("W"));
    assertEquals(
        "no classifier 'flta'; did you mean 'flat'?",
        assertThrows(StudyException.class, () -> plan().learner("flta")).getMessage());
  }

  @Test
  void anElementWithoutALineTakesThatOfWhatIsAroundIt() {
    Origin origin = Origin.of("w.assay").line("jets", 9).line("jets.pt", 14);
    assertEquals(14, origin.lineOf("jets.pt"));
    assertEquals(9, origin.lineOf("jets.mass"));
    assertEquals(0, origin.lineOf("flat"));
  }
}
