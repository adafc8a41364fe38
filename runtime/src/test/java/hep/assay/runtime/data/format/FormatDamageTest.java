// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Joined;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A damaged file of any format is refused with a message that names it, or read into columns that
 * fit together; it never hangs and never ends in another exception.
 */
class FormatDamageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matrix.npy",
        "fortran.npy",
        "structured.npy",
        "arrays.npz",
        "datasets.h5:events",
        "pandas-fixed.h5",
        "pandas-table.h5",
        "types-snappy.parquet",
        "pages.parquet",
        "encodings.parquet"
      })
  void aTruncatedFileIsRefused(String place) throws IOException {
    byte[] whole = Files.readAllBytes(ColumnNumbers.file(place.split(":")[0]));
    for (int i = 0; i < 20; i++) {
      Path file = write(place, Arrays.copyOf(whole, whole.length * i / 20));
      if (readOrNull(file, tree(place), place) != null) {
        fail(place + " cut at " + whole.length * i / 20 + " was read");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "matrix.npy",
        "fortran.npy",
        "structured.npy",
        "arrays.npz",
        "datasets.h5:events",
        "datasets.h5:other/deep/table",
        "pandas-fixed.h5",
        "pandas-table.h5",
        "types-snappy.parquet",
        "pages.parquet",
        "encodings.parquet"
      })
  void aFlippedByteEndsInAMessageOrInSoundColumns(String place) throws IOException {
    byte[] whole = Files.readAllBytes(ColumnNumbers.file(place.split(":")[0]));
    Random random = new Random(20210508);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      String what = place + " with byte " + at + " as " + damaged[at];
      Path file = write(place, damaged);
      EventTable table =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> readOrNull(file, tree(place), what), what);
      if (table != null) {
        for (ColumnData column : table.columns().values()) {
          assertEquals(table.count(), column.count(), what);
        }
      }
    }
  }

  /** Damage in the values of a column: the message names the column, and it is the first one. */
  @ParameterizedTest
  @ValueSource(strings = {"types-snappy.parquet", "types-zstd.parquet", "types-gzip.parquet"})
  void aDamagedParquetColumnIsNamed(String name) throws IOException {
    byte[] whole = Files.readAllBytes(ColumnNumbers.file(name));
    int footer = ByteBuffer.wrap(whole).order(LITTLE_ENDIAN).getInt(whole.length - 8);
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 4, whole.length - 8 - footer, (byte) -1);
    Path file = write(name, damaged);
    Format format = Formats.of(file);
    List<String> columns = format.schema(file, "").names();
    assertTrue(columns.size() > 3, name);
    for (String column : columns) {
      String message =
          assertThrows(StudyException.class, () -> format.read(file, "", Set.of(column)))
              .getMessage();
      String place = "damaged.parquet': column '" + column + "' can't be read: ";
      assertTrue(message.contains(place), message);
    }
    String first =
        assertThrows(
                StudyException.class, () -> format.read(file, "", new LinkedHashSet<>(columns)))
            .getMessage();
    assertTrue(first.contains("column '" + columns.get(0) + "'"), first);
  }

  @Test
  void aTruncatedGzippedTableIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("pt,eta\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 1000; i++) {
        out.write((i * 0.37 + "," + i % 7 + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = packed.toByteArray();
    for (int i = 0; i < 20; i++) {
      Path file = write("table.csv.gz", Arrays.copyOf(whole, whole.length * i / 20));
      Path named = Files.move(file, folder.resolve("damaged.csv.gz"), REPLACE_EXISTING);
      String what = "cut at " + whole.length * i / 20;
      assertTrue(readOrNull(named, "", what) == null, what);
    }
  }

  /** A text table of three columns: numbers with digits, whole numbers, texts. */
  private static byte[] text() {
    StringBuilder text = new StringBuilder("pt,n,word\n");
    for (int i = 0; i < 2000; i++) {
      text.append(i * 0.37).append(',').append(i % 7).append(',').append("w" + i % 3).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }

  private EventTable readText(byte[] content, String ending, String what) throws IOException {
    Path file = Files.write(folder.resolve("damaged" + ending), content);
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> readOrNull(file, "", what), what);
  }

  /**
   * What a text table has lost can't always be seen, a cut between two lines for one; but it has
   * its columns or is refused.
   */
  @Test
  void aDamagedTextTableHasItsColumnsOrIsRefused() throws IOException {
    byte[] whole = text();
    for (int i = 0; i < 20; i++) {
      EventTable table = readText(Arrays.copyOf(whole, whole.length * i / 20), ".csv", "cut " + i);
      assertTrue(table == null || table.columns().size() == 3 && table.count() < 2001, "cut " + i);
    }
    Random random = new Random(20210508);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int at = i < 10 ? i : random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      String what = "byte " + at + " as " + damaged[at];
      EventTable table = readText(damaged, ".csv", what);
      assertTrue(
          table == null || table.columns().size() == 3 && Math.abs(table.count() - 2000) <= 1,
          what);
    }
  }

  /** Gzip has a checksum: a flipped byte is seen, or stands where it changes nothing. */
  @Test
  void aFlippedByteInAGzippedTableIsSeen() throws IOException {
    byte[] whole = packed(text());
    EventTable sound = readText(whole, ".csv.gz", "whole");
    Random random = new Random(20210508);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      String what = "byte " + at + " as " + damaged[at];
      EventTable table = readText(damaged, ".csv.gz", what);
      if (table != null) {
        for (String name : sound.names()) {
          assertTrue(at < 10, what + " was read");
          assertEquals(sound.count(), table.count(), what);
          assertEquals(sound.values(name).key(77), table.values(name).key(77), what);
        }
      }
    }
  }

  private static String tree(String place) {
    return place.contains(":") ? place.split(":")[1] : "";
  }

  /** All columns, or null where the file was refused; a block at a time it must end alike. */
  private static EventTable readOrNull(Path file, String tree, String what) {
    EventTable whole = orNull(file, tree, what, Format::read);
    EventTable blocks = orNull(file, tree, what + " in blocks", FormatDamageTest::inBlocks);
    assertEquals(whole == null, blocks == null, what + ": as a whole or in blocks");
    if (whole != null) {
      assertEquals(whole.count(), blocks.count(), what);
      for (String name : whole.names()) {
        if (whole.count() == 0 || whole.values(name) instanceof Lists) {
          continue;
        }
        for (int event : new int[] {0, whole.count() / 2, whole.count() - 1}) {
          assertEquals(
              whole.values(name).key(event), blocks.values(name).key(event), what + ": " + name);
        }
      }
    }
    return whole;
  }

  private static EventTable inBlocks(Format format, Path file, String tree, Set<String> columns) {
    List<EventTable> all = new ArrayList<>();
    try (Blocks blocks = format.blocks(file, tree, columns)) {
      for (var next = blocks.next(); next.isPresent(); next = blocks.next()) {
        all.add(next.get().get());
      }
    } catch (Blocks.Inseparable e) {
      return format.read(file, tree, columns);
    }
    return Joined.of(all);
  }

  /** A way to read all columns. */
  private interface Way {
    EventTable read(Format format, Path file, String tree, Set<String> columns);
  }

  private static EventTable orNull(Path file, String tree, String what, Way way) {
    boolean columns = false;
    try {
      Format format = Formats.of(file);
      Schema schema = format.schema(file, tree);
      columns = file.toString().endsWith(".parquet"); // the rest stands in one of them
      return way.read(format, file, tree, new LinkedHashSet<>(schema.names()));
    } catch (StudyException e) {
      assertTrue(e.getMessage().contains("damaged."), what + ": " + e.getMessage());
      assertTrue(!columns || e.getMessage().contains("column"), what + ": " + e.getMessage());
      return null;
    } catch (RuntimeException | Error e) {
      return fail(what, e);
    }
  }

  private Path write(String place, byte[] content) throws IOException {
    String name = place.split(":")[0];
    String ending = name.substring(name.lastIndexOf('.'));
    return Files.write(folder.resolve("damaged" + ending), content);
  }
}
