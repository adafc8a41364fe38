// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void oneValueStandsForAListOfOne() {
    Settings settings = Settings.NONE.with("a", 3).with("b", "x");
    assertArrayEquals(new double[] {3}, settings.numbers("a"));
    assertEquals(List.of("x"), settings.words("b"));
  }

  /** As a study in the middle of being typed has it. */
  @Test
  void aListWithAnItemOfAnotherKindIsRefused() {
    Settings settings = Settings.NONE.with("filters", List.of(8, "relu"));
    for (Runnable ask :
        List.<Runnable>of(() -> settings.numbers("filters"), () -> settings.words("filters"))) {
      assertThrows(StudyException.class, ask::run);
    }
    StudyException refused = assertThrows(StudyException.class, () -> settings.numbers("filters"));
    assertEquals("setting 'filters' must be a list of numbers, and has relu", refused.getMessage());
  }
}
