// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.airlift.compress.snappy.SnappyCompressor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnappyTest {

  /** Bytes of which a part repeats what came before, at short and long distances. */
  private static byte[] bytes(int count, int repeated) {
    SplittableRandom random = new SplittableRandom(count + repeated);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; ) {
      int length = Math.min(count - i, 1 + random.nextInt(90));
      boolean repeat = i > 0 && random.nextInt(100) < repeated;
      int back = repeat ? 1 + random.nextInt(Math.min(i, random.nextBoolean() ? 12 : 70_000)) : 0;
      for (int k = 0; k < length; k++, i++) {
        bytes[i] = repeat ? bytes[i - back] : (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  private static byte[] packed(byte[] bytes) {
    SnappyCompressor compressor = new SnappyCompressor();
    byte[] packed = new byte[compressor.maxCompressedLength(bytes.length)];
    int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  @ParameterizedTest(name = "{0} bytes, {1} % repeated")
  @CsvSource({"0, 0", "1, 0", "17, 0", "100000, 0", "200000, 30", "200000, 90", "1000, 100"})
  void givesBackWhatAnotherLibraryPacked(int count, int repeated) {
    byte[] bytes = bytes(count, repeated);
    byte[] packed = packed(bytes);
    byte[] out = new byte[count];
    assertEquals(count, Snappy.unpack(new Span(packed, 0, packed.length), out, count));
    assertArrayEquals(bytes, out);
  }

  @Test
  void damagedBlocksAreRefusedOrFillNoMoreThanTheirPlace() {
    byte[] packed = packed(bytes(3000, 60));
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(packed, random.nextInt(1, packed.length + 1));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] out = new byte[5000];
      try {
        Snappy.unpack(new Span(damaged, 0, damaged.length), out, 3000);
      } catch (IllegalArgumentException refused) {
        assertEquals("it is damaged: a page packed by snappy has no sense", refused.getMessage());
      }
      for (int k = 3008; k < out.length; k++) {
        assertEquals(0, out[k], "byte " + k + " in round " + i);
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Snappy.unpack(new Span(packed, 0, packed.length), new byte[5000], 2999));
  }
}
