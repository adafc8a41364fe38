// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of itself before it is read, from its header or first blocks.
 *
 * @param tree the tree, table or group; empty where the format has only one
 * @param fields the columns, in the order of the file
 * @param events the number of events; negative where only reading it all would tell
 * @param refused why a column of the file can't be read, by its name: {@code it is a TObject}
 */
public record Schema(String tree, List<Field> fields, long events, Map<String, String> refused) {
  public Schema {
    fields = List.copyOf(fields);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }

  /** A schema whose columns can all be read. */
  public Schema(String tree, List<Field> fields, long events) {
    this(tree, fields, events, Map.of());
  }

  /** What the values of a column are. */
  public enum Kind {
    /** Numbers with fractions. */
    NUMBER,
    /** Whole numbers. */
    INTEGER,
    /** 1 and 0. */
    TRUTH,
    /** Texts. */
    TEXT,
    /** Several numbers per event. */
    LIST,
    /** The same number of numbers for every event, in rows and columns. */
    SHAPED
  }

  /**
   * One column.
   *
   * @param name as in the file
   * @param kind what its values are
   * @param type the type's name in the file, for hover: {@code float32}, {@code vector<float>}
   * @param bytes bytes a value takes in memory; of an element for a list, of all for a shape
   * @param low smallest number in the events looked at; NaN where none was looked at
   * @param high largest such number
   * @param missing fraction of missing values (NaN, empty) in the events looked at; NaN if unknown
   * @param words some distinct texts, at most twenty
   */
  public record Field(
      String name,
      Kind kind,
      String type,
      int bytes,
      double low,
      double high,
      double missing,
      List<String> words) {
    public Field {
      words = List.copyOf(words);
    }

    /** A column of which only name and type are known. */
    public static Field of(String name, Kind kind, String type, int bytes) {
      return new Field(name, kind, type, bytes, Double.NaN, Double.NaN, Double.NaN, List.of());
    }

    public Field range(double smallest, double largest, double missingFraction) {
      return new Field(name, kind, type, bytes, smallest, largest, missingFraction, words);
    }

    public Field words(List<String> distinct) {
      return new Field(name, kind, type, bytes, low, high, missing, distinct);
    }
  }

  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  public Optional<Field> find(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /**
   * The column of this name.
   *
   * @throws StudyException where the file has none, with the nearest known one
   */
  public Field field(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new StudyException(
                    refused.containsKey(name)
                        ? "column '" + name + "' can't be read: " + refused.get(name)
                        : "no column '" + name + "'" + Nearest.hint(name, names())));
  }
}
