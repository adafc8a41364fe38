// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.training.Examples;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean normalised relevance of each pixel of an image, class by class: {@code sum_i w_i R_ip /
 * max_j |R_ij| / sum_i w_i} over the events of a true class, j running over all prepared inputs.
 * Signed; 0 for a class without events.
 *
 * @param feature the image
 * @param byClass {@code [class][pixel]}
 */
public record PixelMap(String feature, float[][] byClass) {

  /**
   * Of all images (and graphs) among the features.
   *
   * @param relevance of prepared inputs
   */
  static List<PixelMap> of(Relevance relevance, ExplainRequest request) {
    List<PixelMap> maps = new ArrayList<>();
    for (Feature feature : request.features()) {
      if (feature.absolute()) {
        maps.add(of(feature, relevance, request));
      }
    }
    return maps;
  }

  private static PixelMap of(Feature feature, Relevance relevance, ExplainRequest request) {
    Examples events = request.events().get(0);
    int classes = request.trainings().get(0).outputs().size();
    double[][] sums = new double[classes][feature.columns().size()];
    double[] totals = new double[classes];
    Matrix values = relevance.values();
    for (int i = 0; i < values.rows(); i++) {
      int of = events.classes()[i];
      double largest = relevance.largest()[i];
      if (of >= 0 && of < classes) {
        totals[of] += events.weights()[i];
        for (int p = 0; p < sums[of].length && largest > 0; p++) {
          int column = feature.columns().get(p);
          sums[of][p] += events.weights()[i] * values.get(i, column) / largest;
        }
      }
    }
    float[][] means = new float[classes][feature.columns().size()];
    for (int k = 0; k < classes; k++) {
      for (int p = 0; p < means[k].length && totals[k] != 0; p++) {
        means[k][p] = (float) (sums[k][p] / totals[k]);
      }
    }
    return new PixelMap(feature.name(), means);
  }
}
