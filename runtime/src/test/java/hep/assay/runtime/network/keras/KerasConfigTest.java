// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasConfigTest {

  private static KerasConfig dense(String activation) {
    String json =
        "{'class_name': 'Dense', 'config': {'name': 'd', 'activation': " + activation + "}}";
    return KerasConfig.of(
        JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject(), List.of());
  }

  @Test
  void anActivationIsAWordOrAnObjectWithTheUsualSettings() {
    assertEquals("tanh", dense("'tanh'").word("activation"));
    assertEquals("linear", dense("null").word("activation"));
    String relu = "{'class_name': 'ReLU', 'config': {'name': 'r', 'dtype': {'a': 1}, ";
    assertEquals(
        "relu",
        dense(relu + "'max_value': null, 'negative_slope': 0.0, 'threshold': 0}}")
            .word("activation"));
    assertEquals(
        "elu", dense("{'class_name': 'ELU', 'config': {'alpha': 1.0}}").word("activation"));
  }

  /** Read as the plain one they would give other scores. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class_name': 'ReLU', 'config': {'max_value': 6}}",
        "{'class_name': 'ReLU', 'config': {'negative_slope': 0.1}}",
        "{'class_name': 'ELU', 'config': {'alpha': 0.5}}"
      })
  void otherSettingsAreRefusedByName(String activation) {
    KerasConfig layer = dense(activation);
    StudyException refused = assertThrows(StudyException.class, () -> layer.word("activation"));
    assertTrue(refused.getMessage().startsWith("layer 'd' has activation = "));
  }
}
