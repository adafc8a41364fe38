// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.vocabulary.StudyException;

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
    boolean said = layer.config().has(setting) && !layer.config().get(setting).isJsonNull();
    if (said && !layer.word(setting).equals(usual)) {
      throw unlike(layer, setting, layer.word(setting), setting + " = " + usual);
    }
  }

  void grid(KerasConfig layer, String setting, int usual) {
    if (layer.numbers(setting).stream().anyMatch(one -> one != usual)) {
      throw unlike(layer, setting, layer.numbers(setting).toString(), setting + " of " + usual);
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
