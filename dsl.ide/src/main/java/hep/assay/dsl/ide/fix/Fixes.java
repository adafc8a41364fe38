// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.fix;

import hep.assay.dsl.ide.fix.Fix.Edit;
import hep.assay.dsl.validation.IssueCodes;
import java.util.List;

/** All fixes: pure functions of what a check says. */
public final class Fixes {
  private Fixes() {}

  /**
   * An issue as a fix sees it.
   *
   * @param code one of {@link IssueCodes}
   * @param data what the check says a fix needs
   * @param text the whole study
   * @param offset of the first character that the issue is about
   * @param length of what it is about
   */
  public record Problem(String code, List<String> data, String text, int offset, int length) {}

  /** The fixes of a problem, the likeliest first; none where nothing certain can be done. */
  public static List<Fix> of(Problem problem) {
    boolean ours = problem.code().startsWith("assay.");
    return ours ? change(problem) : List.of();
  }

  /** The first datum can stand where the marked text stands, as {@link IssueCodes} promises. */
  private static List<Fix> change(Problem problem) {
    return problem.data().stream()
        .limit(1)
        .map(
            near ->
                new Fix(
                    "Change to '" + near.strip() + "'",
                    List.of(new Edit(problem.offset(), problem.length(), near))))
        .toList();
  }
}
