// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Loading;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Muons of a ROOT file as a sorted, padded list of a model's inputs. */
class ListInputTest {

  private static Expression squares(String x, String y) {
    return call(
        "sqrt",
        binary(
            binary(Expression.column(x), "^", number(2)),
            "+",
            binary(Expression.column(y), "^", number(2))));
  }

  @Test
  void aJaggedListOfARootFileBecomesPaddedInputs() {
    String data = System.getenv("ASSAY_TEST_DATA");
    assumeTrue(data != null, "ASSAY_TEST_DATA is not set");
    ListPlan muons =
        ListPlan.list("muons")
            .traits(method("length").with("count", 2), method("sorted").with("by", "pt"))
            .column(ColumnPlan.column("pt").unit("GeV").computed(squares("Muon_Px", "Muon_Py")))
            .column(ColumnPlan.column("energy").unit("GeV").computed(Expression.column("Muon_E")));
    Expression hard = binary(Expression.column("muons.pt"), ">", quantity(20, "GeV"));
    DatasetPlan plan =
        DatasetPlan.dataset("hzz")
            .source(SourcePlan.none().files("root/uproot-HZZ.root").tree("events"))
            .sample(SamplePlan.sample("all", SamplePlan.Role.BACKGROUND))
            .list(muons)
            .select(binary(call("count", hard), ">=", number(1)));
    StudyPlan study =
        StudyPlan.study("s", "")
            .seed(1)
            .dataset(plan)
            .learner(LearnerPlan.classifier("c", "hzz").inputs("muons", "NMuon"));
    Dataset events = Loading.of(study, plan, Path.of(data)).nominal();
    assertTrue(events.count() > 1500 && events.count() < 2421, events.count() + " events");
    int[] all = IntStream.range(0, events.count()).toArray();
    double[] weights = new double[all.length];
    Arrays.fill(weights, 1);
    Preparation preparation =
        Preparation.fit(
            List.of(),
            Input.of(study.learner("c"), plan, events.table()),
            events.table(),
            all,
            weights,
            false);
    assertEquals(
        List.of("muons.pt[0]", "muons.pt[1]", "muons.energy[0]", "muons.energy[1]", "NMuon"),
        preparation.names());
    Matrix matrix = preparation.apply(events.table(), all);
    double[] hardest =
        Evaluator.numbers(call("max_of", Expression.column("muons.pt")), events.table());
    for (int i = 0; i < all.length; i++) {
      assertEquals((float) hardest[i], matrix.get(i, 0));
      assertTrue(matrix.get(i, 0) > 20 && matrix.get(i, 0) >= matrix.get(i, 1));
      assertEquals(matrix.get(i, 4) < 2, matrix.get(i, 1) == 0);
    }
  }
}
