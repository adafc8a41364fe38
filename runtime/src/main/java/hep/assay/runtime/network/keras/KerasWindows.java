// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the windows of a layer stand, dimension by dimension.
 *
 * <p>Of n places, windows of w and a stride of s, {@code valid} gives {@code (n - w) / s + 1} that
 * begin at 0, s, 2 s, ...; {@code same} gives {@code ceil(n / s)}, with zeros around the grid so
 * that the last one fits, half of them (rounded down) before.
 *
 * @param window its size
 * @param first where the first window's centre, or without one its beginning, stands
 * @param stride from one to the next
 * @param count of them
 */
record KerasWindows(
    List<Integer> window, List<Integer> first, List<Integer> stride, List<Integer> count) {

  /** One window of one place at each place. */
  static KerasWindows all(List<Integer> size) {
    List<Integer> ones = Collections.nCopies(size.size(), 1);
    return new KerasWindows(ones, Collections.nCopies(size.size(), 0), ones, size);
  }

  /**
   * The centres, place {@code (w - 1) / 2}, of windows.
   *
   * @param same whether zeros stand around the grid
   */
  static KerasWindows centres(
      List<Integer> size, List<Integer> window, List<Integer> stride, boolean same) {
    List<Integer> first = new ArrayList<>();
    List<Integer> count = new ArrayList<>();
    for (int d = 0; d < size.size(); d++) {
      int w = window.get(d);
      int zeros = zeros(size.get(d), w, stride.get(d));
      first.add((w - 1) / 2 - (same ? zeros / 2 : 0));
      count.add(count(size.get(d), w, stride.get(d), same));
    }
    return new KerasWindows(Collections.nCopies(size.size(), 1), first, stride, count);
  }

  /** Windows as they are, from their beginning, none of which may reach over the edge. */
  static KerasWindows beginnings(
      List<Integer> size, List<Integer> window, List<Integer> stride, boolean same) {
    List<Integer> count = new ArrayList<>();
    for (int d = 0; d < size.size(); d++) {
      count.add(count(size.get(d), window.get(d), stride.get(d), same));
    }
    return new KerasWindows(window, Collections.nCopies(size.size(), 0), stride, count);
  }

  /** Whether {@code same} puts zeros around a grid. */
  static boolean areZeros(List<Integer> size, List<Integer> window, List<Integer> stride) {
    for (int d = 0; d < size.size(); d++) {
      if (zeros(size.get(d), window.get(d), stride.get(d)) > 0) {
        return true;
      }
    }
    return false;
  }

  private static int zeros(int size, int window, int stride) {
    return Math.max(0, ((size + stride - 1) / stride - 1) * stride + window - size);
  }

  private static int count(int size, int window, int stride, boolean same) {
    return same ? (size + stride - 1) / stride : Math.floorDiv(size - window, stride) + 1;
  }
}
