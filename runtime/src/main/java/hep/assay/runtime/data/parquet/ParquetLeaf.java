// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A column: a value, or a list of values, per event.
 *
 * @param path names from the root of the schema to the values; the first is the column's
 * @param node the values' own node
 * @param definition level of a value that is there
 * @param element level from which on a list has an element; 0 for a column without lists
 */
record ParquetLeaf(List<String> path, ParquetNode node, int definition, int element) {

  /** The column that starts at a node, or null where it can't be one. */
  static ParquetLeaf of(ParquetNode top) {
    List<String> path = new ArrayList<>();
    ParquetNode node = top;
    int definition = 0;
    int element = 0;
    while (true) {
      path.add(node.name());
      definition += node.repetition() == 0 ? 0 : 1;
      if (node.repetition() == 2) {
        if (element > 0) {
          return null; // a list of lists
        }
        element = definition;
      }
      if (node.children().isEmpty()) {
        break;
      }
      if (node.children().size() > 1) {
        return null;
      }
      node = node.children().get(0);
    }
    ParquetLeaf leaf = new ParquetLeaf(List.copyOf(path), node, definition, element);
    boolean nested = path.size() > 1 && element == 0;
    return nested || leaf.title() == null || leaf.isList() && leaf.isText() ? null : leaf;
  }

  String name() {
    return path.get(0);
  }

  boolean isList() {
    return element > 0;
  }

  boolean isText() {
    return "text".equals(title());
  }

  Schema.Field field() {
    String title = title();
    return isList()
        ? Schema.Field.of(name(), Schema.Kind.LIST, title + "[]", bytes(title))
        : Schema.Field.of(name(), kind(title), title, bytes(title));
  }

  /** The type's name; null where its values can't be read. */
  String title() {
    boolean decimal = node.converted() == 5;
    return switch (node.physical()) {
      case 0 -> "bool";
      case 1, 2 -> integer();
      case 4 -> "float32";
      case 5 -> "float64";
      case 6 -> decimal ? null : "text";
      case 7 -> node.half() ? "float16" : null;
      default -> null;
    };
  }

  /** Converted types: 5 decimal, 6 to 10 dates and times, 11 to 18 integers of a size. */
  private String integer() {
    int type = node.converted();
    if (type >= 11 && type <= 18) {
      return (type < 15 ? "uint" : "int") + (8 << (type - 11) % 4);
    }
    if (type >= 6 && type <= 10) {
      return null;
    }
    return type == 5 ? "decimal" : node.physical() == 1 ? "int32" : "int64";
  }

  private static Schema.Kind kind(String title) {
    return switch (title) {
      case "bool" -> Schema.Kind.TRUTH;
      case "text" -> Schema.Kind.TEXT;
      case "float16", "float32", "float64", "decimal" -> Schema.Kind.NUMBER;
      default -> Schema.Kind.INTEGER;
    };
  }

  static int bytes(String title) {
    return switch (title) {
      case "int64", "uint64", "uint32", "float64", "decimal" -> 8;
      default -> 4;
    };
  }
}
