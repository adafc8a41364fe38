// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RootFileTest {
  private static final Path TYPES = ReferenceNumbers.file("types-zstd.root");
  private static final Path FOLDERS = ReferenceNumbers.file("folders.root");

  @Test
  void listsTreesOfFolders() {
    try (RootFile file = RootFile.open(FOLDERS)) {
      assertEquals(List.of("events", "analysis/nominal/tuple"), file.trees());
      assertEquals(7, file.tree("analysis/nominal/tuple").entries());
    }
  }

  @Test
  void readsTheLastCycleUnlessAnotherIsNamed() {
    try (RootFile file = RootFile.open(FOLDERS)) {
      assertEquals(6, file.tree("events").entries());
      assertEquals(6, file.tree("events;2").entries());
      assertEquals(5, file.tree("events;1").entries());
    }
  }

  @Test
  void severalTreesNeedAName() {
    try (RootFile file = RootFile.open(FOLDERS)) {
      says(() -> file.tree(null), "has several trees", "events, analysis/nominal/tuple");
      says(() -> file.tree("event"), "there is no 'event' in it", "did you mean 'events'?");
      says(() -> file.tree("histogram"), "'histogram' is a TH1F, not a tree");
    }
  }

  @Test
  void columnsHaveTypesAndLayouts() {
    try (RootFile file = RootFile.open(TYPES)) {
      RootTree tree = file.tree("");
      RootBranch pairs = tree.branch("pairs");
      assertEquals(RootType.FLOAT64, pairs.type());
      assertEquals(RootBranch.Layout.JAGGED, pairs.layout());
      assertEquals(2, pairs.width());
      assertEquals("n", pairs.counter());
      assertEquals(6, tree.branch("fixed").width());
      assertEquals(RootBranch.Layout.TEXT, tree.branch("text").layout());
    }
  }

  @Test
  void valuesAreWhatWasWritten() {
    try (RootFile file = RootFile.open(TYPES)) {
      RootTree tree = file.tree("events");
      int[] bytes = (int[]) tree.read("int8").values();
      long[] wide = (long[]) tree.read("int64").values();
      float[] floats = (float[]) tree.read("float32").values();
      String[] texts = (String[]) tree.read("text").values();
      for (int i = 0; i < 40; i++) {
        assertEquals(i - 128, bytes[i]);
        assertEquals((i % 2 == 0 ? 1 : -1) * ((1L << 40) + i), wide[i]);
        assertEquals((float) (Math.sin(i * 0.37) * 100), floats[i]);
        assertEquals(("é" + i).repeat(i % 20 == 0 ? 90 : 1), texts[i]);
      }
      assertArrayEquals(new boolean[] {true, false, false}, flags(tree));
    }
  }

  private static boolean[] flags(RootTree tree) {
    return Arrays.copyOf((boolean[]) tree.read("flag").values(), 3);
  }

  @Test
  void aRangeIsAPartOfTheWhole() {
    try (RootFile file = RootFile.open(TYPES)) {
      RootTree tree = file.tree("events");
      for (RootBranch branch : tree.branches()) {
        double[] all = ReferenceNumbers.numbers(tree.read(branch.name()));
        RootValues whole = tree.read(branch.name());
        for (int[] range : new int[][] {{0, 0}, {0, 1}, {15, 17}, {3, 35}, {16, 32}, {39, 40}}) {
          RootValues part = tree.read(branch.name(), range[0], range[1]);
          int from = start(whole, range[0]);
          int to = start(whole, range[1]);
          assertArrayEquals(
              Arrays.copyOfRange(all, from, to),
              ReferenceNumbers.numbers(part),
              branch.name() + Arrays.toString(range));
          assertEquals(range[1] - range[0], part.entries());
        }
      }
    }
  }

  private static int start(RootValues values, int entry) {
    return values.width() * (values.offsets() == null ? entry : values.offsets()[entry]);
  }

  @Test
  void anUnknownBranchIsNamedWithTheNearest() {
    try (RootFile file = RootFile.open(TYPES)) {
      RootTree tree = file.tree("events");
      says(() -> tree.read("flout32"), "types-zstd.root", "'flout32'", "did you mean 'float32'?");
    }
  }

  @Test
  void whatCannotBeReadIsListedWithItsReason() {
    String folder = System.getenv("ASSAY_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "ASSAY_TEST_DATA names no folder with the files");
    Path path = Path.of(folder, "root", "uproot-stl_containers.root");
    try (RootFile file = RootFile.open(path)) {
      RootTree tree = file.tree("tree");
      assertTrue(tree.branch("vector_int32").readable());
      assertFalse(tree.branch("map_int32_int16").readable());
      says(() -> tree.read("vector_string"), "vector_string", "vector<string>");
    }
  }

  @Test
  void truncatedFloatsAreRefusedByName() {
    try (RootFile file = RootFile.open(ReferenceNumbers.file("clones.root"))) {
      says(() -> file.tree("").read("half"), "branch 'half' can't be read", "TLeafF16");
    }
  }

  /** Writes a file of all types in which some of its own words are replaced by others. */
  private static Path reworded(Path folder, String... words) throws IOException {
    byte[] whole = Files.readAllBytes(ReferenceNumbers.file("types-none.root"));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < words.length; i += 2) {
      assertTrue(text.contains(words[i]), words[i]);
      text = text.replace(words[i], words[i + 1]);
    }
    return Files.write(folder.resolve("types.root"), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Classes that no version of Assay knows: the branch says why, the others are read as ever. */
  @Test
  void branchesOfUnknownClassesAreRefusedAndTheOthersRead(@TempDir Path folder) throws IOException {
    Path path = reworded(folder, "TLeafO", "TLeafQ", "vector<float>", "vector<quark>");
    try (RootFile file = RootFile.open(path);
        RootFile whole = RootFile.open(TYPES)) {
      RootTree tree = file.tree("events");
      Map<String, String> refused = new TreeMap<>();
      for (RootBranch branch : tree.branches()) {
        if (!branch.readable()) {
          refused.put(branch.name(), branch.refusal());
          says(
              () -> tree.read(branch.name()),
              "types.root: tree 'events', branch '" + branch.name() + "' can't be read: ",
              branch.refusal());
        }
      }
      assertEquals(
          Map.of(
              "flag", "it has leaves of class TLeafQ",
              "vector_float", "it holds objects of type vector<quark>"),
          refused);
      double[] expected = (double[]) whole.tree("events").read("float64").values();
      assertArrayEquals(expected, (double[]) tree.read("float64").values());
    }
  }

  @Test
  void anRNTupleIsRefusedByName() {
    String folder = System.getenv("ASSAY_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "ASSAY_TEST_DATA names no folder with the files");
    Path path =
        Path.of(folder, "root", "Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root");
    try (RootFile file = RootFile.open(path)) {
      says(() -> file.tree(""), "'Events' is an RNTuple");
      says(() -> file.tree("Events"), "'Events' is an RNTuple");
    }
  }

  @Test
  void whatIsNoRootFileIsNamed(@TempDir Path folder) throws IOException {
    says(() -> RootFile.open(folder.resolve("none.root")), "none.root", "no such file");
    Path text = Files.writeString(folder.resolve("text.root"), "pt,eta\n1,2\n");
    says(() -> RootFile.open(text), "text.root", "is not a ROOT file");
    Path empty = Files.createFile(folder.resolve("empty.root"));
    says(() -> RootFile.open(empty), "empty.root", "is not a ROOT file");
  }

  private static void says(Executable step, String... parts) {
    String message = assertThrows(StudyException.class, step).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
