// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import java.util.Locale;

/**
 * Java source text for names, texts and numbers of a study; the only way in which they reach the
 * generated class.
 */
final class JavaText {

  private JavaText() {}

  /**
   * A string literal of pure ASCII. A backslash is doubled, so that a Unicode escape written in a
   * study stays the six characters it is.
   */
  static String literal(String text) {
    StringBuilder java = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> java.append('\\').append(c);
        case '\n' -> java.append("\\n");
        case '\r' -> java.append("\\r");
        case '\t' -> java.append("\\t");
        default ->
            java.append(
                c >= ' ' && c < 127
                    ? String.valueOf(c)
                    : String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return java.append('"').toString();
  }

  /** A number literal: whole where the number is, else the shortest decimal of the same double. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
    return whole && !(value == 0 && 1 / value < 0)
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** A name of {@code [A-Za-z0-9_]} that begins with a letter, for classes, methods and files. */
  static String identifier(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "x" + plain : plain;
  }
}
