// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.Arrays;

/** Quantiles of weighted numbers. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The smallest value with at least the fraction {@code q} of the weight at or below it; with
   * equal weights and {@code q = 0.5} of an even number, the mean of the middle two.
   *
   * @param values numbers without NaN
   * @param weights one a value, none negative
   */
  public static double of(double[] values, double[] weights, double q) {
    int[] order = order(values);
    double total = Arrays.stream(weights).sum();
    double wanted = q * total;
    double below = 0;
    for (int k = 0; k < order.length; k++) {
      below += weights[order[k]];
      if (Math.abs(below - wanted) <= 1e-12 * total && k + 1 < order.length) {
        return 0.5 * (values[order[k]] + values[order[k + 1]]);
      }
      if (below >= wanted) {
        return values[order[k]];
      }
    }
    return values[order[order.length - 1]];
  }

  /**
   * A cut and what it keeps.
   *
   * @param value events above it are kept
   * @param efficiency the fraction of the weight above it, which differs from the wanted one where
   *     values are few or equal
   */
  public record Cut(double value, double efficiency) {}

  /**
   * The cut {@code t} above which the fraction {@code efficiency} of the weight lies, {@code sum(w:
   * x > t) / sum(w)}: halfway between the two neighbouring values, of all such cuts the one nearest
   * in efficiency. Weights may be negative; then it is the highest cut that reaches it.
   *
   * @param values numbers without NaN
   */
  public static Cut above(double[] values, double[] weights, double efficiency) {
    int[] order = order(values);
    double total = 0;
    for (int i : order) {
      total += weights[i];
    }
    double kept = 0;
    double before = 0;
    int k = order.length;
    while (k > 0 && kept < efficiency * total) {
      double value = values[order[k - 1]];
      before = kept;
      while (k > 0 && values[order[k - 1]] == value) {
        kept += weights[order[--k]];
      }
    }
    int top = k;
    while (top < order.length && values[order[top]] == values[order[k]]) {
      top++;
    }
    boolean without = efficiency * total - before < kept - efficiency * total;
    return without
        ? new Cut(between(values, order, top), before / total)
        : new Cut(between(values, order, k), kept / total);
  }

  /** Halfway between the values below and above a position in the order. */
  private static double between(double[] values, int[] order, int position) {
    if (position == 0) {
      return Math.nextDown(values[order[0]]);
    }
    if (position == order.length) {
      return values[order[position - 1]];
    }
    return 0.5 * values[order[position - 1]] + 0.5 * values[order[position]];
  }

  /** Indices in ascending order of the values; equal ones in the order of their index. */
  public static int[] order(double[] values) {
    int[] order = new int[values.length];
    Arrays.setAll(order, i -> i);
    int[] merged = new int[values.length];
    for (int width = 1; width < values.length; width *= 2) {
      for (int low = 0; low < values.length; low += 2 * width) {
        int middle = Math.min(low + width, values.length);
        merge(values, order, low, middle, Math.min(middle + width, values.length), merged);
      }
      int[] swapped = order;
      order = merged;
      merged = swapped;
    }
    return order;
  }

  /** Merges two ordered runs of indices; of equal values the left one comes first. */
  private static void merge(
      double[] values, int[] order, int low, int middle, int high, int[] into) {
    int left = low;
    int right = middle;
    for (int at = low; at < high; at++) {
      boolean takeLeft =
          left < middle
              && (right >= high || Double.compare(values[order[left]], values[order[right]]) <= 0);
      into[at] = takeLeft ? order[left++] : order[right++];
    }
  }
}
