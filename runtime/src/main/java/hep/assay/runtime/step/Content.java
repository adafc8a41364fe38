// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The identity of loaded events: their numbers, wherever they came from. */
final class Content {
  private static final int BLOCK = 1 << 14;

  private final Dataset data;
  private final Map<String, Key> known = new ConcurrentHashMap<>();

  Content(Dataset data) {
    this.data = data;
  }

  /**
   * The identity of weights, samples, split and some columns; names without a column are left out.
   */
  Key of(Collection<String> columns) {
    Digest digest = new Digest("events").put(known.computeIfAbsent("", none -> events()));
    for (String name : new TreeSet<>(columns)) {
      if (data.table().has(name)) {
        digest.put(name).put(known.computeIfAbsent(name, this::column));
      }
    }
    return digest.key();
  }

  private Key events() {
    Digest digest = new Digest("weights").put(data.weights()).put(data.samples());
    digest.put(data.split().folds()).put(data.split().fold());
    for (var part : data.split().part()) {
      digest.put(part.ordinal());
    }
    return digest.key();
  }

  private Key column(String name) {
    Digest digest = new Digest("column");
    put(data.table().values(name), digest);
    return digest.key();
  }

  private static void put(ColumnData column, Digest digest) {
    if (column instanceof ColumnData.Words words) {
      digest.put(words.words()).put(words.codes());
    } else if (column instanceof ShapedColumn shaped) {
      digest.put(shaped.shape().toString()).put(shaped.unit().name()).put(shaped.numbers());
    } else if (column instanceof ColumnData.Jagged list) {
      digest.put(list.starts());
      put(list.elements(), digest);
    } else {
      digest.put(column.unit().name());
      for (int from = 0; from < column.count(); from += BLOCK) {
        int to = Math.min(column.count(), from + BLOCK);
        double[] block = new double[to - from];
        column.copy(from, to, block);
        digest.put(block);
      }
    }
  }
}
