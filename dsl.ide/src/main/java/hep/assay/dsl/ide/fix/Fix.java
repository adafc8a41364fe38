// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.fix;

import java.util.List;

/**
 * One way to mend an issue.
 *
 * @param title what it does, as a menu says it
 * @param edits replacements, none overlapping another
 */
public record Fix(String title, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }

  /**
   * A replacement in the text of the study.
   *
   * @param offset of the first character replaced
   * @param length of what is replaced
   * @param text what stands there afterwards
   */
  public record Edit(int offset, int length, String text) {}
}
