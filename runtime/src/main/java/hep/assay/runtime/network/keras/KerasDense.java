// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.data.hdf5.Hdf5Arrays;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Dense layers and activations. */
record KerasDense(KerasFile file, KerasLimits limits) {
  private static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "linear", Activation.LINEAR,
          "relu", Activation.RELU,
          "tanh", Activation.TANH,
          "sigmoid", Activation.SIGMOID,
          "softplus", Activation.SOFTPLUS,
          "elu", Activation.ELU,
          "silu", Activation.SWISH,
          "swish", Activation.SWISH,
          "softmax", Activation.SOFTMAX);

  static final List<String> READ = List.of("Dense", "Activation", "ReLU", "ELU", "Softmax");

  /** Returns whether the layer is one of these. */
  boolean add(KerasConfig layer, KerasStrand strand) {
    switch (layer.type()) {
      case "Dense" -> dense(layer, strand);
      case "Activation" -> strand.activate(layer, activation(layer, strand));
      case "ReLU" -> {
        limits.number(layer, "negative_slope", 0);
        limits.number(layer, "threshold", 0);
        limits.number(layer, "max_value", 0);
        strand.activate(layer, Activation.RELU);
      }
      case "ELU" -> {
        limits.number(layer, "alpha", 1);
        strand.activate(layer, Activation.ELU);
      }
      case "Softmax" -> strand.activate(layer, activation(layer, "softmax", strand));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void dense(KerasConfig layer, KerasStrand strand) {
    if (!strand.isFlat()) {
      throw new StudyException(
          file.name()
              + ": layer '"
              + layer.name()
              + "' is dense on an image that was not flattened");
    }
    Hdf5Arrays.Numbers kernel = file.weights(layer, "kernel");
    int units = (int) layer.number("units", -1);
    int width = strand.layers().width();
    if (!Arrays.equals(kernel.shape(), new int[] {width, units})) {
      throw new StudyException(
          file.name()
              + ": the kernel of layer '"
              + layer.name()
              + "' has the shape "
              + Arrays.toString(kernel.shape())
              + ": expected ["
              + width
              + ", "
              + units
              + "]");
    }
    boolean biased = layer.flag("use_bias");
    float[] bias = biased ? file.vector(layer, "bias", units) : new float[units];
    strand.layers().dense(kernel.values(), bias);
    strand.activate(layer, activation(layer, strand));
  }

  /** What a layer says of its activation. */
  Activation activation(KerasConfig layer, KerasStrand strand) {
    return activation(layer, layer.word("activation"), strand);
  }

  private Activation activation(KerasConfig layer, String word, KerasStrand strand) {
    Activation known = ACTIVATIONS.get(word);
    if (known == null || known == Activation.SOFTMAX && !strand.isFlat()) {
      throw new StudyException(
          file.name()
              + ": layer '"
              + layer.name()
              + "' has the activation '"
              + word
              + (known == null
                  ? "', which Assay does not have; it has "
                      + String.join(", ", ACTIVATIONS.keySet().stream().sorted().toList())
                  : "' on a grid; Assay has it on flat numbers only"));
    }
    return known;
  }
}
