// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import java.util.List;

/**
 * Colours that people with any colour vision tell apart, and dashes for those who print in grey.
 *
 * <p>Colours: the sequence of ten of Petroff, arXiv:2107.02270, used by the LHC experiments. Heat
 * maps: a sequence of even steps in lightness, dark for large values; where values have signs, blue
 * below and red above white.
 */
final class Palette {
  private Palette() {}

  private static final List<String> COLOURS =
      List.of(
          "#3f90da", "#bd1f01", "#ffa90e", "#832db6", "#94a4a2", "#a96b59", "#e76300", "#b9ac70",
          "#717581", "#92dadd");

  private static final List<String> DASHES =
      List.of("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 2", "9 3 2 3 2 3");

  /** From white to dark blue: red, green, blue. */
  private static final int[][] HEAT = {
    {255, 255, 255}, {222, 235, 247}, {158, 202, 225}, {66, 146, 198}, {8, 81, 156}, {8, 28, 66}
  };

  /** From dark blue over white to dark red. */
  private static final int[][] SIGNED = {
    {5, 48, 97},
    {33, 102, 172},
    {146, 197, 222},
    {255, 255, 255},
    {244, 165, 130},
    {178, 24, 43},
    {103, 0, 31}
  };

  static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  /** The dashes of a line; empty for a solid one. */
  static String dash(int index) {
    return DASHES.get(index % DASHES.size());
  }

  /** The colour of a part of the largest value, 0 to 1. */
  static String heat(double part) {
    return between(HEAT, part);
  }

  /** The colour of a value from -1 to 1, white at 0. */
  static String signed(double value) {
    return between(SIGNED, (value + 1) / 2);
  }

  private static String between(int[][] colours, double part) {
    double position = Math.max(0, Math.min(1, part)) * (colours.length - 1);
    int low = Math.min(colours.length - 2, (int) position);
    double rest = position - low;
    StringBuilder colour = new StringBuilder("#");
    for (int c = 0; c < 3; c++) {
      long value = Math.round(colours[low][c] + rest * (colours[low + 1][c] - colours[low][c]));
      colour.append(String.format("%02x", value));
    }
    return colour.toString();
  }
}
