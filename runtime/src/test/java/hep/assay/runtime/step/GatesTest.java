// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final List<Measured> MEASURED =
      List.of(
          measured("auc", "flat", 0.8),
          measured("auc", "full", 0.9),
          measured("auc", "full", 0.1).under("JES up"),
          measured("auc", "scan(strength = 1)", 0.85),
          measured("auc", "scan(strength = 10)", 0.75),
          measured("rejection(50 %)", "flat", 30),
          measured("lrp(theta)", "full", 0.4),
          measured("lrp(z)", "full", 0.6));

  private static Measured measured(String metric, String of, double value) {
    return Measured.of(metric, of, Estimate.of(value, 0.01), "");
  }

  private static Gate gate(Expression condition) {
    return Gates.decide(List.of(condition), MEASURED).get(0);
  }

  @Test
  void withoutANameItMustHoldForAllAndVariationsAreLeftOut() {
    assertTrue(gate(binary(column("auc"), ">", number(0.7))).held());
    assertFalse(gate(binary(column("auc"), ">", number(0.85))).held());
    assertTrue(gate(binary(column("full.auc"), ">", number(0.85))).held());
  }

  @Test
  void numbersOfSeveralClassifiersAreCompared() {
    Expression better = binary(binary(column("full.auc"), "-", column("flat.auc")), ">", number(0));
    assertTrue(gate(better).held());
    assertEquals("full.auc - flat.auc > 0", gate(better).condition());
  }

  @Test
  void aScanStandsForEachOfItsPoints() {
    Gate held = gate(binary(column("scan.auc"), ">", number(0.7)));
    assertTrue(held.held());
    assertTrue(held.found().contains("scan(strength = 10).auc = 0.75"), held.found());
    assertFalse(gate(binary(column("scan.auc"), ">", number(0.8))).held());
    assertTrue(gate(binary(column("full.auc"), ">", column("scan.auc"))).held());
    assertFalse(gate(binary(column("flat.auc"), ">", column("scan.auc"))).held());
  }

  @Test
  void aMetricIsNamedAsItIsMeasured() {
    assertTrue(gate(binary(call("rejection", quantity(50, "%")), ">", number(20))).held());
    assertTrue(gate(binary(column("rejection"), ">", number(20))).held());
    assertTrue(
        gate(binary(call("full.lrp", column("z")), ">", call("full.lrp", column("theta")))).held());
  }

  @Test
  void whatIsNotMeasuredIsRefusedWithTheNearest() {
    StudyException refused =
        assertThrows(
            StudyException.class, () -> gate(binary(column("full.acu"), ">", number(0.5))));
    assertTrue(refused.getMessage().contains("did you mean 'auc'"), refused.getMessage());
  }
}
