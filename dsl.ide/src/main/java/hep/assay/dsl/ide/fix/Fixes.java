// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.fix;

import hep.assay.dsl.ide.fix.Fix.Edit;
import hep.assay.dsl.validation.IssueCodes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All fixes, by the code of the issue they mend. */
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
  public record Problem(String code, List<String> data, String text, int offset, int length) {
    String marked() {
      return text.substring(offset, offset + length);
    }
  }

  private static final Map<String, Function<Problem, List<Fix>>> ALL =
      Map.of(
          IssueCodes.UNKNOWN_NAME, Fixes::change,
          IssueCodes.UNKNOWN_METHOD, Fixes::change,
          IssueCodes.UNKNOWN_SETTING, Fixes::change,
          IssueCodes.UNKNOWN_ROLE, Fixes::change);

  /** The fixes of a problem, the likeliest first; none where nothing certain can be done. */
  public static List<Fix> of(Problem problem) {
    Function<Problem, List<Fix>> fix = ALL.get(problem.code());
    return fix == null ? List.of() : fix.apply(problem);
  }

  /** Each datum is a text that can stand where the marked one stands. */
  private static List<Fix> change(Problem problem) {
    return problem.data().stream()
        .map(
            near ->
                new Fix(
                    "Change to '" + near + "'",
                    List.of(new Edit(problem.offset(), problem.length(), near))))
        .toList();
  }
}
