// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Joined;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file read in blocks is the file read as a whole. */
class BlocksTest {
  @TempDir Path folder;

  private static List<EventTable> blocks(Path file, Set<String> columns) {
    try (Blocks blocks = Formats.of(file).blocks(file, "", columns)) {
      List<EventTable> all = new ArrayList<>();
      for (Optional<Supplier<EventTable>> next = blocks.next();
          next.isPresent();
          next = blocks.next()) {
        all.add(next.get().get());
      }
      return all;
    }
  }

  private static void same(Path file, Set<String> columns, int least) {
    EventTable whole = Formats.of(file).read(file, "", columns);
    List<EventTable> blocks = blocks(file, columns);
    assertTrue(blocks.size() >= least, blocks.size() + " blocks");
    EventTable joined = Joined.of(blocks);
    assertEquals(whole.names(), joined.names());
    assertEquals(whole.count(), joined.count());
    for (String name : whole.names()) {
      ColumnData one = whole.values(name);
      ColumnData other = joined.values(name);
      assertEquals(one.getClass(), other.getClass(), name);
      if (one instanceof ColumnData.Jagged list) {
        assertArrayEquals(
            list.elements().all(), ((ColumnData.Jagged) other).elements().all(), name);
        for (int i = 0; i <= one.count(); i++) {
          assertEquals(list.start(i), ((ColumnData.Jagged) other).start(i), name);
        }
      } else if (one.isText()) {
        for (int i = 0; i < one.count(); i++) {
          assertEquals(one.text(i), other.text(i));
        }
      } else {
        assertArrayEquals(one.all(), other.all(), name);
      }
    }
  }

  @Test
  void textTablesPlainAndPacked() throws IOException {
    StringBuilder text = new StringBuilder("event,pt,word\n");
    for (int i = 0; i < 900_000; i++) {
      text.append(i).append(',').append(i % 977).append('.').append(i % 10).append(",w");
      text.append(i % 7).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    Path plain = Files.write(folder.resolve("a.csv"), bytes);
    Path packed = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(bytes);
    }
    same(plain, Set.of("event", "pt", "word"), 2);
    same(packed, Set.of("event", "word"), 2);
  }

  @Test
  void linesAreNeverCut() throws IOException {
    byte[] text = "head\nab\n\ncdefghijk\nl\nm".getBytes(StandardCharsets.US_ASCII);
    LineBlocks lines = new LineBlocks(new ByteArrayInputStream(text), 4);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
      assertTrue(next.get().length > 0);
      all.write(next.get());
      assertTrue(all.size() == text.length - 5 || next.get()[next.get().length - 1] == '\n');
    }
    assertEquals("ab\n\ncdefghijk\nl\nm", all.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void arraysByRowAndByColumn() throws IOException {
    int rows = 700_000;
    for (boolean byColumn : new boolean[] {false, true}) {
      String header =
          "{'descr': '<f8', 'fortran_order': "
              + (byColumn ? "True" : "False")
              + ", 'shape': ("
              + rows
              + ", 3), }";
      header = header + " ".repeat(117 - header.length()) + "\n";
      ByteBuffer bytes = ByteBuffer.allocate(128 + 24 * rows).order(ByteOrder.LITTLE_ENDIAN);
      bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) 118, 0});
      bytes.put(header.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        bytes.putDouble(Math.sin(bytes.position()));
      }
      Path file = Files.write(folder.resolve("a" + byColumn + ".npy"), bytes.array());
      same(file, Set.of("c0", "c2"), 2);
    }
  }

  /** Every tree of every third party's ROOT file, flat and jagged, in all codecs. */
  @Test
  void rootTreesOfThirdParties() throws IOException {
    String data = System.getenv("ASSAY_TEST_DATA");
    assumeTrue(data != null, "ASSAY_TEST_DATA is not set");
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(data, "root"))) {
      files = all.filter(file -> file.toString().endsWith(".root")).sorted().toList();
    }
    int read = 0;
    for (Path file : files) {
      Format format = Formats.of(file);
      try {
        Schema schema = format.schema(file, "");
        Set<String> columns = new LinkedHashSet<>();
        for (String name : schema.names()) {
          try {
            format.read(file, "", Set.of(name));
            columns.add(name);
          } catch (StudyException unreadable) {
            continue;
          }
        }
        same(file, columns, 1);
        read++;
      } catch (StudyException severalTreesOrNone) {
        continue;
      }
    }
    assertTrue(read > 5, read + " files of " + files.size());
  }
}
