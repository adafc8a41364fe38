// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Python literals of array headers: dictionaries, lists and tuples (both lists here), strings,
 * integers, True, False and None. Anything else is refused; nothing is evaluated.
 */
final class PythonLiteral {
  private static final int DEEPEST = 20;

  private final String text;
  private int at;
  private int depth;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /**
   * Reads one literal.
   *
   * @throws IllegalArgumentException where the text is none
   */
  static Object parse(String text) {
    PythonLiteral literal = new PythonLiteral(text);
    Object value = literal.value();
    literal.skipBlanks();
    if (literal.at < text.length()) {
      throw literal.unexpected();
    }
    return value;
  }

  private Object value() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("nested more than " + DEEPEST + " deep");
    }
    char next = peek();
    Object value =
        switch (next) {
          case '{' -> dictionary();
          case '[' -> list(']');
          case '(' -> list(')');
          case '\'', '"' -> string();
          default -> word();
        };
    depth--;
    return value;
  }

  private Map<String, Object> dictionary() {
    Map<String, Object> values = new LinkedHashMap<>();
    at++;
    while (peek() != '}') {
      Object key = value();
      expect(':');
      values.put(String.valueOf(key), value());
      if (peek() != '}') {
        expect(',');
      }
    }
    at++;
    return values;
  }

  private List<Object> list(char close) {
    List<Object> values = new ArrayList<>();
    at++;
    while (peek() != close) {
      values.add(value());
      if (peek() != close) {
        expect(',');
      }
    }
    at++;
    return values;
  }

  private String string() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\') {
        at++;
      }
      value.append(peekRaw());
      at++;
    }
    peekRaw();
    at++;
    return value.toString();
  }

  private Object word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "-+".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> "None";
      default -> number(word);
    };
  }

  private Long number(String word) {
    if (!word.matches("[+-]?[0-9]{1,18}L?")) {
      throw unexpected();
    }
    return Long.valueOf(word.replace("L", ""));
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  private char peek() {
    skipBlanks();
    return peekRaw();
  }

  private char peekRaw() {
    if (at >= text.length()) {
      throw new IllegalArgumentException("it ends too early");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("unexpected text at character " + at);
  }
}
