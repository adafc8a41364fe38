// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/**
 * Something the user can mend: the study or its input is wrong.
 *
 * <p>The message says what is wrong, what was found, what is allowed, and the nearest known word
 * where there is one. The place is the block of the study that asked (such as {@code jets.pt}), or
 * empty where none is known yet; whoever knows it adds it with {@link #at}. The front door turns
 * the place into file, line and column.
 */
public class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;

  public StudyException(String message) {
    this("", message, null);
  }

  public StudyException(String message, Throwable cause) {
    this("", message, cause);
  }

  private StudyException(String place, String message, Throwable cause) {
    super(message, cause);
    this.place = place;
  }

  /** The element of the study, such as {@code jets} or {@code jets.pt}; empty where unknown. */
  public String place() {
    return place;
  }

  /**
   * The same problem with the element of the study that asked; the innermost place known first is
   * kept.
   */
  public StudyException at(String element) {
    if (!place.isEmpty()) {
      return this;
    }
    StudyException placed = new StudyException(element, getMessage(), getCause());
    placed.setStackTrace(getStackTrace());
    return placed;
  }
}
