// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import java.util.Locale;

/** Text as markup that can't be anything but text. */
public final class Markup {
  private Markup() {}

  /**
   * The text with the five characters that markup gives a meaning replaced, and the characters that
   * XML 1.0 does not allow (and the marks that turn the direction of writing) shown as a
   * replacement character. Safe in elements and in quoted attributes of HTML and SVG.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
    }
  }

  private static boolean allowed(int c) {
    boolean control = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0;
    boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !turnsDirection && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  /**
   * A name as part of a file name or an anchor: letters, digits, {@code - _} and single dots
   * inside; what is not an ASCII letter or digit becomes {@code _}.
   */
  public static String fileName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("^\\.|\\.{2,}|\\.$", "_");
    return safe.isEmpty() ? "_" : safe.length() > 120 ? safe.substring(0, 120) : safe;
  }

  /** A name as the id of an element. */
  static String anchor(String name) {
    return "b-" + fileName(name).toLowerCase(Locale.ROOT);
  }
}
