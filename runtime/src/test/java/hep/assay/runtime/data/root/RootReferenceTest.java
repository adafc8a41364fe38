// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Columns are what an independent reader finds in the same files. */
class RootReferenceTest {

  @TestFactory
  Stream<DynamicTest> ownFilesAsUprootReadsThem() {
    return ReferenceNumbers.of("own.json").entrySet().stream()
        .map(tree -> test(tree, name -> ReferenceNumbers.file(name)));
  }

  @TestFactory
  Stream<DynamicTest> thirdPartyFilesAsUprootReadsThem() {
    String folder = System.getenv("ASSAY_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "ASSAY_TEST_DATA names no folder with the files");
    return ReferenceNumbers.of("third-party.json").entrySet().stream()
        .map(tree -> test(tree, name -> find(Path.of(folder), name)));
  }

  @Test
  void everyCodecGivesTheSameColumns() {
    for (String codec : List.of("none", "old", "lz4", "zstd", "lzma")) {
      compare(ReferenceNumbers.file("types-zlib.root"), file("types-" + codec), "events");
    }
  }

  @Test
  void everyCodecOfZmumuGivesTheSameColumns() {
    String folder = System.getenv("ASSAY_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "ASSAY_TEST_DATA names no folder with the files");
    Path root = Path.of(folder, "root");
    for (String codec : List.of("lz4", "lzma", "uncompressed", "zstd")) {
      Path other = root.resolve("uproot-Zmumu-" + codec + ".root");
      compare(root.resolve("uproot-Zmumu.root"), other, "events");
    }
  }

  private static Path file(String name) {
    return ReferenceNumbers.file(name + ".root");
  }

  private static void compare(Path one, Path other, String path) {
    try (RootFile a = RootFile.open(one);
        RootFile b = RootFile.open(other)) {
      RootTree expected = a.tree(path);
      RootTree tree = b.tree(path);
      for (RootBranch branch : expected.branches()) {
        RootValues left = expected.read(branch.name());
        RootValues right = tree.read(branch.name());
        String what = other + " " + branch.name();
        assertArrayEquals(left.offsets(), right.offsets(), what);
        assertTrue(
            java.util.Arrays.deepEquals(
                new Object[] {left.values()}, new Object[] {right.values()}),
            what);
      }
    }
  }

  private interface Folder {
    Path find(String name);
  }

  private static DynamicTest test(Map.Entry<String, JsonElement> tree, Folder folder) {
    String[] place = tree.getKey().split(":");
    return DynamicTest.dynamicTest(
        tree.getKey(),
        () -> {
          try (RootFile file = RootFile.open(folder.find(place[0]))) {
            ReferenceNumbers.compare(file.tree(place[1]), tree.getValue().getAsJsonObject());
          }
        });
  }

  private static Path find(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(f -> f.endsWith(name)).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
