// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From many numbers to one importance a feature with its spread. */
final class Summary {
  private Summary() {}

  /**
   * Importances as means over repeats: {@code values[training][feature][repeat]}. Uncertainty: the
   * standard deviation over trainings of these means, or over repeats where there is one training.
   */
  static Explanation ofRepeats(
      String explainer, ExplainRequest request, double[][][] values, String meaning, String what) {
    List<Estimate> importance = new ArrayList<>();
    for (int feature = 0; feature < request.features().size(); feature++) {
      double[] means = new double[values.length];
      for (int training = 0; training < values.length; training++) {
        means[training] = mean(values[training][feature]);
      }
      double[] spread = values.length > 1 ? means : values[0][feature];
      importance.add(Estimate.of(mean(means), deviation(spread)));
    }
    String from =
        values.length > 1
            ? "spread of " + values.length + " trainings"
            : "spread of " + values[0][0].length + " " + what;
    return explanation(explainer, request, importance, meaning, List.of(), from);
  }

  /**
   * Importances as weighted means over events of the absolute relevance.
   *
   * @param normalised divide the relevances of each event by the largest absolute one of that event
   *     first (all zero stays zero): mean normalised relevance
   */
  static Explanation ofRelevance(
      String explainer,
      ExplainRequest request,
      List<Relevance> relevance,
      boolean normalised,
      String meaning) {
    double[][] means = new double[relevance.size()][];
    for (int training = 0; training < means.length; training++) {
      means[training] = meanAbsolute(relevance.get(training), request.events().get(0), normalised);
    }
    List<Estimate> importance = new ArrayList<>();
    for (int feature = 0; feature < request.features().size(); feature++) {
      int at = feature;
      double[] of = Arrays.stream(means).mapToDouble(one -> one[at]).toArray();
      importance.add(
          of.length > 1 ? Estimate.of(mean(of), deviation(of)) : Estimate.exactly(of[0]));
    }
    String from = means.length > 1 ? "spread of " + means.length + " trainings" : "";
    return explanation(
        explainer,
        request,
        importance,
        normalised ? "mean normalised " + meaning : "mean absolute " + meaning,
        relevance,
        from);
  }

  private static Explanation explanation(
      String explainer,
      ExplainRequest request,
      List<Estimate> importance,
      String meaning,
      List<Relevance> relevance,
      String from) {
    Attribution attribution =
        new Attribution(
            explainer,
            request.of(),
            "",
            "nominal",
            request.features().stream().map(Feature::name).toList(),
            importance,
            meaning,
            request.events().get(0).count());
    return new Explanation(attribution, relevance, new int[0], from, List.of());
  }

  /** Weighted mean over events of the size of each feature, per largest input's where wanted. */
  static double[] meanAbsolute(Relevance relevance, Examples events, boolean normalised) {
    double[] sums = new double[relevance.sizes().columns()];
    double total = 0;
    for (int i = 0; i < relevance.sizes().rows(); i++) {
      double scale = normalised ? relevance.largest()[i] : 1;
      double weight = events.weights()[i];
      total += weight;
      for (int j = 0; j < sums.length && scale > 0; j++) {
        sums[j] += weight * relevance.sizes().get(i, j) / scale;
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= total;
    }
    return sums;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double sum = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(sum / (values.length - 1));
  }
}
