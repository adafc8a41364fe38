// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

/**
 * Something the reader of a result must know: a fallback, dropped events, a damaged store entry.
 *
 * @param severity how much it matters
 * @param text the sentence
 */
public record Note(Severity severity, String text) {
  public static Note info(String text) {
    return new Note(Severity.INFO, text);
  }

  public static Note warning(String text) {
    return new Note(Severity.WARNING, text);
  }

  /** How much a note matters. */
  public enum Severity {
    INFO,
    WARNING
  }
}
