// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import java.util.Arrays;

/**
 * Events in the order of falling score, with ties known: found once, then walked for every set of
 * weights.
 *
 * <p>Events of equal score pass or fail together, so the curve has one point a distinct score and
 * is exact; between two points it is the straight line that random tie breaking gives on average.
 */
public final class Ranking {
  private final int[] order;
  private final boolean[] endsTie;
  private final boolean[] signal;

  private Ranking(int[] order, boolean[] endsTie, boolean[] signal) {
    this.order = order;
    this.endsTie = endsTie;
    this.signal = signal;
  }

  /**
   * Orders events.
   *
   * @param scores one a event, never NaN
   * @param isSignal whether each event is signal
   */
  public static Ranking of(float[] scores, boolean[] isSignal) {
    int n = scores.length;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = (long) descending(scores[i]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    boolean[] endsTie = new boolean[n];
    boolean[] signal = new boolean[n];
    for (int k = 0; k < n; k++) {
      order[k] = (int) keys[k];
      signal[k] = isSignal[order[k]];
      endsTie[k] = k == n - 1 || keys[k] >> 32 != keys[k + 1] >> 32;
    }
    return new Ranking(order, endsTie, signal);
  }

  /** The signal is class {@code signal}, the score its probability. */
  static Ranking of(Scored scored, int signal) {
    return of(scored.score(signal), scored.isOf(signal));
  }

  /** Larger floats first when sorted as signed ints; -0 and 0 are one score. */
  private static int descending(float score) {
    int bits = Float.floatToIntBits(score + 0.0f);
    return bits >= 0 ? ~bits : bits & 0x7fffffff;
  }

  /**
   * Area under the curve: {@code sum_{s,b} w_s w_b ([f_s > f_b] + [f_s = f_b] / 2) / (W_s W_b)}.
   * Exact for any weights, negative ones too; NaN where a class has no weight.
   */
  public double auc(double[] weights) {
    double above = 0;
    double tiedSignal = 0;
    double tiedBackground = 0;
    double background = 0;
    double area = 0;
    for (int k = 0; k < order.length; k++) {
      double weight = weights[order[k]];
      if (signal[k]) {
        tiedSignal += weight;
      } else {
        tiedBackground += weight;
      }
      if (endsTie[k]) {
        area += tiedBackground * (above + 0.5 * tiedSignal);
        above += tiedSignal;
        background += tiedBackground;
        tiedSignal = 0;
        tiedBackground = 0;
      }
    }
    return area / (above * background);
  }

  /**
   * How many events, from the highest score down, pass when the signal efficiency first reaches the
   * wanted one; events of equal score pass together.
   */
  int passing(double[] weights, double efficiency) {
    double total = 0;
    for (int k = 0; k < order.length; k++) {
      total += signal[k] ? weights[order[k]] : 0;
    }
    double wanted = efficiency * total;
    double passed = 0;
    for (int k = 0; k < order.length; k++) {
      passed += signal[k] ? weights[order[k]] : 0;
      if (endsTie[k] && passed >= wanted) {
        return k + 1;
      }
    }
    return order.length;
  }

  /** The event at a place of the order, the highest score being at 0. */
  int event(int place) {
    return order[place];
  }

  int count() {
    return order.length;
  }

  /** The place of each event in the order. */
  int[] places() {
    int[] places = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      places[order[k]] = k;
    }
    return places;
  }

  /** The curve for these weights, from (0, 0) to (1, 1). */
  Roc roc(double[] weights) {
    double[] signalPassing = new double[order.length + 1];
    double[] backgroundPassing = new double[order.length + 1];
    int[] last = new int[order.length + 1];
    last[0] = -1;
    double s = 0;
    double b = 0;
    int points = 1;
    for (int k = 0; k < order.length; k++) {
      if (signal[k]) {
        s += weights[order[k]];
      } else {
        b += weights[order[k]];
      }
      if (endsTie[k]) {
        signalPassing[points] = s;
        backgroundPassing[points] = b;
        last[points++] = order[k];
      }
    }
    return new Roc(
        Arrays.copyOf(signalPassing, points),
        Arrays.copyOf(backgroundPassing, points),
        Arrays.copyOf(last, points));
  }
}
