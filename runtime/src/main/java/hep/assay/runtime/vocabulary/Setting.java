// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.List;

/**
 * One setting of a {@link Term}: {@code learningRate} of {@code adam}.
 *
 * <p>Built by the static methods and narrowed by the {@code with...} methods, each of which returns
 * a new one:
 *
 * <pre>{@code
 * Setting.integer("epochs", "passes over the training events").orElse(50).within(1, 100_000)
 * }</pre>
 *
 * @param name the word before the equals sign
 * @param kind what its value is
 * @param fallback the value where the study says nothing; null where the study must say it
 * @param optional whether the study may say nothing although there is no fallback
 * @param bounds the closed range that numbers (each number of a list) must lie in
 * @param words the words allowed, for {@link Kind#WORD}
 * @param unit the unit of a number in canonical form ("GeV", "rad", ""); a study may write any unit
 *     of that dimension
 * @param condition where it means something; null for everywhere
 * @param summary one line of help
 */
public record Setting(
    String name,
    Kind kind,
    Object fallback,
    boolean optional,
    Interval bounds,
    List<String> words,
    String unit,
    Condition condition,
    String summary) {

  /**
   * Another setting of the same term must be one of some words.
   *
   * @param setting its name
   * @param words one of which it must be
   */
  public record Condition(String setting, List<String> words) {
    public Condition {
      words = List.copyOf(words);
    }

    /** As a study would write it: {@code shape = step or plateau}. */
    public String text() {
      return setting + " = " + String.join(" or ", words);
    }
  }

  /** What a setting's value is. */
  public enum Kind {
    /** A number, perhaps with a unit; {@code 50 %} is 0.5. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One of the setting's words. */
    WORD,
    /** A quoted string. */
    TEXT,
    /** A list of quoted strings. */
    TEXTS,
    /** A list of numbers. */
    NUMBERS,
    /** A list of whole numbers. */
    INTEGERS,
    /** A range such as {@code 65 .. 105 GeV}; its unit is that of what is binned. */
    RANGE,
    /** The name of a column, a computed column or a classifier's score. */
    COLUMN,
    /** A list of columns. */
    COLUMNS,
    /** The name of a sample or group. */
    SAMPLE,
    /** The name of a dataset, region, classifier, nuisance or other block. */
    BLOCK,
    /** A list of names of blocks. */
    BLOCKS,
    /** An expression over events. */
    FORMULA,
    /** Another method, {@code radius = hertz(quantile = 90 %)}. */
    METHOD,
    /** A list of lists of whole numbers, {@code [[32, 32], [128, 128]]}. */
    SHAPES
  }

  private static final Interval ANY =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Setting {
    words = List.copyOf(words);
    fallback = fallback == null ? null : Settings.allowed(fallback);
  }

  private static Setting of(Kind kind, String name, String summary) {
    return new Setting(name, kind, null, false, ANY, List.of(), "", null, summary);
  }

  public static Setting number(String name, String summary) {
    return of(Kind.NUMBER, name, summary);
  }

  public static Setting integer(String name, String summary) {
    return of(Kind.INTEGER, name, summary);
  }

  /** A number in [0, 1], usually written in percent. */
  public static Setting fraction(String name, String summary) {
    return of(Kind.NUMBER, name, summary).within(0, 1);
  }

  public static Setting flag(String name, String summary) {
    return of(Kind.FLAG, name, summary).orElse(false);
  }

  public static Setting word(String name, String summary, String... words) {
    return new Setting(name, Kind.WORD, null, false, ANY, List.of(words), "", null, summary);
  }

  public static Setting text(String name, String summary) {
    return of(Kind.TEXT, name, summary);
  }

  public static Setting texts(String name, String summary) {
    return of(Kind.TEXTS, name, summary);
  }

  public static Setting numbers(String name, String summary) {
    return of(Kind.NUMBERS, name, summary);
  }

  public static Setting integers(String name, String summary) {
    return of(Kind.INTEGERS, name, summary);
  }

  public static Setting range(String name, String summary) {
    return of(Kind.RANGE, name, summary);
  }

  public static Setting column(String name, String summary) {
    return of(Kind.COLUMN, name, summary);
  }

  public static Setting columns(String name, String summary) {
    return of(Kind.COLUMNS, name, summary);
  }

  public static Setting sample(String name, String summary) {
    return of(Kind.SAMPLE, name, summary);
  }

  public static Setting block(String name, String summary) {
    return of(Kind.BLOCK, name, summary);
  }

  public static Setting blocks(String name, String summary) {
    return of(Kind.BLOCKS, name, summary);
  }

  public static Setting formula(String name, String summary) {
    return of(Kind.FORMULA, name, summary);
  }

  /** A setting whose value is one of these methods, such as {@code nearest(8)}. */
  public static Setting method(String name, String summary, String... words) {
    return new Setting(name, Kind.METHOD, null, false, ANY, List.of(words), "", null, summary);
  }

  public static Setting shapes(String name, String summary) {
    return of(Kind.SHAPES, name, summary);
  }

  public Setting orElse(Object value) {
    return new Setting(name, kind, value, optional, bounds, words, unit, condition, summary);
  }

  /** May be left out without a fallback; read with {@link Settings#has} first. */
  public Setting maybe() {
    return new Setting(name, kind, fallback, true, bounds, words, unit, condition, summary);
  }

  public Setting within(double low, double high) {
    return new Setting(
        name, kind, fallback, optional, new Interval(low, high), words, unit, condition, summary);
  }

  public Setting in(String canonicalUnit) {
    return new Setting(
        name, kind, fallback, optional, bounds, words, canonicalUnit, condition, summary);
  }

  /** Means something only where another setting of the term is one of these words. */
  public Setting where(String setting, String... oneOf) {
    return new Setting(
        name,
        kind,
        fallback,
        optional,
        bounds,
        words,
        unit,
        new Condition(setting, List.of(oneOf)),
        summary);
  }

  public boolean required() {
    return fallback == null && !optional;
  }
}
