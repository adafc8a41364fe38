// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.vocabulary.StudyException;
import org.junit.jupiter.api.Test;

class UnitTest {
  @Test
  void convertsToTheCanonicalUnitOfItsDimension() {
    assertEquals(1000, Unit.of("TeV").factor());
    assertEquals(Unit.of("GeV").dimension(), Unit.of("MeV").dimension());
    assertEquals(0.01, Unit.of("%").factor());
    assertEquals(Math.PI, 180 * Unit.of("deg").factor(), 1e-15);
    assertEquals(10, Unit.of("cm").factor());
  }

  @Test
  void readsProductsAndPowers() {
    assertEquals(1e6, Unit.of("TeV^2").factor());
    assertEquals(1000, Unit.of("1/fb").factor(), 1e-9);
    assertEquals(Unit.of("pb").dimension().power(-1), Unit.of("1/fb").dimension());
    assertEquals("mm ns^-1", Unit.of("m/s").dimension().canonical());
    assertEquals(1e-6, Unit.of("m/s").factor(), 1e-20);
  }

  @Test
  void saysWhichUnitWasMeant() {
    StudyException problem = assertThrows(StudyException.class, () -> Unit.of("Gev2"));
    assertEquals(
        "'Gev2' is not a unit; write for example GeV, GeV^2 or 1/fb", problem.getMessage());
    assertEquals(
        "unknown unit 'GEv'; did you mean 'GeV'?",
        assertThrows(StudyException.class, () -> Unit.of("GEv")).getMessage());
  }
}
