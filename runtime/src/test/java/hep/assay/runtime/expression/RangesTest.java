// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.not;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.oneOf;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.text;
import static hep.assay.runtime.expression.Expression.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.vocabulary.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RangesTest {
  private static boolean disjoint(Expression first, Expression second) {
    return Ranges.disjoint(List.of(first), List.of(second), Map.of());
  }

  private static Expression mass(double low, double high, String unit) {
    return within(column("mass"), number(low), quantity(high, unit));
  }

  @Test
  void neighbouringRangesShareNoEvent() {
    assertTrue(disjoint(mass(65, 105, "GeV"), mass(105, 300, "GeV")));
    assertTrue(disjoint(mass(65, 105, "GeV"), mass(0.105, 0.3, "TeV")));
    assertFalse(disjoint(mass(65, 105.5, "GeV"), mass(105, 300, "GeV")));
    Expression sidebands = binary(mass(2.9, 3.3, "TeV"), "or", mass(3.7, 4.1, "TeV"));
    assertTrue(disjoint(mass(3.3, 3.7, "TeV"), sidebands));
  }

  @Test
  void anInvertedThresholdIsDisjointWhateverItsValue() {
    Expression threshold =
        call(
            "threshold",
            List.of(column("flat")),
            Map.of("efficiency", quantity(50, "%"), "sample", column("W")));
    Expression tagged = binary(column("flat"), ">", threshold);
    assertTrue(disjoint(tagged, not(tagged)));
    assertTrue(disjoint(tagged, binary(threshold, ">=", column("flat"))));
    assertFalse(disjoint(tagged, binary(column("flat"), ">", number(0.5))));
  }

  @Test
  void missingValuesSpoilAProofOnlyWhereTheyPassBoth() {
    Expression above = binary(column("x"), ">", number(1));
    assertTrue(disjoint(above, binary(column("x"), "<=", number(1))));
    assertTrue(disjoint(above, call("isMissing", column("x"))));
    assertFalse(disjoint(not(above), not(binary(column("x"), "<=", number(1)))));
  }

  @Test
  void textsAndIntegersAndBounds() {
    Expression signal = binary(column("label"), "==", text("s"));
    assertTrue(disjoint(signal, binary(column("label"), "==", text("b"))));
    assertTrue(disjoint(signal, oneOf(column("label"), text("b"), text("c"))));
    assertFalse(disjoint(signal, binary(column("label"), "!=", text("b"))));
    Map<String, Ranges.Domain> whole = Map.of("n", new Ranges.Domain(new Interval(0, 3), true));
    Expression between =
        binary(binary(column("n"), ">", number(2)), "and", binary(column("n"), "<", number(3)));
    assertTrue(Ranges.neverHolds(List.of(between), whole));
    assertTrue(Ranges.neverHolds(List.of(binary(column("n"), ">", number(3))), whole));
    assertFalse(Ranges.neverHolds(List.of(between), Map.of()));
  }

  /** Random cuts on a grid that has every value of interest: what is proved is never counted. */
  @Test
  void whatIsProvedHoldsOnEveryEvent() {
    double[] grid = {-1, 0, 0.5, 1, 1.5, 2, 3, Double.NaN};
    double[] x = new double[64];
    double[] y = new double[64];
    for (int i = 0; i < 64; i++) {
      x[i] = grid[i / 8];
      y[i] = grid[i % 8];
    }
    EventTable table =
        EventTable.of(64).with("x", new ColumnData.Doubles(x)).with("y", new ColumnData.Doubles(y));
    SplittableRandom random = new SplittableRandom(5);
    int proved = 0;
    for (int trial = 0; trial < 3000; trial++) {
      Expression first = random(random, 3);
      Expression second = random(random, 3);
      if (disjoint(first, second)) {
        proved++;
        for (boolean passed : Evaluator.all(List.of(first, second), table)) {
          assertFalse(passed, Printing.text(first) + "   against   " + Printing.text(second));
        }
      }
    }
    assertTrue(proved > 100, proved + " proofs");
  }

  private static Expression random(SplittableRandom random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 7);
    Expression x = column(random.nextBoolean() ? "x" : "y");
    Expression c = number(random.nextInt(3));
    List<String> signs = new ArrayList<>(List.of("<", "<=", ">", ">=", "==", "!="));
    return switch (kind) {
      case 0, 1 -> binary(x, signs.get(random.nextInt(6)), c);
      case 2 -> within(x, c, number(3));
      case 3 -> binary(column("x"), signs.get(random.nextInt(6)), column("y"));
      case 4 -> not(random(random, depth - 1));
      case 5 -> binary(random(random, depth - 1), "and", random(random, depth - 1));
      default -> binary(random(random, depth - 1), "or", random(random, depth - 1));
    };
  }

  @Test
  void printingUsesNoMoreBracketsThanNeeded() {
    assertEquals(
        "not (x > 1 or y in 65 .. 105 GeV) and -(a + b) ^ 2 >= log(c, d = 50 %)"
            .replace(" ^ ", "^"),
        Printing.text(
            binary(
                not(
                    binary(
                        binary(column("x"), ">", number(1)),
                        "or",
                        within(column("y"), number(65), quantity(105, "GeV")))),
                "and",
                binary(
                    Expression.minus(binary(binary(column("a"), "+", column("b")), "^", number(2))),
                    ">=",
                    call("log", List.of(column("c")), Map.of("d", quantity(50, "%")))))));
    assertEquals(
        "a - (b - c)",
        Printing.text(binary(column("a"), "-", binary(column("b"), "-", column("c")))));
    assertEquals(
        "`m_J1[TeV]` + `in`", Printing.text(binary(column("m_J1[TeV]"), "+", column("in"))));
  }
}
