// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import com.google.gson.JsonElement;
import hep.assay.runtime.data.hdf5.Hdf5Arrays;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.preparation.Preparation;
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
      "Dense, Conv2D, Conv3D, MaxPooling2D, MaxPooling3D, Activation, ReLU, ELU, Softmax,"
          + " BatchNormalization, Normalization, Rescaling, Dropout, Flatten, Reshape";

  private final String file;
  private final KerasLimits limits;
  private final Hdf5Arrays arrays;
  private final List<InputGroup> groups;
  private final int inputs;
  private KerasLayers layers;
  private KerasImage image;
  private boolean flat = true;

  private KerasNetwork(String file, Hdf5Arrays arrays, Preparation preparation) {
    this.file = file;
    this.limits = new KerasLimits(file);
    this.arrays = arrays;
    this.groups = preparation.groups();
    this.inputs = preparation.width();
    this.layers = new KerasLayers(inputs);
  }

  /** Reads all layers. */
  static KerasNetwork read(String file, Hdf5Arrays arrays, Preparation preparation) {
    if (!arrays.hasAttribute("", "model_config")) {
      throw new StudyException(
          file
              + " has no model_config: it holds weights only, or no Keras model; save it with"
              + " model.save(\"model.h5\")");
    }
    KerasNetwork network = new KerasNetwork(file, arrays, preparation);
    for (KerasConfig layer : KerasConfig.of(file, arrays.text("", "model_config"))) {
      network.add(layer);
    }
    network.flatten();
    return network;
  }

  /** How many numbers come out of the last layer. */
  int outputs() {
    return layers.width();
  }

  /** The layers as {@link KerasLayers#finished} ends them. */
  Architecture architecture(int[] places, boolean logits) {
    List<Layer> joint = layers.finished(file, places, logits);
    return image == null
        ? Architecture.of(inputs, joint)
        : new Architecture(inputs, List.of(image.branch()), joint);
  }

  private void flatten() {
    if (!flat) {
      flat = true;
      layers = new KerasLayers(image.outputs());
    }
  }

  private void add(KerasConfig layer) {
    checkShape(layer);
    switch (layer.type()) {
      case "Flatten" -> flatten();
      case "Conv2D" -> convolution(layer, 2);
      case "Conv3D" -> convolution(layer, 3);
      case "MaxPooling2D" -> pool(layer, 2);
      case "MaxPooling3D" -> pool(layer, 3);
      case "SpatialDropout2D",
          "SpatialDropout3D",
          "InputLayer",
          "Reshape",
          "Dropout",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization" -> {
        // no arithmetic after training; numbers stay row by row
      }
      case "Dense" -> dense(layer);
      case "Activation" -> activate(activation(layer, layer.word("activation")));
      case "ReLU" -> rectifier(layer);
      case "ELU" -> {
        limits.number(layer, "alpha", 1);
        activate(Activation.ELU);
      }
      case "Softmax" -> activate(Activation.SOFTMAX);
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
  private void checkShape(KerasConfig layer) {
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

  private void activate(Activation activation) {
    if (flat) {
      layers.activation(activation);
    } else {
      image.activation(activation);
    }
  }

  private void convolution(KerasConfig layer, int dimensions) {
    limits.grid(layer, "strides", 1);
    limits.word(layer, "padding", "same");
    limits.grid(layer, "dilation_rate", 1);
    limits.number(layer, "groups", 1);
    start(layer, dimensions);
    Hdf5Arrays.Numbers kernel = weights(layer, "kernel");
    List<Integer> sizes = Arrays.stream(kernel.shape()).boxed().toList();
    int filters = (int) layer.number("filters", -1);
    boolean fits =
        sizes.size() == dimensions + 2
            && sizes.get(dimensions) == image.channels()
            && sizes.get(dimensions + 1) == filters;
    if (!fits) {
      throw new StudyException(
          file
              + ": the kernel of layer '"
              + layer.name()
              + "' has the shape "
              + sizes
              + ": expected "
              + image.channels()
              + " channels and "
              + filters
              + " filters at its end");
    }
    float[] bias = flag(layer, "use_bias") ? vector(layer, "bias", filters) : new float[filters];
    image.convolution(sizes.subList(0, dimensions), kernel.values(), bias);
    image.activation(activation(layer, layer.word("activation")));
  }

  private void pool(KerasConfig layer, int dimensions) {
    limits.word(layer, "padding", "valid");
    start(layer, dimensions);
    List<Integer> window = layer.numbers("pool_size");
    List<Integer> strides = layer.numbers("strides");
    if (!strides.isEmpty() && !strides.equals(window)) {
      throw limits.unlike(layer, "strides", strides.toString(), "windows side by side");
    }
    image.pool(window);
  }

  /** Begins the image where none is, and refuses one after it was flattened. */
  private void start(KerasConfig layer, int dimensions) {
    limits.word(layer, "data_format", "channels_last");
    if (image == null) {
      image = new KerasImage(file, layer, groups, dimensions);
      flat = false;
    }
    if (flat || image.size().size() != dimensions) {
      throw new StudyException(
          file + ": layer '" + layer.name() + "' does not fit after what stands before it");
    }
  }

  private void dense(KerasConfig layer) {
    if (!flat) {
      throw new StudyException(
          file + ": layer '" + layer.name() + "' is dense on an image that was not flattened");
    }
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
    boolean biased = flag(layer, "use_bias");
    layers.dense(kernel.values(), biased ? vector(layer, "bias", units) : new float[units]);
    activate(activation(layer, layer.word("activation")));
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
    limits.number(layer, "negative_slope", 0);
    limits.number(layer, "threshold", 0);
    limits.number(layer, "max_value", 0);
    activate(Activation.RELU);
  }

  private void batchNormalization(KerasConfig layer) {
    int width = flat ? layers.width() : image.channels();
    float[] mean = vector(layer, "moving_mean", width);
    float[] variance = vector(layer, "moving_variance", width);
    float[] gamma = flag(layer, "scale") ? vector(layer, "gamma", width) : ones(width);
    float[] beta = flag(layer, "center") ? vector(layer, "beta", width) : new float[width];
    double epsilon = layer.number("epsilon", 1e-3);
    if (!flat) {
      image.normalise(gamma, beta, mean, variance, epsilon);
      return;
    }
    double[] factor = new double[width];
    double[] offset = new double[width];
    for (int i = 0; i < width; i++) {
      factor[i] = gamma[i] / Math.sqrt(variance[i] + epsilon);
      offset[i] = beta[i] - mean[i] * factor[i];
    }
    layers.affine(factor, offset);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static boolean flag(KerasConfig layer, String setting) {
    JsonElement value = layer.config().get(setting);
    return value == null || value.getAsBoolean();
  }

  /** {@code (x - mean) / max(sqrt(variance), 1e-7)}. */
  private void normalization(KerasConfig layer) {
    beforeAnyImage(layer);
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
    beforeAnyImage(layer);
    double[] factor = new double[layers.width()];
    double[] offset = new double[layers.width()];
    Arrays.fill(factor, layer.number("scale", 1));
    Arrays.fill(offset, layer.number("offset", 0));
    layers.affine(factor, offset);
  }

  private void beforeAnyImage(KerasConfig layer) {
    boolean image = groups.stream().anyMatch(one -> one.kind() != InputGroup.Kind.SCALAR);
    if (!flat || image) {
      throw new StudyException(
          file
              + ": layer '"
              + layer.name()
              + "' is a "
              + layer.type()
              + " of an image or list; leave it out and write prepare ... instead");
    }
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
