// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridRunsTest {

  /** Writes bit by bit: runs of one value and packed groups in turns. */
  private static byte[] written(SplittableRandom random, int width, List<Integer> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int run = 0; run < 40; run++) {
      if (run % 2 == 0) {
        int count = 1 + random.nextInt(50);
        int value = value(random, width);
        out.write(count << 1);
        for (int i = 0; i < (width + 7) / 8; i++) {
          out.write(value >>> 8 * i);
        }
        for (int i = 0; i < count; i++) {
          values.add(value);
        }
      } else {
        packed(random, width, values, 1 + random.nextInt(60), out);
      }
    }
    return out.toByteArray();
  }

  private static void packed(
      SplittableRandom random,
      int width,
      List<Integer> values,
      int groups,
      ByteArrayOutputStream out) {
    out.write(groups << 1 | 1);
    byte[] bits = new byte[groups * width];
    for (int i = 0; i < 8 * groups; i++) {
      int value = value(random, width);
      values.add(value);
      for (int b = 0; b < width; b++) {
        int at = i * width + b;
        bits[at / 8] |= (byte) ((value >>> b & 1) << at % 8);
      }
    }
    out.write(bits, 0, bits.length);
  }

  private static int value(SplittableRandom random, int width) {
    return width == 0 ? 0 : random.nextInt() >>> 32 - width;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 13, 18, 24, 31, 32})
  void readsAnyWidthInAnyPortions(int width) {
    SplittableRandom random = new SplittableRandom(width);
    List<Integer> wanted = new ArrayList<>();
    byte[] bytes = written(random, width, wanted);
    HybridRuns runs = new HybridRuns(new Span(bytes, 0, bytes.length), width);
    int[] portion = new int[200];
    for (int done = 0; done < wanted.size(); ) {
      int count = Math.min(wanted.size() - done, random.nextInt(1, portion.length));
      runs.read(portion, count);
      for (int i = 0; i < count; i++) {
        assertEquals(wanted.get(done + i), portion[i], "value " + (done + i));
      }
      done += count;
    }
    assertThrows(IllegalArgumentException.class, () -> runs.read(portion, 1));
  }
}
