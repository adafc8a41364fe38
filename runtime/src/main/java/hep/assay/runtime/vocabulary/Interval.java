// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/**
 * A half-open range {@code [low, high)}, as histogram bins are: neighbours share no event.
 *
 * @param low the lower end, included
 * @param high the upper end, excluded; never below {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new StudyException("range " + low + " .. " + high + " ends before it begins");
    }
  }

  public boolean contains(double value) {
    return value >= low && value < high;
  }

  public double width() {
    return high - low;
  }
}
