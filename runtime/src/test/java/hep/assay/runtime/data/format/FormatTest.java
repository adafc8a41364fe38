// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.HalfFloat;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What a user of any format relies on. */
class FormatTest {

  private static Schema schema(String name, String tree) {
    Path file = ColumnNumbers.file(name);
    return Formats.of(file).schema(file, tree);
  }

  private static EventTable read(String name, String tree, String... columns) {
    Path file = ColumnNumbers.file(name);
    return Formats.of(file).read(file, tree, Set.of(columns));
  }

  private static void says(Executable step, String... parts) {
    String message = assertThrows(StudyException.class, step).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void schemasHaveNamesTypesAndRanges() {
    Schema parquet = schema("types-snappy.parquet", "");
    assertEquals(40, parquet.events());
    Schema.Field holes = parquet.field("holes");
    assertEquals(Schema.Kind.NUMBER, holes.kind());
    assertEquals(0.2, holes.missing());
    assertEquals(1, holes.low());
    assertEquals(39, holes.high());
    assertEquals(Schema.Kind.LIST, parquet.field("jagged").kind());
    assertEquals("float32[]", parquet.field("jagged").type());
    Schema hdf = schema("datasets.h5", "events");
    assertEquals(Schema.Kind.TRUTH, hdf.field("flag").kind());
    assertEquals(List.of("w0", "w1", "w2"), hdf.field("word").words());
    assertEquals(39, hdf.field("small").high());
    assertEquals(Schema.Kind.INTEGER, schema("structured.npy", "").field("count").kind());
  }

  @Test
  void everyColumnKeepsItsType() {
    EventTable table = read("types-zstd.parquet", "", "float32", "float64", "int64", "counts");
    assertInstanceOf(ColumnData.Floats.class, table.values("float32"));
    assertInstanceOf(ColumnData.Doubles.class, table.values("float64"));
    assertInstanceOf(ColumnData.Longs.class, table.values("int64"));
    double[] counts = table.values("counts").all();
    assertTrue(Double.isNaN(counts[4]), "a missing integer is NaN");
    assertEquals(5, counts[5]);
  }

  @Test
  void columnsComeInTheOrderOfTheFile() {
    EventTable table = read("types-zstd.parquet", "", "word", "int8", "float32");
    assertEquals(List.of("float32", "int8", "word"), List.copyOf(table.names()));
  }

  @Test
  void anUnknownColumnIsNamedWithTheNearest() {
    says(() -> read("types-none.parquet", "", "flout32"), "'flout32'", "mean 'float32'?");
    says(() -> read("datasets.h5", "events", "smal"), "'smal'", "did you mean 'small'?");
    says(() -> read("matrix.npy", "", "c9"), "no column 'c9'");
    says(() -> read("arrays.npz", "", "pt2"), "no column 'pt2'", "did you mean 'pt'?");
  }

  @Test
  void whatCannotBeReadIsRefusedByName() {
    says(() -> read("brotli.parquet", "", "float32"), "'float32'", "brotli");
    says(() -> read("blosc.h5", "", "pt"), "blosc", "gzip");
  }

  @Test
  void groupsAndArraysAreChosenByTree() {
    says(() -> schema("datasets.h5", "event"), "'event'", "did you mean 'events'?");
    says(() -> schema("datasets.h5", ""), "name one by 'tree'", "other/deep/table");
    says(() -> schema("lengths.npz", ""), "differ in length", "'long' has 5, 'short' has 3");
    says(() -> schema("arrays.npz", "y"), "no array 'y'");
    says(() -> schema("matrix.npy", "t"), "leave 'tree' out");
  }

  @Test
  void missingFilesAndStrangersAreNamed(@TempDir Path folder) throws IOException {
    for (String ending : List.of("root", "parquet", "h5", "npy", "npz", "csv")) {
      Path none = folder.resolve("none." + ending);
      says(() -> Formats.of(none).schema(none, ""), "none." + ending);
      Path stranger = Files.writeString(folder.resolve("text." + ending), "{\"a\": 1}");
      if (!ending.equals("csv")) {
        says(() -> Formats.of(stranger).schema(stranger, ""), "text." + ending);
      }
    }
  }

  @Test
  void aFileWithAnotherEndingIsRecognised(@TempDir Path folder) throws IOException {
    for (String name : List.of("types-none.parquet", "datasets.h5", "matrix.npy")) {
      Path copy = folder.resolve(name.replace('.', '_'));
      Files.copy(ColumnNumbers.file(name), copy);
      assertEquals(Formats.of(ColumnNumbers.file(name)), Formats.of(copy));
    }
  }

  @Test
  void halfFloatsAreExact() {
    assertEquals(1f, HalfFloat.of((short) 0x3C00));
    assertEquals(-2f, HalfFloat.of((short) 0xC000));
    assertEquals(65504f, HalfFloat.of((short) 0x7BFF));
    assertEquals(0x1p-24f, HalfFloat.of((short) 1));
    assertEquals(Float.POSITIVE_INFINITY, HalfFloat.of((short) 0x7C00));
    assertArrayEquals(
        new float[] {Float.NaN, -0f},
        new float[] {HalfFloat.of((short) 0x7E00), HalfFloat.of((short) 0x8000)});
  }
}
