// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Heap;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * Reads one column. A missing number is NaN, for which integers with missing ones become doubles; a
 * missing text has no word; a missing list is empty.
 */
final class ParquetColumn {
  private final FileChannel file;
  private final ParquetLeaf leaf;
  private final List<ParquetChunk> chunks;
  private final Workspace workspace;
  private final ValueDecoder decoder;
  private final int rows;
  private Object values;
  private int filled;
  private int[] starts;
  private int row;

  ParquetColumn(
      FileChannel file,
      ParquetLeaf leaf,
      List<ParquetChunk> chunks,
      int rows,
      Workspace workspace) {
    this.file = file;
    this.workspace = workspace;
    this.leaf = leaf;
    this.chunks = chunks;
    this.rows = rows;
    this.decoder = new ValueDecoder(leaf, workspace);
  }

  ColumnData read() throws IOException {
    long count = 0;
    for (ParquetChunk chunk : chunks) {
      count += chunk.values();
      requireSound(chunk);
    }
    if (count > Integer.MAX_VALUE - 8 || count < 0 || !leaf.isList() && count != rows) {
      throw ValueDecoder.damaged(count + " values in " + rows + " events");
    }
    Heap.require(count * ParquetLeaf.bytes(leaf.title()), "the values of column " + leaf.name());
    values = target((int) count);
    starts = leaf.isList() ? new int[rows + 1] : null;
    for (ParquetChunk chunk : chunks) {
      read(chunk);
    }
    return column((int) count);
  }

  private void requireSound(ParquetChunk chunk) throws IOException {
    if (chunk.physical() != leaf.node().physical()
        || chunk.start() < 0
        || chunk.bytes() < 0
        || chunk.bytes() > file.size() - chunk.start()) {
      throw ValueDecoder.damaged(
          "its values of %d bytes at byte %d of a file of %d"
              .formatted(chunk.bytes(), chunk.start(), file.size()));
    }
  }

  private Object target(int count) {
    return switch (leaf.title()) {
      case "float16", "float32" -> new float[count];
      case "float64", "decimal" -> new double[count];
      case "text" -> new int[count];
      case "int64", "uint64", "uint32" -> new long[count];
      default -> new int[count];
    };
  }

  private void read(ParquetChunk chunk) throws IOException {
    workspace.chunk().open(file, chunk.start(), chunk.bytes());
    ParquetPage.Reader pages =
        new ParquetPage.Reader(chunk.codec(), leaf, chunk.values(), workspace);
    decoder.forgetDictionary();
    int before = row;
    while (pages.hasNext()) {
      ParquetPage page = pages.next();
      if (page.dictionary()) {
        decoder.dictionary(page, values);
      } else if (leaf.isList()) {
        list(page);
      } else {
        flat(page);
      }
    }
    if (row - before != chunk.rows()) {
      throw ValueDecoder.damaged((row - before) + " events where " + chunk.rows() + " should be");
    }
  }

  private void flat(ParquetPage page) {
    int present = present(page, page.values());
    decoder.decode(page, present, values, filled);
    if (present < page.values()) {
      spread(page.definitions(), present, page.values());
    }
    filled += page.values();
    row += page.values();
  }

  private int present(ParquetPage page, int count) {
    if (page.definitions() == null) {
      return count;
    }
    int present = 0;
    for (int level : page.definitions()) {
      present += level == leaf.definition() ? 1 : 0;
    }
    return present;
  }

  /** Moves the values that are there to their places, from the last one on. */
  private void spread(int[] definitions, int present, int count) {
    if (!leaf.isText()) {
      values = decoder.withHoles(values);
    }
    int next = filled + present;
    for (int i = count - 1; i >= 0; i--) {
      boolean there = definitions[i] == leaf.definition();
      if (values instanceof float[] floats) {
        floats[filled + i] = there ? floats[--next] : Float.NaN;
      } else if (values instanceof double[] doubles) {
        doubles[filled + i] = there ? doubles[--next] : Double.NaN;
      } else if (values instanceof int[] codes) {
        codes[filled + i] = there ? codes[--next] : -1;
      }
    }
  }

  private void list(ParquetPage page) {
    int present = present(page, page.values());
    int first = filled;
    decoder.decode(page, present, values, filled);
    int elements = 0;
    int[] kept = new int[page.values()];
    for (int i = 0; i < page.values(); i++) {
      if (page.repetitions()[i] == 0) {
        if (row >= rows) {
          throw ValueDecoder.damaged("more than " + rows + " events");
        }
        starts[row++] = first + elements;
      } else if (row == 0) {
        throw ValueDecoder.damaged("a list without a beginning");
      }
      if (page.definitions()[i] >= leaf.element()) {
        kept[elements++] = page.definitions()[i];
      }
    }
    if (present < elements) {
      spread(kept, present, elements);
    }
    filled += elements;
  }

  private ColumnData column(int count) {
    if (row != rows) {
      throw ValueDecoder.damaged(row + " events instead of " + rows);
    }
    if (!leaf.isList()) {
      return flat(values);
    }
    starts[rows] = filled;
    Object elements = ValueDecoder.array(values, filled);
    System.arraycopy(values, 0, elements, 0, filled);
    return new ColumnData.Jagged(starts, flat(filled == count ? values : elements));
  }

  private ColumnData flat(Object array) {
    if (array instanceof float[] floats) {
      return new ColumnData.Floats(floats);
    } else if (array instanceof double[] doubles) {
      return new ColumnData.Doubles(doubles);
    } else if (array instanceof long[] longs) {
      return new ColumnData.Longs(longs);
    }
    return leaf.isText()
        ? new ColumnData.Words(decoder.words(), (int[]) array)
        : new ColumnData.Ints((int[]) array);
  }
}
