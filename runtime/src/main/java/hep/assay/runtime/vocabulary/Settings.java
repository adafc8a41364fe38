// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of one method, by name in alphabetical order, immutable.
 *
 * <p>A value is a {@code Double} (every number, in the canonical unit of its dimension: GeV, rad,
 * mm, ns, pb, and plain fractions for percent), {@code Boolean}, {@code String} (a word, a name or
 * a text), {@code List} of these, {@link Interval}, {@link Method}, {@link Formula} or {@link
 * Scan}.
 *
 * @param values what was given (and, after {@link Term#complete}, the fallbacks of the rest)
 */
public record Settings(Map<String, Object> values) {
  public static final Settings NONE = new Settings(Map.of());

  public Settings {
    TreeMap<String, Object> copy = new TreeMap<>();
    values.forEach((name, value) -> copy.put(name, allowed(value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** These settings with one more, or with this one replaced. */
  public Settings with(String name, Object value) {
    TreeMap<String, Object> copy = new TreeMap<>(values);
    copy.put(name, value);
    return new Settings(copy);
  }

  /** These settings but this one. */
  public Settings without(String name) {
    TreeMap<String, Object> copy = new TreeMap<>(values);
    copy.remove(name);
    return new Settings(copy);
  }

  /** These settings; the other's where these say nothing (the rule of {@code from}). */
  public Settings over(Settings inherited) {
    TreeMap<String, Object> merged = new TreeMap<>(inherited.values);
    merged.putAll(values);
    return new Settings(merged);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public double number(String name) {
    return get(name, Double.class, "a number");
  }

  public int integer(String name) {
    double value = number(name);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new StudyException("setting '" + name + "' is a whole number, not " + value);
    }
    return (int) value;
  }

  public boolean flag(String name) {
    return get(name, Boolean.class, "true or false");
  }

  /** A word, a name or a text. */
  public String word(String name) {
    return get(name, String.class, "a word");
  }

  public Interval range(String name) {
    return get(name, Interval.class, "a range such as 0 .. 1");
  }

  public Method method(String name) {
    return get(name, Method.class, "a method");
  }

  public Formula formula(String name) {
    return get(name, Formula.class, "an expression");
  }

  /** A list of numbers; one number stands for a list of one. */
  public double[] numbers(String name) {
    Object value = values.get(name);
    if (value instanceof Double single) {
      return new double[] {single};
    }
    List<?> list = get(name, List.class, "a list of numbers");
    return list.stream().mapToDouble(item -> item(name, item, Double.class, "numbers")).toArray();
  }

  public int[] integers(String name) {
    double[] numbers = numbers(name);
    int[] integers = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      integers[i] = (int) numbers[i];
    }
    return integers;
  }

  /** A list of words; one word stands for a list of one. */
  public List<String> words(String name) {
    Object value = values.get(name);
    if (value instanceof String single) {
      return List.of(single);
    }
    List<?> list = get(name, List.class, "a list of names");
    return list.stream().map(item -> item(name, item, String.class, "names")).toList();
  }

  private static <T> T item(String name, Object item, Class<T> type, String wanted) {
    if (!type.isInstance(item)) {
      throw new StudyException(
          "setting '" + name + "' must be a list of " + wanted + ", and has " + item);
    }
    return type.cast(item);
  }

  private <T> T get(String name, Class<T> type, String wanted) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new StudyException(
          "setting '"
              + name
              + "' must be "
              + wanted
              + (value == null ? ", and is missing" : ", not " + value));
    }
    return type.cast(value);
  }

  /**
   * The value in its stored form (any number as a double), refused if of a type that no setting
   * has.
   */
  static Object allowed(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Settings::allowed).toList();
    }
    if (value instanceof Boolean
        || value instanceof String
        || value instanceof Interval
        || value instanceof Method
        || value instanceof Formula
        || value instanceof Scan) {
      return value;
    }
    throw new IllegalArgumentException("not a setting's value: " + value);
  }
}
