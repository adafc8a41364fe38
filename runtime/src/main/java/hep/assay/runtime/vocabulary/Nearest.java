// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** The nearest known word to a mistyped one, for messages that end in "did you mean". */
public final class Nearest {
  private Nearest() {}

  /**
   * The known word with the smallest edit distance (insert, delete, replace, swap of neighbours;
   * case is ignored), if it is close enough to be a slip: at most a third of the word's length, and
   * at least one.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * {@code ; did you mean 'x'?} or, where nothing is near, {@code ; known: a, b, c} (the first
   * thirty).
   */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> "; did you mean '" + near + "'?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? ""
                    : "; known: "
                        + known.stream().sorted().limit(30).collect(Collectors.joining(", "))
                        + (known.size() > 30 ? ", ..." : ""));
  }

  /** Damerau-Levenshtein distance (optimal string alignment), case ignored. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(java.util.Locale.ROOT);
    String b = right.toLowerCase(java.util.Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
