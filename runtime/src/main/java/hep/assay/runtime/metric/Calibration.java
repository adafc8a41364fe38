// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

/**
 * Predicted against true frequency of one class, in bins of equal width of its probability.
 *
 * @param total sum of weights per bin
 * @param predicted mean probability per bin; NaN in an empty bin
 * @param observed weighted part of the bin that is of the class; NaN in an empty bin
 */
record Calibration(double[] total, double[] predicted, double[] observed) {

  static Calibration of(Scored scored, int signal, double[] weights, double[] factors, int bins) {
    double[] total = new double[bins];
    double[] predicted = new double[bins];
    double[] observed = new double[bins];
    float[] score = scored.score(signal);
    for (int i = 0; i < score.length; i++) {
      int bin = Math.min(bins - 1, Math.max(0, (int) (score[i] * bins)));
      double weight = weights[i] * factors[scored.truth()[i]];
      total[bin] += weight;
      predicted[bin] += weight * score[i];
      observed[bin] += scored.truth()[i] == signal ? weight : 0;
    }
    for (int k = 0; k < bins; k++) {
      predicted[k] /= total[k];
      observed[k] /= total[k];
    }
    return new Calibration(total, predicted, observed);
  }

  /** Expected calibration error: {@code sum_k W_k |predicted_k - observed_k| / sum_k W_k}. */
  double error() {
    double sum = 0;
    double all = 0;
    for (int k = 0; k < total.length; k++) {
      if (total[k] > 0) {
        sum += total[k] * Math.abs(predicted[k] - observed[k]);
        all += total[k];
      }
    }
    return sum / all;
  }
}
