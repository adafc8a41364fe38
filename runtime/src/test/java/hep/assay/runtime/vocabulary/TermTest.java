// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermTest {
  private static final Term ADAM =
      Term.of(
              "adam",
              "Adam",
              Setting.integer("epochs", "passes").within(1, 1000),
              Setting.number("learningRate", "step").orElse(1e-3))
          .positionally("epochs");

  @Test
  void completesWhatTheStudyLeftOut() {
    Settings complete = ADAM.complete(Method.method("adam").with("epochs", 50).settings());
    assertEquals(50, complete.integer("epochs"));
    assertEquals(1e-3, complete.number("learningRate"));
  }

  @Test
  void saysWhichSettingIsUnknownAndWhichWasMeant() {
    StudyException problem =
        assertThrows(
            StudyException.class,
            () -> ADAM.complete(Settings.NONE.with("epochs", 5).with("learningrat", 0.1)));
    assertEquals(
        "adam has no setting 'learningrat'; did you mean 'learningRate'?", problem.getMessage());
  }

  @Test
  void saysWhichSettingIsMissing() {
    StudyException problem = assertThrows(StudyException.class, () -> ADAM.complete(Settings.NONE));
    assertEquals("adam needs its setting 'epochs': passes", problem.getMessage());
  }

  @Test
  void takesSettingsByPosition() {
    Term inputs = Term.of("abcd", "", Setting.blocks("regions", "")).positionally("regions", "...");
    assertEquals("epochs", ADAM.settingAt(0).orElseThrow().name());
    assertTrue(ADAM.settingAt(1).isEmpty());
    assertEquals("regions", inputs.settingAt(2).orElseThrow().name());
    assertTrue(inputs.gathersFrom(0));
  }

  @Test
  void settingsKeepNumbersAsDoublesAndOrder() {
    Settings settings = Settings.NONE.with("b", 1).with("a", List.of(1, 2));
    assertEquals(List.of("a", "b"), List.copyOf(settings.values().keySet()));
    assertEquals(1.0, settings.values().get("b"));
    assertEquals(2, settings.integers("a")[1]);
    assertEquals(settings, Settings.NONE.with("a", List.of(1.0, 2.0)).with("b", 1L));
  }

  @Test
  void settingsRefuseWhatCannotBeStored() {
    assertThrows(IllegalArgumentException.class, () -> Settings.NONE.with("x", new Object()));
    assertThrows(StudyException.class, () -> Settings.NONE.with("epochs", 1.5).integer("epochs"));
    assertThrows(StudyException.class, () -> Settings.NONE.with("epochs", "ten").number("epochs"));
  }
}
