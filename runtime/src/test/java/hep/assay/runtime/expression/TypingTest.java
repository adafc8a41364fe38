// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.text;
import static hep.assay.runtime.expression.Expression.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypingTest {
  private static final Type GEV = Type.number(Unit.of("GeV").dimension());
  private static final Map<String, Type> COLUMNS =
      Map.of(
          "pt",
          GEV,
          "mass",
          GEV,
          "tau",
          Type.NUMBER,
          "label",
          Type.TEXT,
          "passed",
          Type.TRUTH,
          "jets.pt",
          GEV.list(true));

  private static Typing.Typed of(Expression expression) {
    return Typing.of(expression, name -> Optional.ofNullable(COLUMNS.get(name)));
  }

  private static String problem(Expression expression) {
    List<Typing.Problem> problems = of(expression).problems();
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0).message();
  }

  private static Type fine(Expression expression) {
    Typing.Typed typed = of(expression);
    assertEquals(List.of(), typed.problems());
    return typed.type();
  }

  @Test
  void whatFitsHasADimension() {
    assertEquals(Type.TRUTH, fine(binary(column("pt"), ">", quantity(300, "MeV"))));
    assertEquals(Type.TRUTH, fine(binary(column("pt"), ">", number(0))));
    assertEquals(Type.TRUTH, fine(within(column("mass"), number(65), quantity(105, "GeV"))));
    Expression ratio =
        binary(binary(column("mass"), "^", number(2)), "/", binary(column("pt"), "^", number(2)));
    assertEquals(Type.NUMBER, fine(call("log", ratio)));
    assertEquals(GEV, fine(call("sqrt", binary(column("pt"), "*", column("mass")))));
    assertEquals(
        Type.NUMBER, fine(call("count", binary(column("jets.pt"), ">", quantity(30, "GeV")))));
    assertEquals(GEV, fine(call("sum", column("jets.pt"))));
    assertEquals(GEV, fine(call("where", column("passed"), column("pt"), column("mass"))));
    assertEquals(Type.TRUTH, fine(binary(column("nobodyKnows"), ">", quantity(3, "GeV"))));
    assertEquals(Type.NUMBER, fine(binary(column("tau"), "*", column("passed"))));
  }

  @Test
  void whatDoesNotFitIsSaidWithWhatToWrite() {
    Expression hundred = number(100);
    Typing.Problem unitless = of(binary(column("pt"), ">", hundred)).problems().get(0);
    assertSame(hundred, unitless.where());
    assertTrue(unitless.message().endsWith("write 100 GeV"), unitless.message());
    assertTrue(
        problem(binary(column("tau"), "<", quantity(3, "GeV")))
            .contains("declare it: column tau [GeV]"));
    assertTrue(problem(call("log", column("pt"))).startsWith("log needs a pure number"));
    assertTrue(problem(binary(column("pt"), "+", column("tau"))).contains("'pt' is in GeV"));
    assertTrue(problem(binary(column("pt"), "^", column("tau"))).contains("constant exponent"));
    assertTrue(problem(binary(column("label"), "==", number(3))).contains("is a text"));
    assertTrue(problem(binary(column("label"), "<", text("s"))).contains("== and !="));
    assertTrue(problem(binary(column("pt"), "and", column("passed"))).contains("pt > 0"));
    assertTrue(problem(call("sqrt", column("tau"), column("tau"))).contains("takes 1 argument"));
    assertTrue(problem(call("sqr", column("tau"))).contains("did you mean 'sqrt'"));
    assertTrue(problem(quantity(3, "GeW")).contains("did you mean 'GeV'"));
    assertTrue(problem(call("sum", column("pt"))).contains("needs a list"));
  }

  @Test
  void aCutIsATruthValue() {
    assertEquals(
        1,
        Typing.cut(column("tau"), name -> Optional.ofNullable(COLUMNS.get(name)))
            .problems()
            .size());
  }

  @Test
  void everyFunctionHasHelpAndAKernelOrAnotherRoom() {
    for (Function function : Functions.ALL.all()) {
      assertTrue(!function.term().summary().isEmpty(), function.name());
      assertTrue(function.kernel() != null || function.name().equals("threshold"), function.name());
      assertTrue(function.least() >= 1, function.name());
    }
  }
}
