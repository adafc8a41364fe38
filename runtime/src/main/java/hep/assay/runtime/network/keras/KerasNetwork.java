// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import com.google.gson.JsonElement;
import hep.assay.runtime.data.hdf5.Hdf5Arrays;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * From the description and weights of a Keras file to layers.
 *
 * <p>Layer types and their formulas: keras.io/api/layers. Of batch normalisation the running mean
 * and variance are used, {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta}; dropout
 * does nothing after training.
 */
final class KerasNetwork {
  private static final String WEIGHTS = "model_weights";

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

  private static final String READ =
      "Dense, Activation, ReLU, ELU, Softmax, BatchNormalization, Normalization, Rescaling, Dropout,"
          + " Flatten, Reshape";

  private final String file;
  private final Hdf5Arrays arrays;
  private final KerasLayers layers;

  private KerasNetwork(String file, Hdf5Arrays arrays, int inputs) {
    this.file = file;
    this.arrays = arrays;
    this.layers = new KerasLayers(inputs);
  }

  /** How many numbers come out of the last layer, and the layers. */
  static KerasLayers read(String file, Hdf5Arrays arrays, int inputs) {
    if (!arrays.hasAttribute("", "model_config")) {
      throw new StudyException(
          file
              + " has no model_config: it holds weights only, or no Keras model; save it with"
              + " model.save(\"model.h5\")");
    }
    KerasNetwork network = new KerasNetwork(file, arrays, inputs);
    for (KerasConfig layer : KerasConfig.of(file, arrays.text("", "model_config"))) {
      network.add(layer, inputs);
    }
    return network.layers;
  }

