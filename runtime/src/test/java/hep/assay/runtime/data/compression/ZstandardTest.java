// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against a library's, on frames of two compressors and on damaged ones. */
class ZstandardTest {
  /** Bytes around the place to write to, which must stay as they are. */
  private static final int MARGIN = 64;

  private static byte[] frame(String name) throws IOException {
    try (InputStream in = ZstandardTest.class.getResourceAsStream(name + ".zst")) {
      return in.readAllBytes();
    }
  }

  private static byte[] library(byte[] packed, int most) {
    byte[] out = new byte[most];
    int size = new ZstdDecompressor().decompress(packed, 0, packed.length, out, 0, most);
    return Arrays.copyOf(out, size);
  }

  /** Unpacks into the middle of an array and looks whether the rest stays as it was. */
  private static byte[] unpack(byte[] packed, int size) {
    byte[] out = new byte[MARGIN + size + MARGIN];
    Arrays.fill(out, (byte) 0x5A);
    int got = 0;
    try {
      got = new Zstandard().unpack(packed, 0, packed.length, out, MARGIN, size);
      return Arrays.copyOfRange(out, MARGIN, MARGIN + got);
    } finally {
      for (int i = 0; i < MARGIN; i++) {
        assertEquals(0x5A, out[i], "before");
        assertEquals(0x5A, out[MARGIN + size + i], "behind");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"floats", "long", "integers", "text", "sparse", "cycle", "few", "fast", "empty"})
  void unpacksWhatTheReferencePacked(String name) throws IOException {
    byte[] packed = frame(name);
    byte[] expected = library(packed, 1 << 20);
    assertArrayEquals(expected, unpack(packed, expected.length));
    assertArrayEquals(expected, unpack(packed, expected.length + 100));
    byte[] longer = Arrays.copyOf(packed, packed.length + 100);
    byte[] out = new byte[expected.length];
    new Zstandard().unpack(longer, 0, packed.length, out, 0, out.length);
    assertArrayEquals(expected, out);
  }

  /** Bytes with some repetitions, drawn from an alphabet of the given size. */
  private static byte[] bytes(int count, int letters, int repeated) {
    SplittableRandom random = new SplittableRandom(count + letters + repeated);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; ) {
      boolean repeat = i > 0 && random.nextInt(100) < repeated;
      int length = Math.min(count - i, repeat ? 3 + random.nextInt(90) : 1 + random.nextInt(9));
      int back = repeat ? 1 + random.nextInt(Math.min(i, random.nextBoolean() ? 12 : 70_000)) : 0;
      for (int k = 0; k < length; k++, i++) {
        int letter = Math.min(random.nextInt(letters), random.nextInt(letters));
        bytes[i] = repeat ? bytes[i - back] : (byte) letter;
      }
    }
    return bytes;
  }

  private static byte[] packed(byte[] bytes) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
    int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  @ParameterizedTest(name = "{0} bytes of {1} letters, {2} % repeated")
  @CsvSource({
    "0, 2, 0",
    "1, 2, 0",
    "40, 3, 0",
    "700, 9, 0",
    "3000, 200, 10",
    "400000, 200, 0",
    "300000, 256, 5",
    "300000, 40, 30",
    "200000, 2, 20",
    "200000, 256, 90",
    "500000, 1, 50"
  })
  void unpacksWhatAnotherLibraryPacked(int count, int letters, int repeated) {
    byte[] bytes = bytes(count, letters, repeated);
    assertArrayEquals(bytes, unpack(packed(bytes), count));
  }

  @Test
  void framesFollowEachOtherAndSomeAreSkipped() throws IOException {
    byte[] first = frame("floats");
    byte[] second = frame("text");
    ByteBuffer all = ByteBuffer.allocate(first.length + second.length + 13);
    all.order(ByteOrder.LITTLE_ENDIAN);
    all.put(first).putInt(0x184D2A57).putInt(5).put(new byte[5]).put(second);
    byte[] begin = library(first, 1 << 20);
    byte[] rest = library(second, 1 << 20);
    byte[] whole = Arrays.copyOf(begin, begin.length + rest.length);
    System.arraycopy(rest, 0, whole, begin.length, rest.length);
    assertArrayEquals(whole, unpack(all.array(), whole.length));
  }

  /** A frame's checksum: the lower half of XXH64 behind it, announced by a bit in its head. */
  @Test
  void aChecksumIsCompared() throws IOException {
    byte[] plain = frame("integers");
    byte[] content = library(plain, 1 << 20);
    ByteBuffer in = ByteBuffer.allocate(plain.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    in.put(plain).putInt((int) XxHash64.of(content, 0, content.length));
    byte[] checked = in.array();
    checked[4] |= 4;
    assertArrayEquals(content, library(checked, content.length));
    assertArrayEquals(content, unpack(checked, content.length));
    checked[checked.length - 1]++;
    String message = refusal(checked, content.length);
    assertEquals("damaged Zstandard data: a frame with a wrong checksum", message);
  }

  private static String refusal(byte[] packed, int size) {
    return assertThrows(IllegalArgumentException.class, () -> unpack(packed, size)).getMessage();
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] packed = frame("floats");
    assertEquals(
        "damaged Zstandard data: a frame of 8000 bytes where 7999 fit", refusal(packed, 7999));
    byte[] unsized = packed.clone();
    unsized[4] = 0x40; // as before, but not in one segment: what was the size is window and size
    assertTrue(refusal(unsized, 8000).startsWith("damaged Zstandard data"));
  }

  @Test
  void aDictionaryIsRefused() throws IOException {
    byte[] packed = frame("floats");
    packed[4] |= 1;
    assertEquals("it needs a dictionary, which Assay does not use", refusal(packed, 8000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"floats", "long", "integers", "text", "sparse", "cycle", "few", "fast"})
  void aDamagedFrameIsRefusedOrUnpackedAsTheLibraryDoes(String name) throws IOException {
    byte[] whole = frame(name);
    int size = library(whole, 1 << 20).length;
    SplittableRandom random = new SplittableRandom(20210508);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1500; i++) {
            byte[] damaged =
                i % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; k <= i % 3 && damaged.length > 0; k++) {
              int reach = i % 2 == 0 ? damaged.length : Math.min(damaged.length, 60);
              damaged[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
            }
            compare(damaged, size, name + " round " + i);
          }
        });
  }

  private static void compare(byte[] damaged, int size, String what) {
    byte[] got;
    try {
      got = unpack(damaged, size);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertTrue(got.length <= size, what);
    byte[] expected;
    try {
      expected = library(damaged, size);
    } catch (RuntimeException refused) {
      return;
    }
    assertArrayEquals(expected, got, what);
  }
}
