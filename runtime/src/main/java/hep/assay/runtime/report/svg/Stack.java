// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.List;

/** The filled histograms of a plot, each standing on those before it. */
final class Stack {
  private Stack() {}

  static boolean isPart(Series series) {
    return series instanceof Series.Steps steps && steps.filled();
  }

  /** The sum of all parts per bin; empty where there is no stack. */
  static double[] total(List<Series> series) {
    double[] total = new double[0];
    for (Series one : series) {
      if (isPart(one)) {
        total = plus(total, ((Series.Steps) one).content());
      }
    }
    return total;
  }

  /** The edges of the stack. */
  static double[] edges(List<Series> series) {
    return series.stream()
        .filter(Stack::isPart)
        .map(one -> ((Series.Steps) one).edges())
        .findFirst()
        .orElse(new double[0]);
  }

  /** For each part the heights of its lower edge, in the order of the series. */
  static List<double[]> bases(List<Series> series) {
    List<double[]> bases = new ArrayList<>();
    double[] base = new double[0];
    for (Series one : series) {
      if (isPart(one)) {
        double[] content = ((Series.Steps) one).content();
        bases.add(base.length == 0 ? new double[content.length] : base);
        base = plus(base, content);
      }
    }
    return bases;
  }

  private static double[] plus(double[] sum, double[] content) {
    double[] next = content.clone();
    for (int i = 0; i < sum.length && i < next.length; i++) {
      next[i] += sum[i];
    }
    return next;
  }
}
