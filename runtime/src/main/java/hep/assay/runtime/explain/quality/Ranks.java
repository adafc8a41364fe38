// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import java.util.stream.IntStream;

/** Rank correlation. */
final class Ranks {
  private Ranks() {}

  /**
   * Spearman's rank correlation: the correlation of the ranks, equal values sharing their mean
   * rank; NaN where one side is constant.
   */
  static double spearman(double[] x, double[] y) {
    double[] a = ranks(x);
    double[] b = ranks(y);
    double middle = (x.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - middle) * (b[i] - middle);
      aa += (a[i] - middle) * (a[i] - middle);
      bb += (b[i] - middle) * (b[i] - middle);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      long below = IntStream.range(0, values.length).filter(k -> values[k] < value).count();
      long equal = IntStream.range(0, values.length).filter(k -> values[k] == value).count();
      ranks[i] = below + (equal - 1) / 2.0;
    }
    return ranks;
  }
}
