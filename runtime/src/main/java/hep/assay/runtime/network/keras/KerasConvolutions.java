// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.data.hdf5.Hdf5Arrays;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Convolutions and pooling in one to three dimensions. */
record KerasConvolutions(KerasFile file, KerasLimits limits, KerasDense dense) {
  static final List<String> READ =
      List.of(
          "Conv1D to Conv3D",
          "MaxPooling1D to 3D",
          "AveragePooling1D to 3D",
          "GlobalMaxPooling1D to 3D",
          "GlobalAveragePooling1D to 3D");

  /** Returns whether the layer is one of these. */
  boolean add(KerasConfig layer, KerasStrand strand) {
    String type = layer.type();
    int end = type.length() - 2;
    if (!type.matches("[A-Za-z]+[123]D")) {
      return false;
    }
    int dimensions = type.charAt(end) - '0';
    switch (type.substring(0, end)) {
      case "Conv" -> convolution(layer, strand, dimensions);
      case "MaxPooling" -> grid(layer, strand, dimensions).pool(largest(layer, strand));
      case "AveragePooling" -> average(layer, grid(layer, strand, dimensions));
      case "GlobalMaxPooling" -> {
        KerasImage grid = whole(layer, strand, dimensions);
        grid.pool(KerasWindows.beginnings(grid.size(), grid.size(), grid.size(), false));
        strand.flatten();
      }
      case "GlobalAveragePooling" -> globalAverage(whole(layer, strand, dimensions), strand);
      default -> {
        return false;
      }
    }
    return true;
  }

  private KerasImage grid(KerasConfig layer, KerasStrand strand, int dimensions) {
    limits.word(layer, "data_format", "channels_last");
    return strand.grid(layer, dimensions);
  }

  private void convolution(KerasConfig layer, KerasStrand strand, int dimensions) {
    limits.number(layer, "groups", 1);
    limits.oneOf(layer, "padding", List.of("valid", "same"));
    KerasImage grid = grid(layer, strand, dimensions);
    Hdf5Arrays.Numbers kernel = file.weights(layer, "kernel");
    List<Integer> shape = Arrays.stream(kernel.shape()).boxed().toList();
    int filters = (int) layer.number("filters", -1);
    check(layer, shape, grid.channels(), filters, dimensions);
    List<Integer> spread = numbers(layer, "dilation_rate", dimensions, 1);
    List<Integer> sizes = shape.subList(0, dimensions);
    List<Integer> reach = reach(sizes, spread);
    List<Integer> strides = numbers(layer, "strides", dimensions, 1);
    boolean same = layer.word("padding").equals("same");
    checkFits(layer, grid.size(), reach, same);
    boolean biased = layer.flag("use_bias");
    grid.convolution(
        reach,
        spread(kernel.values(), sizes, spread, reach, grid.channels() * filters),
        biased ? file.vector(layer, "bias", filters) : new float[filters],
        dense.activation(layer, strand),
        KerasWindows.centres(grid.size(), reach, strides, same));
  }

  private void check(
      KerasConfig layer, List<Integer> shape, int channels, int filters, int dimensions) {
    boolean fits =
        shape.size() == dimensions + 2
            && shape.get(dimensions) == channels
            && shape.get(dimensions + 1) == filters;
    if (!fits) {
      throw new StudyException(
          file.name()
              + ": the kernel of layer '"
              + layer.name()
              + "' has the shape "
              + shape
              + ": expected "
              + channels
              + " channels and "
              + filters
              + " filters at its end");
    }
  }

  /** Windows that do not fit a grid even once leave nothing of it. */
  private void checkFits(
      KerasConfig layer, List<Integer> size, List<Integer> window, boolean same) {
    for (int d = 0; d < size.size() && !same; d++) {
      if (window.get(d) > size.get(d)) {
        throw new StudyException(
            file.name()
                + ": layer '"
                + layer.name()
                + "' has windows of "
                + window
                + " on a grid of "
                + size);
      }
    }
  }

