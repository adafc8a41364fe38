// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Kolmogorov-Smirnov distance between an observable's distributions in the background that passes
 * and that fails a cut on the score: {@code max_x |F_pass(x) - F_fail(x)|}, unbinned and weighted.
 *
 * <p>Floor: the mean under independence, {@code sqrt(pi/2) ln 2 / sqrt(n)} with {@code 1/n =
 * 1/n_pass + 1/n_fail}.
 */
public final class KolmogorovSmirnov implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "ks",
            "Kolmogorov-Smirnov distance of an observable between passing and failing background",
            Protected.COLUMN,
            AtEfficiency.setting("efficiency").orElse(0.5))
        .positionally("column");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    double efficiency = settings.number("efficiency");
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      double[] values = Protected.background(scored, signal, settings.word("column"));
      int[] order =
          IntStream.range(0, values.length)
              .filter(i -> !Double.isNaN(values[i]))
              .boxed()
              .sorted((a, b) -> Double.compare(values[a], values[b]))
              .mapToInt(i -> i)
              .toArray();
      quantities.add(
          Quantity.of(scored.nameOf(signal), w -> distance(values, order, ranking, w, efficiency))
              .floor(floor(order, ranking, scored.weights(), efficiency)));
    }
    return quantities;
  }

  private static boolean[] passing(Ranking ranking, double[] weights, double efficiency) {
    boolean[] passing = new boolean[weights.length];
    int count = ranking.passing(weights, efficiency);
    for (int k = 0; k < count; k++) {
      passing[ranking.event(k)] = true;
    }
    return passing;
  }

  private static double distance(
      double[] values, int[] order, Ranking ranking, double[] weights, double efficiency) {
    boolean[] passing = passing(ranking, weights, efficiency);
    double[] total = new double[2];
    for (int i : order) {
      total[passing[i] ? 0 : 1] += weights[i];
    }
    double[] below = new double[2];
    double largest = 0;
    for (int k = 0; k < order.length; k++) {
      below[passing[order[k]] ? 0 : 1] += weights[order[k]];
      if (k == order.length - 1 || values[order[k]] != values[order[k + 1]]) {
        largest = Math.max(largest, Math.abs(below[0] / total[0] - below[1] / total[1]));
      }
    }
    return largest;
  }

  private static double floor(int[] order, Ranking ranking, double[] weights, double efficiency) {
    boolean[] passing = passing(ranking, weights, efficiency);
    double[] sum = new double[2];
    double[] squares = new double[2];
    for (int i : order) {
      sum[passing[i] ? 0 : 1] += weights[i];
      squares[passing[i] ? 0 : 1] += weights[i] * weights[i];
    }
    double inverse = squares[0] / (sum[0] * sum[0]) + squares[1] / (sum[1] * sum[1]);
    return Math.sqrt(Math.PI / 2 * inverse) * Math.log(2);
  }
}
