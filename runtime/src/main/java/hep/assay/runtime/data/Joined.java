// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables one after another. */
public final class Joined {
  private Joined() {}

  /** The events of all tables; each must have the columns of the first. */
  public static EventTable of(List<EventTable> tables) {
    if (tables.size() == 1) {
      return tables.get(0);
    }
    int count = tables.stream().mapToInt(EventTable::count).reduce(0, Math::addExact);
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    for (String name : tables.get(0).names()) {
      columns.put(name, columns(tables.stream().map(table -> table.values(name)).toList(), count));
    }
    return new EventTable(count, columns);
  }

  private static ColumnData columns(List<ColumnData> parts, int count) {
    if (parts.stream().allMatch(ColumnData.Declared.class::isInstance)) {
      ColumnData.Declared first = (ColumnData.Declared) parts.get(0);
      List<ColumnData> raw = new ArrayList<>();
      boolean same = true;
      for (ColumnData part : parts) {
        ColumnData.Declared declared = (ColumnData.Declared) part;
        same &=
            declared.unit().equals(first.unit())
                && Double.compare(declared.missing(), first.missing()) == 0;
        raw.add(declared.raw());
      }
      if (same) {
        return new ColumnData.Declared(columns(raw, count), first.unit(), first.missing());
      }
    }
    if (parts.stream().allMatch(ColumnData.Words.class::isInstance)) {
      return words(parts, count);
    }
    if (parts.stream().allMatch(ColumnData.Jagged.class::isInstance)) {
      return jagged(parts, count);
    }
    if (parts.stream().allMatch(ShapedColumn.class::isInstance)) {
      return ShapedColumn.join(parts, count);
    }
    if (parts.stream().anyMatch(Lists.class::isInstance)) {
      throw new StudyException("a column has one value per event in one file, several in another");
    }
    return numbers(parts, count);
  }

  private static ColumnData numbers(List<ColumnData> parts, int count) {
    if (parts.stream().allMatch(ColumnData.Ints.class::isInstance)) {
      int[] all = new int[count];
      int at = 0;
      for (ColumnData part : parts) {
        System.arraycopy(((ColumnData.Ints) part).numbers(), 0, all, at, part.count());
        at += part.count();
      }
      return new ColumnData.Ints(all);
    }
    if (parts.stream().allMatch(ColumnData.Floats.class::isInstance)) {
      float[] all = new float[count];
      int at = 0;
      for (ColumnData part : parts) {
        System.arraycopy(((ColumnData.Floats) part).numbers(), 0, all, at, part.count());
        at += part.count();
      }
      return new ColumnData.Floats(all);
    }
    if (parts.stream().allMatch(ColumnData.Doubles.class::isInstance)) {
      double[] all = new double[count];
      int at = 0;
      for (ColumnData part : parts) {
        System.arraycopy(((ColumnData.Doubles) part).numbers(), 0, all, at, part.count());
        at += part.count();
      }
      return new ColumnData.Doubles(all);
    }
    return decimals(parts, count).orElseGet(() -> wide(parts, count));
  }

  /** Decimals of the most digits that any part has, where they fit; integers have none. */
  private static Optional<ColumnData> decimals(List<ColumnData> parts, int count) {
    int digits = 0;
    for (ColumnData part : parts) {
      if (part instanceof ColumnData.Decimals decimals) {
        digits = Math.max(digits, decimals.digits());
      } else if (!(part instanceof ColumnData.Ints)) {
        return Optional.empty();
      }
    }
    int[] all = new int[count];
    int at = 0;
    for (ColumnData part : parts) {
      boolean whole = part instanceof ColumnData.Ints;
      int[] own =
          whole ? ((ColumnData.Ints) part).numbers() : ((ColumnData.Decimals) part).numbers();
      long factor =
          Math.round(Math.pow(10, digits - (whole ? 0 : ((ColumnData.Decimals) part).digits())));
      for (int number : own) {
        boolean missing = !whole && number == Integer.MIN_VALUE;
        if (!missing && Math.abs(number * factor) > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        all[at++] = missing ? number : (int) (number * factor);
      }
    }
    return Optional.of(new ColumnData.Decimals(all, digits));
  }

  /** 64-bit integers where all are whole, else doubles in the canonical unit of the first. */
  private static ColumnData wide(List<ColumnData> parts, int count) {
    if (parts.stream()
        .allMatch(part -> part instanceof ColumnData.Ints || part instanceof ColumnData.Longs)) {
      long[] all = new long[count];
      int at = 0;
      for (ColumnData part : parts) {
        for (int i = 0; i < part.count(); i++) {
          all[at++] = part.key(i);
        }
      }
      return new ColumnData.Longs(all);
    }
    double[] all = new double[count];
    double own = parts.get(0).unit().factor();
    int at = 0;
    for (ColumnData part : parts) {
      double factor = part.unit().factor() / own;
      for (double value : part.all()) {
        all[at++] = factor == 1 ? value : value * factor;
      }
    }
    return new ColumnData.Doubles(all).declared(parts.get(0).unit(), Double.NaN);
  }

  private static ColumnData words(List<ColumnData> parts, int count) {
    Map<String, Integer> codes = new LinkedHashMap<>();
    int[] all = new int[count];
    int at = 0;
    for (ColumnData part : parts) {
      ColumnData.Words words = (ColumnData.Words) part;
      for (int i = 0; i < words.count(); i++) {
        int code = words.code(i);
        all[at++] =
            code < 0 ? -1 : codes.computeIfAbsent(words.words().get(code), text -> codes.size());
      }
    }
    return new ColumnData.Words(List.copyOf(codes.keySet()), all);
  }

  private static ColumnData jagged(List<ColumnData> parts, int count) {
    int[] starts = new int[count + 1];
    List<ColumnData> elements = new ArrayList<>();
    int at = 0;
    for (ColumnData part : parts) {
      ColumnData.Jagged list = (ColumnData.Jagged) part;
      for (int i = 0; i < list.count(); i++, at++) {
        starts[at + 1] = Math.addExact(starts[at], list.start(i + 1) - list.start(i));
      }
      elements.add(list.elements());
    }
    return new ColumnData.Jagged(starts, columns(elements, starts[count]));
  }
}
