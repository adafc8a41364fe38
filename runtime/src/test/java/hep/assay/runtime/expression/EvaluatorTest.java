// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.element;
import static hep.assay.runtime.expression.Expression.not;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.oneOf;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.text;
import static hep.assay.runtime.expression.Expression.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final double NAN = Double.NaN;

  private final EventTable table =
      EventTable.of(3)
          .with(
              "pt",
              new ColumnData.Doubles(new double[] {0.03, NAN, 0.31}).declared(Unit.of("TeV"), NAN))
          .with("eta", new ColumnData.Floats(new float[] {1, -2, 0.5f}))
          .with("n", new ColumnData.Ints(new int[] {2, -999, 4}).declared(Unit.NONE, -999))
          .with("label", new ColumnData.Words(List.of("s", "b"), new int[] {0, 1, -1}))
          .with(
              "jets.pt",
              new ColumnData.Jagged(
                  new int[] {0, 2, 2, 5},
                  new ColumnData.Floats(new float[] {50, 20, 100, 40, 30})
                      .declared(Unit.of("GeV"), NAN)));

  private double[] numbers(Expression expression) {
    return Evaluator.numbers(expression, table);
  }

  private boolean[] truths(Expression expression) {
    return Evaluator.truths(expression, table);
  }

  @Test
  void numbersComeInCanonicalUnits() {
    assertArrayEquals(new double[] {30, NAN, 310}, numbers(column("pt")), 1e-12);
    assertArrayEquals(
        new boolean[] {false, false, true},
        truths(binary(column("pt"), ">", quantity(30_001, "MeV"))));
    assertArrayEquals(
        new boolean[] {true, false, false},
        truths(within(column("pt"), number(30), quantity(310, "GeV"))));
  }

  @Test
  void aMissingValueFailsEveryComparisonButNotItsNegation() {
    for (String sign : List.of("==", "!=", "<", "<=", ">", ">=")) {
      assertEquals(false, truths(binary(column("n"), sign, number(1)))[1], sign);
    }
    assertTrue(truths(not(binary(column("n"), ">", number(1))))[1]);
    assertArrayEquals(new boolean[] {false, true, false}, truths(call("isMissing", column("n"))));
    assertArrayEquals(
        new double[] {2, 0, 4},
        numbers(call("where", call("isMissing", column("n")), number(0), column("n"))));
  }

  @Test
  void textsAreComparedByEquality() {
    assertArrayEquals(
        new boolean[] {true, false, false}, truths(binary(column("label"), "==", text("s"))));
    assertArrayEquals(
        new boolean[] {false, true, false}, truths(binary(column("label"), "!=", text("s"))));
    assertArrayEquals(
        new boolean[] {true, true, false}, truths(oneOf(column("label"), text("b"), text("s"))));
    assertArrayEquals(
        new boolean[] {false, false, true}, truths(call("isMissing", column("label"))));
    String message =
        assertThrows(StudyException.class, () -> truths(binary(column("label"), "<", text("s"))))
            .getMessage();
    assertTrue(message.contains("== and !="), message);
  }

  @Test
  void listsGiveOneNumberPerEvent() {
    assertArrayEquals(new double[] {70, 0, 170}, numbers(call("sum", column("jets.pt"))), 1e-9);
    assertArrayEquals(
        new double[] {1, 0, 2},
        numbers(call("count", binary(column("jets.pt"), ">", quantity(30, "GeV")))));
    assertArrayEquals(
        new double[] {20.0 / 30, NAN, 30.0 / 310},
        numbers(call("min_of", binary(column("jets.pt"), "/", column("pt")))),
        1e-7);
    assertArrayEquals(new double[] {20, NAN, 40}, numbers(element("jets.pt", 1)), 1e-9);
    assertThrows(StudyException.class, () -> numbers(column("jets.pt")));
  }

  @Test
  void blocksGiveWhatOnePassGives() {
    int count = 3 * Evaluator.BLOCK + 17;
    double[] x = new java.util.SplittableRandom(3).doubles(count).toArray();
    EventTable large = EventTable.of(count).with("x", new ColumnData.Doubles(x));
    double[] found =
        Evaluator.numbers(
            binary(call("log", column("x")), "+", binary(column("x"), "^", number(2))), large);
    for (int i = 0; i < count; i++) {
      assertEquals(Math.log(x[i]) + x[i] * x[i], found[i]);
    }
  }

  @Test
  void functionsGiveTheirTextbookValues() {
    assertEquals(0.2, one(call("deltaPhi", number(3.2), number(3))), 1e-12);
    assertEquals(2 * Math.PI - 6, one(call("deltaPhi", number(-3), number(3))), 1e-12);
    assertEquals(0.8427007929497149, one(call("erf", number(1))), 1e-15);
    assertEquals(0.9999779095030014, one(call("erf", number(3))), 1e-15);
    assertEquals(5, one(call("hypot", number(3), number(4))), 1e-15);
    assertEquals(1, one(call("mod", number(-3), number(2))));
    assertEquals(
        100,
        one(
            call(
                "transverseMass",
                quantity(50, "GeV"),
                number(0),
                quantity(50, "GeV"),
                quantity(180, "deg"))),
        1e-12);
  }

  private static double one(Expression expression) {
    return Evaluator.constant(expression);
  }

  @Test
  void anUnknownColumnIsNamedWithItsNeighbour() {
    String message = assertThrows(StudyException.class, () -> numbers(column("etta"))).getMessage();
    assertEquals("no column 'etta'; did you mean 'eta'?", message);
  }

  @Test
  void theMassOfASumIsThatOfItsParticles() {
    EventTable two =
        EventTable.of(2)
            .with("c.pt", jagged(40, 60, 25).declared(Unit.of("GeV"), NAN))
            .with("c.eta", jagged(1, -0.5, 2))
            .with("c.phi", jagged(3, -3, 1));
    double pair = Math.sqrt(2 * 40 * 60 * (Math.cosh(1.5) - Math.cos(6)));
    Expression sum = call("sum", column("c"));
    assertArrayEquals(new double[] {pair, 0}, Evaluator.numbers(call("mass", sum), two), 1e-5);
    assertEquals(25, Evaluator.numbers(call("pt", sum), two)[1], 1e-12);
    assertEquals(2, Evaluator.numbers(call("eta", sum), two)[1], 1e-12);
    assertEquals(1, Evaluator.numbers(call("phi", sum), two)[1], 1e-12);
    assertEquals(
        List.of("c.pt", "c.eta", "c.phi"), List.copyOf(Traversal.columns(call("mass", sum))));
  }

  private static ColumnData jagged(double... numbers) {
    return new ColumnData.Jagged(new int[] {0, 2, 3}, new ColumnData.Doubles(numbers));
  }
}
