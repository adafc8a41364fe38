// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;

/**
 * Layers that scale and shift: channel by channel of a grid, number by number of what is flat.
 *
 * <p>Of batch normalisation the running mean and variance are used, {@code y = gamma (x - mean) /
 * sqrt(variance + epsilon) + beta}.
 */
record KerasNormalisations(KerasFile file, KerasLimits limits) {
  static final List<String> READ = List.of("BatchNormalization", "Normalization", "Rescaling");

  /** Returns whether the layer is one of these. */
  boolean add(KerasConfig layer, KerasStrand strand) {
    if (!READ.contains(layer.type())) {
      return false;
    }
    KerasImage grid = strand.isFlat() ? null : strand.grid(layer);
    int width = grid == null ? strand.layers().width() : grid.channels();
    int last = grid == null ? 1 : grid.dimensions() + 1;
    if (layer.numbers("axis").stream().anyMatch(axis -> axis != -1 && axis != last)) {
      throw limits.unlike(layer, "axis", layer.numbers("axis").toString(), "axis = -1");
    }
    switch (layer.type()) {
      case "BatchNormalization" -> batch(layer, strand, grid, width);
      case "Normalization" -> normalization(layer, strand, grid, width);
      default -> {
        double[] factor = new double[width];
        double[] offset = new double[width];
        Arrays.fill(factor, layer.number("scale", 1));
        Arrays.fill(offset, layer.number("offset", 0));
        affine(strand, grid, factor, offset);
      }
    }
    return true;
  }

  private static void affine(
      KerasStrand strand, KerasImage grid, double[] factor, double[] offset) {
    if (grid == null) {
      strand.layers().affine(factor, offset);
    } else {
      grid.affine(factor, offset);
    }
  }

  private void batch(KerasConfig layer, KerasStrand strand, KerasImage grid, int width) {
    float[] mean = file.vector(layer, "moving_mean", width);
    float[] variance = file.vector(layer, "moving_variance", width);
    float[] gamma = layer.flag("scale") ? file.vector(layer, "gamma", width) : ones(width);
    float[] beta = layer.flag("center") ? file.vector(layer, "beta", width) : new float[width];
    double epsilon = layer.number("epsilon", 1e-3);
    if (grid != null) {
      grid.normalise(gamma, beta, mean, variance, epsilon);
      return;
    }
    double[] factor = new double[width];
    double[] offset = new double[width];
    for (int i = 0; i < width; i++) {
      factor[i] = gamma[i] / Math.sqrt(variance[i] + epsilon);
      offset[i] = beta[i] - mean[i] * factor[i];
    }
    strand.layers().affine(factor, offset);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** {@code (x - mean) / max(sqrt(variance), 1e-7)}. */
  private void normalization(KerasConfig layer, KerasStrand strand, KerasImage grid, int width) {
    if (layer.has("invert") && layer.flag("invert")) {
      throw new StudyException(
          file.name()
              + ": layer '"
              + layer.name()
              + "' undoes a normalisation (invert = true), which Assay does not read");
    }
    float[] mean = file.vector(layer, "mean", width);
    float[] variance = file.vector(layer, "variance", width);
    double[] factor = new double[width];
    double[] offset = new double[width];
    for (int i = 0; i < width; i++) {
      factor[i] = 1 / Math.max(Math.sqrt(variance[i]), 1e-7);
      offset[i] = -mean[i] * factor[i];
    }
    affine(strand, grid, factor, offset);
  }
}
