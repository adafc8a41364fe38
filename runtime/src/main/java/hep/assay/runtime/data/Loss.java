// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a list or structure has no place for, told to the reader.
 *
 * @param what it is and why, {@code objects of list 'jets' are behind its length(3)}
 * @param lost how many
 * @param of how many there are
 * @param size sum of the sizes of those lost, where they have one; NaN otherwise
 * @param ofSize that of all
 */
public record Loss(String what, long lost, long of, double size, double ofSize) {

  /** Something that is only counted. */
  public static Loss of(String what, long lost, long of) {
    return new Loss(what, lost, of, Double.NaN, Double.NaN);
  }

  private Loss and(Loss more) {
    return new Loss(what, lost + more.lost, of + more.of, size + more.size, ofSize + more.ofSize);
  }

  /** Losses of the same kind as one, in the order of the first of each. */
  static List<Loss> merged(List<Loss> losses) {
    Map<String, Loss> all = new LinkedHashMap<>();
    losses.forEach(one -> all.merge(one.what, one, Loss::and));
    return new ArrayList<>(all.values());
  }

  /** {@code 120 of 4,000 (3 %) objects of list 'jets' are behind its length(3)}. */
  String text() {
    String share = Double.isNaN(size) ? "" : ", with " + percent(size / ofSize) + " of their sum";
    return String.format(
        Locale.ROOT, "%,d of %,d (%s%s) %s", lost, of, percent((double) lost / of), share, what);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, part < 0.001 ? "%.2g %%" : "%.1f %%", 100 * part);
  }
}
