// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
  @TempDir Path folder;
  private final CsvFormat csv = new CsvFormat();

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private EventTable read(Path file) {
    return csv.read(file, "", new TreeSet<>(csv.schema(file, "").names()));
  }

  private String message(Path file) {
    return assertThrows(StudyException.class, () -> read(file)).getMessage();
  }

  @Test
  void readsNumbersIntegersAndTexts() throws IOException {
    Path file =
        file(
            "a.csv.gz", "event,pt,label\n9007199254740993,138.47,s\n2,-999.0,\"b, c\"\n3,1e-3,s\n");
    EventTable table = read(file);
    assertEquals(3, table.count());
    assertEquals(9007199254740993L, table.values("event").key(0));
    assertArrayEquals(new double[] {138.47, -999, 1e-3}, table.values("pt").all());
    assertEquals("b, c", table.values("label").text(1));
  }

  @Test
  void takesFourBytesForDecimalsAndGivesTheNearestDouble() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("x\n");
    double[] expected = new double[5000];
    for (int i = 0; i < expected.length; i++) {
      String cell =
          String.format(
              java.util.Locale.ROOT, "%." + random.nextInt(4) + "f", random.nextGaussian() * 300);
      expected[i] = Double.parseDouble(cell) + 0.0;
      text.append(cell).append('\n');
    }
    ColumnData column = read(file("a.csv", text.toString().replace("-0\n", "0\n"))).values("x");
    double[] found = column.all();
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i] + 0.0);
    }
    ColumnData plain = read(file("b.csv", "x\n1.25\n-999.0\n77.123\n")).values("x");
    assertInstanceOf(ColumnData.Decimals.class, plain);
    assertArrayEquals(new double[] {1.25, -999, 77.123}, plain.all());
  }

  @Test
  void anyNumberOfSpacesSeparatesColumns() throws IOException {
    EventTable table =
        read(
            file(
                "a.txt", "  pt    eta  word\n 1.5    2  \"a  b\" \n10.25\t 3\tc\n   7  4   d\r\n"));
    assertEquals(List.of("pt", "eta", "word"), List.copyOf(table.names()));
    assertArrayEquals(new double[] {1.5, 10.25, 7}, table.values("pt").all());
    assertArrayEquals(new double[] {2, 3, 4}, table.values("eta").all());
    assertEquals("a  b", table.values("word").text(0));
  }

  @Test
  void emptyCellsAndNanAreMissing() throws IOException {
    double[] x = read(file("a.csv", "x,y\n,1\nnan,2\n3,3\n")).values("x").all();
    assertTrue(Double.isNaN(x[0]) && Double.isNaN(x[1]));
    assertEquals(3, x[2]);
    Schema.Field field = csv.schema(folder.resolve("a.csv"), "").field("x");
    assertEquals(2 / 3.0, field.missing(), 1e-15);
    assertEquals(3, field.low());
  }

  @Test
  void findsTheSeparatorAndNamesColumnsWithoutHeader() throws IOException {
    assertEquals(java.util.List.of("a", "b"), csv.schema(file("a.csv", "a;b\n1;2\n"), "").names());
    assertEquals(
        java.util.List.of("a", "b"), csv.schema(file("b.txt", "# a b\n1 2\n"), "").names());
    EventTable table = read(file("c.tsv", "1\t2.5\n3\t4\n"));
    assertArrayEquals(new double[] {2.5, 4}, table.values("c1").all());
  }

  @Test
  void saysWhereTheFileIsWrong() throws IOException {
    String ragged = message(file("r.csv", "a,b\n1,2\n3\n"));
    assertTrue(
        ragged.endsWith(
            "r.csv:3: 1 values, not 2 as the first line; the first missing column is 'b'"),
        ragged);
    String text = message(file("t.csv", "a,pt\n1,2\n3,4\n5,abc\n"));
    assertTrue(text.contains("t.csv:4: column 'pt' is one of numbers, and 'abc' is not"), text);
    assertTrue(message(file("e.csv", "")).endsWith("is empty"));
    assertTrue(message(file("h.csv", "a,b\n")).endsWith("a header and no events"));
    assertTrue(message(folder.resolve("none.csv")).startsWith("there is no file"));
    assertTrue(message(file("d.csv", "a,a\nx,y\n")).contains("two columns are called 'a'"));
    Path fine = file("f.csv", "pt,eta\n1,2\n");
    String unknown =
        assertThrows(StudyException.class, () -> csv.read(fine, "", Set.of("pd"))).getMessage();
    assertTrue(unknown.endsWith("has no column 'pd'; did you mean 'pt'?"), unknown);
  }

  @Test
  void aDamagedGzipFileIsNamedNeverReadShort() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      text.append(random.nextInt()).append(',').append(random.nextDouble()).append('\n');
    }
    Path whole = file("a.csv.gz", text.toString());
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = 1; i <= 20; i++) {
      Path cut = folder.resolve("cut.csv.gz");
      Files.write(cut, Arrays.copyOf(bytes, bytes.length * i / 21));
      assertTrue(message(cut).contains("cut.csv.gz"));
    }
  }

  @Test
  void readsTheHiggsSample() {
    String data = System.getenv("ASSAY_TEST_DATA");
    assumeTrue(data != null, "ASSAY_TEST_DATA is not set");
    Path file = Path.of(data, "higgsml/atlas-higgs-challenge-2014-v2_first22888.csv.gz");
    EventTable table = read(file);
    assertEquals(22_888, table.count());
    assertEquals(35, table.columns().size());
    ColumnData.Words label = (ColumnData.Words) table.values("Label");
    long signal =
        java.util.stream.IntStream.range(0, table.count())
            .filter(i -> label.text(i).equals("s"))
            .count();
    assertEquals(7_816, signal);
    assertTrue(table.bytes() < 5.5 * 35 * 22_888, table.bytes() + " bytes");
  }

  /** Cells that are read straight from their bytes, and those that are not. */
  @Test
  void blocksReadOddCellsAsReadingFromTheBeginningDoes() throws IOException {
    List<String> decimals =
        List.of("5", "-7.25", "+3", " 8 ", "-0.5", ".5", "5.", "1234567", "-99.9999", "", "nan");
    List<String> doubles =
        List.of(
            "-0", "1e5", "12345678.9", "0.1234567890123", "-123456789012", "1.5E-3", "0.", "NaN");
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("a;b;c;word\r\n");
    for (int i = 0; text.length() < 17 << 20; i++) {
      text.append(decimals.get(random.nextInt(decimals.size()))).append(';');
      text.append(doubles.get(random.nextInt(doubles.size()))).append(';');
      text.append(random.nextInt()).append(';');
      text.append(i == 300_000 ? "Müon" : "jet").append(i % 2 == 0 ? "\r\n" : "\n");
      text.append(i % 1000 == 0 ? "\n" : "");
    }
    EventTable blocks = read(file("b.csv", text.toString()));
    EventTable whole = read(file("b.csv.gz", text.toString()));
    assertEquals(whole.count(), blocks.count());
    for (String name : List.of("a", "b", "c")) {
      assertArrayEquals(whole.values(name).all(), blocks.values(name).all(), name);
    }
    assertEquals("Müon", blocks.values("word").text(300_000));
  }

  /** Seventeen megabytes are read in blocks; the same lines as a gzip file from the beginning. */
  @Test
  void blocksGiveTheSameColumnsAsReadingFromTheBeginning() throws IOException {
    StringBuilder text = new StringBuilder("id,x,y,label\n");
    Random random = new Random(4);
    for (int i = 0; text.length() < 17 << 20; i++) {
      text.append(i).append(',').append(random.nextInt(1000) / 100.0).append(',');
      text.append(i % 7 == 0 ? "" : Double.toString(random.nextDouble()));
      text.append(',').append((char) ('a' + i % 3)).append('\n');
    }
    EventTable blocks = read(file("a.csv", text.toString()));
    EventTable whole = read(file("a.csv.gz", text.toString()));
    assertEquals(whole.count(), blocks.count());
    for (String name : java.util.List.of("id", "x", "y")) {
      assertArrayEquals(whole.values(name).all(), blocks.values(name).all());
    }
    assertEquals(whole.values("x").getClass(), blocks.values("x").getClass());
    assertEquals(whole.values("label").text(99_999), blocks.values("label").text(99_999));
    Path wrong = file("w.csv", text + "5,6,x,a\n");
    String line = ":" + (whole.count() + 2) + ":";
    assertTrue(message(wrong).contains(line), message(wrong));
  }
}
