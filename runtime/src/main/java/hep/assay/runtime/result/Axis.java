// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.List;

/**
 * An axis of a plot.
 *
 * @param label with the unit in brackets, {@code mass [GeV]}
 * @param scale linear, logarithmic, or categories
 * @param categories names at 0, 1, 2, ...; empty for a numeric axis
 */
public record Axis(String label, Scale scale, List<String> categories) {
  public Axis {
    categories = List.copyOf(categories);
  }

  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR, List.of());
  }

  public static Axis logarithmic(String label) {
    return new Axis(label, Scale.LOGARITHMIC, List.of());
  }

  public static Axis categories(String label, List<String> names) {
    return new Axis(label, Scale.CATEGORIES, names);
  }

  /** How values are laid out. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC,
    CATEGORIES
  }
}