  /** One number for each dimension, which Keras may write as one for all. */
  private static List<Integer> numbers(
      KerasConfig layer, String setting, int dimensions, int fallback) {
    List<Integer> said = layer.numbers(setting);
    if (said.size() == dimensions) {
      return said;
    }
    return Collections.nCopies(dimensions, said.isEmpty() ? fallback : said.get(0));
  }

  /** How far a kernel with gaps reaches. */
  private static List<Integer> reach(List<Integer> kernel, List<Integer> dilation) {
    Integer[] reach = new Integer[kernel.size()];
    Arrays.setAll(
        reach, d -> Math.addExact(Math.multiplyExact(kernel.get(d) - 1, dilation.get(d)), 1));
    return List.of(reach);
  }

  /** A kernel with its gaps filled with zeros. */
  private static float[] spread(
      float[] weights,
      List<Integer> kernel,
      List<Integer> dilation,
      List<Integer> reach,
      int block) {
    if (reach.equals(kernel)) {
      return weights;
    }
    float[] filled = new float[Math.multiplyExact(Grids.product(reach), block)];
    for (int k = 0; k < Grids.product(kernel); k++) {
      int to = 0;
      int rest = Grids.product(kernel);
      for (int d = 0; d < kernel.size(); d++) {
        rest /= kernel.get(d);
        to = to * reach.get(d) + k / rest % kernel.get(d) * dilation.get(d);
      }
      System.arraycopy(weights, k * block, filled, to * block, block);
    }
    return filled;
  }

  private KerasWindows largest(KerasConfig layer, KerasStrand strand) {
    KerasImage grid = strand.image();
    List<Integer> window = window(layer, grid);
    List<Integer> strides = strides(layer, window);
    for (int d = 0; d < window.size(); d++) {
      if (strides.get(d) < window.get(d)) {
        throw limits.unlike(layer, "strides", strides.toString(), "windows that do not overlap");
      }
    }
    return KerasWindows.beginnings(
        grid.size(), window, strides, layer.word("padding").equals("same"));
  }

  private List<Integer> window(KerasConfig layer, KerasImage grid) {
    limits.oneOf(layer, "padding", List.of("valid", "same"));
    List<Integer> window = numbers(layer, "pool_size", grid.dimensions(), 2);
    boolean same = layer.word("padding").equals("same");
    checkFits(layer, grid.size(), window, same);
    if (same && KerasWindows.areZeros(grid.size(), window, strides(layer, window))) {
      throw limits.unlike(
          layer, "padding", "same on a grid of " + grid.size(), "windows within the grid");
    }
    return window;
  }

  private static List<Integer> strides(KerasConfig layer, List<Integer> window) {
    return layer.has("strides") ? numbers(layer, "strides", window.size(), 1) : window;
  }

  /** A convolution of each channel with itself, all weights alike. */
  private void average(KerasConfig layer, KerasImage grid) {
    List<Integer> window = window(layer, grid);
    int channels = grid.channels();
    int places = Grids.product(window);
    float[] weights = new float[places * channels * channels];
    for (int k = 0; k < places; k++) {
      for (int c = 0; c < channels; c++) {
        weights[(k * channels + c) * channels + c] = 1f / places;
      }
    }
    boolean same = layer.word("padding").equals("same");
    grid.convolution(
        window,
        weights,
        new float[channels],
        Activation.LINEAR,
        KerasWindows.centres(grid.size(), window, strides(layer, window), same));
  }

  private KerasImage whole(KerasConfig layer, KerasStrand strand, int dimensions) {
    if (layer.has("keepdims") && layer.flag("keepdims")) {
      throw limits.unlike(layer, "keepdims", "true", "keepdims = false");
    }
    return grid(layer, strand, dimensions);
  }

  /** A dense layer whose weights are the shares of the places. */
  private static void globalAverage(KerasImage grid, KerasStrand strand) {
    int places = Grids.product(grid.size());
    int channels = grid.channels();
    strand.flatten();
    float[] weights = new float[Math.multiplyExact(places * channels, channels)];
    for (int i = 0; i < places * channels; i++) {
      weights[i * channels + i % channels] = 1f / places;
    }
    strand.layers().dense(weights, new float[channels]);
  }
}