  private void add(KerasConfig layer, int inputs) {
    checkShape(layer, inputs);
    switch (layer.type()) {
      case "InputLayer",
          "Flatten",
          "Reshape",
          "Dropout",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization" -> {
        // no arithmetic after training; numbers stay row by row
      }
      case "Dense" -> dense(layer);
      case "Activation" -> layers.activation(activation(layer, layer.word("activation")));
      case "ReLU" -> rectifier(layer);
      case "ELU" -> {
        plain(layer, "alpha", 1);
        layers.activation(Activation.ELU);
      }
      case "Softmax" -> layers.activation(Activation.SOFTMAX);
      case "BatchNormalization" -> batchNormalization(layer);
      case "Normalization" -> normalization(layer);
      case "Rescaling" -> rescaling(layer);
      default ->
          throw new StudyException(
              file
                  + ": layer '"
                  + layer.name()
                  + "' is a "
                  + layer.type()
                  + ", which Assay does not read; it reads "
                  + READ
                  + ". Any network can be exported to ONNX: model onnx(\"...\")");
    }
  }

  /** What a layer says of the inputs of the whole network, if it does. */
  private void checkShape(KerasConfig layer, int inputs) {
    JsonElement shape = layer.config().get("batch_shape");
    shape = shape == null ? layer.config().get("batch_input_shape") : shape;
    if (shape == null || shape.isJsonNull()) {
      return;
    }
    long numbers = 1;
    for (int i = 1; i < shape.getAsJsonArray().size(); i++) {
      JsonElement one = shape.getAsJsonArray().get(i);
      numbers *= one.isJsonNull() ? 1 : one.getAsLong();
    }
    if (numbers != inputs) {
      throw new StudyException(
          file
              + ": layer '"
              + layer.name()
              + "' takes events of shape "
              + shape.toString().replace("null", "any")
              + ", and the classifier gives "
              + inputs
              + " numbers per event");
    }
  }

  private void dense(KerasConfig layer) {
    Hdf5Arrays.Numbers kernel = weights(layer, "kernel");
    int units = (int) layer.number("units", -1);
    if (!Arrays.equals(kernel.shape(), new int[] {layers.width(), units})) {
      throw new StudyException(
          file
              + ": the kernel of layer '"
              + layer.name()
              + "' has the shape "
              + Arrays.toString(kernel.shape())
              + ": expected ["
              + layers.width()
              + ", "
              + units
              + "]");
    }
    boolean biased =
        !layer.config().has("use_bias") || layer.config().get("use_bias").getAsBoolean();
    layers.dense(kernel.values(), biased ? vector(layer, "bias", units) : new float[units]);
    layers.activation(activation(layer, layer.word("activation")));
  }

  private Activation activation(KerasConfig layer, String word) {
    Activation known = ACTIVATIONS.get(word);
    if (known == null) {
      throw new StudyException(
          file
              + ": layer '"
              + layer.name()
              + "' has the activation '"
              + word
              + "', which Assay does not have; it has "
              + String.join(", ", ACTIVATIONS.keySet().stream().sorted().toList()));
    }
    return known;
  }

  private void rectifier(KerasConfig layer) {
    plain(layer, "negative_slope", 0);
    plain(layer, "threshold", 0);
    plain(layer, "max_value", 0);
    layers.activation(Activation.RELU);
  }

  /** Refuses a setting that changes the function into one that is not there. */
  private void plain(KerasConfig layer, String setting, double usual) {
    double value = layer.number(setting, usual);
    if (value != usual) {
      throw new StudyException(
          file
              + ": layer '"
              + layer.name()
              + "' is a "
              + layer.type()
              + " with "
              + setting
              + " = "
              + value
              + ", which Assay does not have");
    }
  }

  private void batchNormalization(KerasConfig layer) {
    int width = layers.width();
    float[] mean = vector(layer, "moving_mean", width);
    float[] variance = vector(layer, "moving_variance", width);
    float[] gamma = flag(layer, "scale") ? vector(layer, "gamma", width) : null;
    float[] beta = flag(layer, "center") ? vector(layer, "beta", width) : null;
    double epsilon = layer.number("epsilon", 1e-3);
    double[] factor = new double[width];
    double[] offset = new double[width];
    for (int i = 0; i < width; i++) {
      factor[i] = (gamma == null ? 1 : gamma[i]) / Math.sqrt(variance[i] + epsilon);
      offset[i] = (beta == null ? 0 : beta[i]) - mean[i] * factor[i];
    }
    layers.affine(factor, offset);
  }

  private static boolean flag(KerasConfig layer, String setting) {
    JsonElement value = layer.config().get(setting);
    return value == null || value.getAsBoolean();
  }

  /** {@code (x - mean) / max(sqrt(variance), 1e-7)}. */
  private void normalization(KerasConfig layer) {
    int width = layers.width();
    float[] mean = vector(layer, "mean", width);
    float[] variance = vector(layer, "variance", width);
    double[] factor = new double[width];
    double[] offset = new double[width];
    for (int i = 0; i < width; i++) {
      factor[i] = 1 / Math.max(Math.sqrt(variance[i]), 1e-7);
      offset[i] = -mean[i] * factor[i];
    }
    layers.affine(factor, offset);
  }

  private void rescaling(KerasConfig layer) {
    double[] factor = new double[layers.width()];
    double[] offset = new double[layers.width()];
    Arrays.fill(factor, layer.number("scale", 1));
    Arrays.fill(offset, layer.number("offset", 0));
    layers.affine(factor, offset);
  }

  private float[] vector(KerasConfig layer, String weight, int length) {
    float[] values = weights(layer, weight).values();
    if (values.length != length) {
      throw new StudyException(
          file
              + ": "
              + weight
              + " of layer '"
              + layer.name()
              + "' has "
              + values.length
              + " numbers: expected "
              + length);
    }
    return values;
  }

  /** A weight by the last part of its name: {@code dense/kernel:0}, {@code sequential/a/kernel}. */
  private Hdf5Arrays.Numbers weights(KerasConfig layer, String weight) {
    String group = WEIGHTS + "/" + layer.name();
    List<String> names = arrays.texts(group, "weight_names");
    return names.stream()
        .filter(name -> name.replaceFirst(":0$", "").endsWith("/" + weight))
        .findFirst()
        .map(name -> arrays.numbers(group + "/" + name))
        .orElseThrow(
            () ->
                new StudyException(
                    file
                        + ": layer '"
                        + layer.name()
                        + "' has no "
                        + weight
                        + " but "
                        + String.join(", ", names)));
  }
}
