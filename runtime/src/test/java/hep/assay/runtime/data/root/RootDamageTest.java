// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files end in a message, quickly and without much memory. Where the file has a checksum
 * over a value, a wrong value is never returned; ROOT writes none over what it leaves uncompressed
 * nor over ZSTD blocks, so there only the shape of a column is certain.
 */
class RootDamageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zlib", "lzma", "old", "lz4", "zstd", "none"})
  void aTruncatedFileIsRefusedAtOnce(String codec) throws IOException {
    byte[] whole = Files.readAllBytes(ReferenceNumbers.file("types-" + codec + ".root"));
    for (int i = 0; i < 20; i++) {
      Path file = write(Arrays.copyOf(whole, whole.length * i / 20));
      String message = assertThrows(StudyException.class, () -> readAll(file)).getMessage();
      assertTrue(message.contains("damaged.root"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types-zlib", "types-lzma", "types-lz4", "split", "embedded", "frame"})
  void aFlippedByteUnderAChecksumNeverChangesAValue(String name) throws IOException {
    flip(name, 200, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"types-old", "types-zstd", "types-none", "folders", "generated"})
  void aFlippedByteWithoutAChecksumNeverDoesWorse(String name) throws IOException {
    flip(name, 200, false);
  }

  private void flip(String name, int times, boolean exact) throws IOException {
    Path original = ReferenceNumbers.file(name + ".root");
    byte[] whole = Files.readAllBytes(original);
    Map<String, RootValues> expected = readAll(original);
    BitSet bare = exact ? unchecked(original) : new BitSet();
    Random random = new Random(20210508);
    for (int i = 0; i < times; i++) {
      int place = random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      damaged[place] ^= (byte) (1 + random.nextInt(255));
      Path file = write(damaged);
      String what = name + " with byte " + place + " as " + damaged[place];
      Map<String, RootValues> found =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrNull(file, what), what);
      if (found != null && exact && !bare.get(place)) {
        compare(expected, found, what);
      }
    }
  }

  /** All columns, or null where the file was refused. */
  private static Map<String, RootValues> readOrNull(Path file, String what) {
    try {
      return readAll(file);
    } catch (StudyException e) {
      assertTrue(e.getMessage().contains("damaged.root"), what + ": " + e.getMessage());
      return null;
    } catch (RuntimeException | OutOfMemoryError e) {
      return fail(what, e);
    }
  }

  private static Map<String, RootValues> readAll(Path path) {
    Map<String, RootValues> all = new LinkedHashMap<>();
    try (RootFile file = RootFile.open(path)) {
      RootTree tree = file.tree("events");
      for (RootBranch branch : tree.branches()) {
        RootValues values = tree.read(branch.name());
        assertEquals(tree.entries(), values.entries(), branch.name());
        all.put(branch.name(), values);
      }
    }
    return all;
  }

  /** Values may be found under another name or not at all, but those found must be right. */
  private static void compare(
      Map<String, RootValues> expected, Map<String, RootValues> found, String what) {
    for (Map.Entry<String, RootValues> column : found.entrySet()) {
      RootValues right = expected.get(column.getKey());
      RootValues got = column.getValue();
      assertTrue(right != null, what + ": column " + column.getKey());
      assertEquals(right.type(), got.type(), what);
      assertTrue(Arrays.equals(right.offsets(), got.offsets()), what + ": " + column.getKey());
      assertTrue(
          Arrays.deepEquals(new Object[] {right.values()}, new Object[] {got.values()}),
          what + ": " + column.getKey());
    }
  }

  /** Places of values that stand in the file uncompressed. */
  private static BitSet unchecked(Path path) throws IOException {
    byte[] whole = Files.readAllBytes(path);
    BitSet places = new BitSet();
    try (RootFile file = RootFile.open(path)) {
      for (RootBranch branch : file.tree("events").branches()) {
        for (long seek : branch.baskets().seek()) {
          RootBytes in = new RootBytes(whole, (int) seek, whole.length, "");
          RootKey key = RootKey.read(in);
          if (key.bytes() - key.headBytes() == key.objectBytes()) {
            places.set((int) seek, (int) seek + key.bytes());
          }
        }
      }
    }
    return places;
  }

  @Test
  void aTinyFileCannotClaimAHugeBasket() throws IOException {
    byte[] whole = Files.readAllBytes(ReferenceNumbers.file("types-zlib.root"));
    Path file = write(whole);
    long seek;
    try (RootFile original = RootFile.open(file)) {
      seek = original.tree("events").branch("text").baskets().seek()[0];
    }
    RootKey key = RootKey.read(new RootBytes(whole, (int) seek, whole.length, ""));
    byte[] huge = whole.clone();
    ByteBuffer.wrap(huge).putInt((int) seek + 6, 0x7F00_0000); // unpacked length of the record
    StudyException total = assertThrows(StudyException.class, () -> readAll(write(huge)));
    assertTrue(total.getMessage().contains("branch 'text', basket 0"), total.getMessage());
    assertTrue(total.getMessage().contains("where 2130706432 are announced"), total.getMessage());
    byte[] block = huge.clone();
    ByteBuffer.wrap(block).putInt((int) seek + 6, 0xFFFFFF);
    Arrays.fill(
        block, (int) seek + key.headBytes() + 6, (int) seek + key.headBytes() + 9, (byte) -1);
    StudyException one = assertThrows(StudyException.class, () -> readAll(write(block)));
    assertTrue(one.getMessage().contains("more than method ZL can pack"), one.getMessage());
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("damaged.root"), content);
  }
}
