// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/**
 * Refuses settings of Keras layers that make another function of them than Assay has.
 *
 * @param file for messages
 */
record KerasLimits(String file) {

  void number(KerasConfig layer, String setting, double usual) {
    double value = layer.number(setting, usual);
    if (value != usual) {
      throw unlike(layer, setting, String.valueOf(value), setting + " = " + usual);
    }
  }

  void word(KerasConfig layer, String setting, String usual) {
    oneOf(layer, setting, List.of(usual));
  }

  void oneOf(KerasConfig layer, String setting, List<String> known) {
    if (layer.has(setting) && !known.contains(layer.word(setting))) {
      String only = setting + " = " + String.join(" or ", known);
      throw unlike(layer, setting, layer.word(setting), only);
    }
  }

  StudyException unlike(KerasConfig layer, String setting, String value, String only) {
    return new StudyException(
        file
            + ": layer '"
            + layer.name()
            + "' is a "
            + layer.type()
            + " with "
            + setting
            + " = "
            + value
            + "; Assay has "
            + only
            + " only. Any network can be exported to ONNX: model onnx(\"...\")");
  }
}
