// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every format reads what the format's own library wrote or reads. */
class FormatReferenceTest {

  @TestFactory
  Stream<DynamicTest> ownFiles() {
    return ColumnNumbers.of("numbers.json").entrySet().stream()
        .map(table -> test(table, ColumnNumbers::file));
  }

  @TestFactory
  Stream<DynamicTest> thirdPartyFiles() {
    String folder = System.getenv("ASSAY_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "ASSAY_TEST_DATA names no folder with the files");
    return ColumnNumbers.of("third-party-numbers.json").entrySet().stream()
        .map(table -> test(table, name -> Path.of(folder, name)));
  }

  private interface Folder {
    Path find(String name);
  }

  private static DynamicTest test(Map.Entry<String, JsonElement> table, Folder folder) {
    String[] place = table.getKey().split(":");
    String tree = place.length > 1 ? place[1] : "";
    JsonObject expected = table.getValue().getAsJsonObject();
    return DynamicTest.dynamicTest(
        table.getKey(), () -> check(folder.find(place[0]), tree, expected));
  }

  private static void check(Path file, String tree, JsonObject expected) {
    Format format = Formats.of(file);
    Schema schema = format.schema(file, tree);
    Set<String> columns = new LinkedHashSet<>(schema.names());
    assertTrue(columns.containsAll(expected.getAsJsonObject("columns").keySet()), "" + columns);
    if (schema.events() >= 0) {
      assertEquals(expected.get("events").getAsLong(), schema.events());
    }
    EventTable whole = format.read(file, tree, columns);
    ColumnNumbers.compare(whole, expected);
    String last = schema.names().get(columns.size() - 1);
    EventTable one = format.read(file, tree, Set.of(last));
    assertEquals(Set.of(last), one.names());
  }
}
