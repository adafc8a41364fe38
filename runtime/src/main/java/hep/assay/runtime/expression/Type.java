// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

/**
 * What an expression or column is.
 *
 * @param kind number, truth value or text
 * @param dimension what a number measures; null where nobody knows yet
 * @param list whether there are several values per event
 */
public record Type(Kind kind, Dimension dimension, boolean list) {
  /** A pure number. */
  public static final Type NUMBER = new Type(Kind.NUMBER, Dimension.NONE, false);

  public static final Type TRUTH = new Type(Kind.TRUTH, Dimension.NONE, false);
  public static final Type TEXT = new Type(Kind.TEXT, Dimension.NONE, false);

  /** Of which nothing is known: fits everywhere. */
  public static final Type UNKNOWN = new Type(Kind.UNKNOWN, null, false);

  /** What values are. */
  public enum Kind {
    NUMBER,
    TRUTH,
    TEXT,
    UNKNOWN
  }

  /** A number of a dimension. */
  public static Type number(Dimension dimension) {
    return new Type(Kind.NUMBER, dimension, false);
  }

  /** The same with several values per event, or with one. */
  public Type list(boolean several) {
    return new Type(kind, dimension, several);
  }

  /** Whether it can be added to the other: nothing is known against it. */
  boolean fits(Type other) {
    return dimension == null || other.dimension == null || dimension.equals(other.dimension);
  }

  /** For messages: "a number in GeV", "a pure number", "a truth value". */
  public String title() {
    return switch (kind) {
      case TRUTH -> "a truth value";
      case TEXT -> "a text";
      case UNKNOWN -> "unknown";
      case NUMBER ->
          dimension == null
              ? "a number"
              : dimension.equals(Dimension.NONE) ? "a pure number" : "in " + dimension.canonical();
    };
  }
}
