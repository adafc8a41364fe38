// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

/**
 * Weights that pass a falling threshold, one point a distinct score.
 *
 * @param signal sum of weights of signal at or above each score, from 0 to all
 * @param background the same of background
 * @param last index of an event with that score; -1 at the first point, above all scores
 */
record Roc(double[] signal, double[] background, int[] last) {

  double totalSignal() {
    return signal[signal.length - 1];
  }

  double totalBackground() {
    return background[background.length - 1];
  }

  int points() {
    return signal.length;
  }

  double signalEfficiency(int point) {
    return signal[point] / totalSignal();
  }

  double backgroundEfficiency(int point) {
    return background[point] / totalBackground();
  }

  /**
   * Background efficiency where the signal efficiency, coming from high scores, first reaches the
   * wanted one; linear between the two points around it. NaN where a class has no positive weight.
   */
  double backgroundAt(double efficiency) {
    if (!(totalSignal() > 0) || !(totalBackground() > 0)) {
      return Double.NaN;
    }
    int k = reaches(efficiency);
    if (k == 0) {
      return backgroundEfficiency(0);
    }
    double low = signalEfficiency(k - 1);
    double high = signalEfficiency(k);
    double part = high > low ? (efficiency - low) / (high - low) : 1;
    return backgroundEfficiency(k - 1)
        + part * (backgroundEfficiency(k) - backgroundEfficiency(k - 1));
  }

  /** The first point whose signal efficiency is at least the wanted one. */
  int reaches(double efficiency) {
    double wanted = efficiency * totalSignal();
    int k = 0;
    while (k < points() - 1 && signal[k] < wanted) {
      k++;
    }
    return k;
  }
}
