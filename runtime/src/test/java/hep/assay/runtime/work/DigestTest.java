// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static Key key(UnaryOperator<Digest> put) {
    return put.apply(new Digest("test")).key();
  }

  @Test
  void settingsEnterInAlphabeticalOrder() {
    assertEquals(
        key(d -> d.put(method("adam").with("epochs", 5).with("batch", 10))),
        key(d -> d.put(method("adam").with("batch", 10).with("epochs", 5))));
  }

  @Test
  void aChangedSettingOrExpressionChangesTheKey() {
    assertNotEquals(
        key(d -> d.put(method("adam").with("epochs", 5))),
        key(d -> d.put(method("adam").with("epochs", 6))));
    assertNotEquals(
        key(d -> d.put(binary(column("pt"), ">", quantity(300, "GeV")))),
        key(d -> d.put(binary(column("pt"), ">", quantity(300, "MeV")))));
    assertNotEquals(
        key(d -> d.put(binary(column("pt"), ">", number(3)))),
        key(d -> d.put(binary(column("pt"), ">=", number(3)))));
  }

  @Test
  void neighboursDoNotRunTogether() {
    assertNotEquals(key(d -> d.put("ab").put("c")), key(d -> d.put("a").put("bc")));
    assertNotEquals(
        key(d -> d.put(List.of("a")).put(List.of("b"))),
        key(d -> d.put(List.of("a", "b")).put(List.of())));
    assertNotEquals(key(d -> d.put(1L)), key(d -> d.put(1.0)));
  }

  @Test
  void longArraysEnterWhole() {
    float[] numbers = new float[100_000];
    Key zeros = key(d -> d.put(numbers));
    numbers[99_999] = 1;
    assertNotEquals(zeros, key(d -> d.put(numbers)));
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> key(d -> d.put(List.of(new StringBuilder()))));
  }
}
