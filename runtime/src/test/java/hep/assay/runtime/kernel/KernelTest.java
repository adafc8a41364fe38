// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Kernel.Finish;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
  private final SplittableRandom random = new SplittableRandom(7);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (2 * random.nextDouble() - 1);
    }
    return numbers;
  }

  @ParameterizedTest(name = "{0} x {1} x {2}")
  @CsvSource({
    "1, 1, 1",
    "3, 5, 2",
    "4, 16, 3",
    "5, 17, 9",
    "7, 33, 11",
    "64, 64, 20",
    "33, 100, 70",
    "256, 48, 65",
    "9, 257, 31",
    "13, 64, 129",
    "26, 112, 300",
    "6, 80, 128",
    "0, 16, 4",
    "4, 16, 0"
  })
  void productsOfAnyShapeAreTheDefinitionBitForBit(int rows, int columns, int inner) {
    float[] a = numbers(rows * inner + 3);
    float[] b = numbers(inner * (columns + 2) + 1);
    float[] s = numbers(rows * columns + 1);
    Block left = Block.of(a, 3, inner);
    Block right = Block.of(b, 1, columns + 2);
    Block start = Block.of(s, 1, columns);
    float[] wanted = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = s[1 + i * columns + j];
        for (int k = 0; k < inner; k++) {
          sum = Math.fma(a[3 + i * inner + k], b[1 + k * (columns + 2) + j], sum);
        }
        wanted[i * columns + j] = sum;
      }
    }
    for (Kernel kernel : kernels()) {
      float[] c = new float[rows * columns];
      kernel.multiply(rows, columns, inner, left, right, start, Block.of(c, 0, columns));
      assertArrayEquals(wanted, c, 0f, kernel.getClass().getSimpleName());
    }
  }

  @Test
  void aTransposeIsReadInPlaceAndAccumulatedOnto() {
    int rows = 20;
    int columns = 48;
    int inner = 37;
    float[] a = numbers(inner * rows);
    float[] b = numbers(inner * columns);
    float[] first = numbers(rows * columns);
    float[] wanted = first.clone();
    for (int k = 0; k < inner; k++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          wanted[i * columns + j] =
              Math.fma(a[k * rows + i], b[k * columns + j], wanted[i * columns + j]);
        }
      }
    }
    for (Kernel kernel : kernels()) {
      float[] c = first.clone();
      Block sum = Block.of(c, 0, columns);
      kernel.multiply(
          rows,
          columns,
          inner,
          Block.of(a, 0, rows).transposed(),
          Block.of(b, 0, columns),
          sum,
          sum);
      assertArrayEquals(wanted, c, 0f, kernel.getClass().getSimpleName());
    }
  }

  @ParameterizedTest(name = "{0} x {1} x {2}")
  @CsvSource({
    "3, 5, 2",
    "7, 33, 11",
    "40, 64, 20",
    "33, 100, 70",
    "9, 257, 31",
    "13, 64, 129",
    "26, 112, 300",
    "6, 80, 128"
  })
  void rectifiedAndGatedProductsAreProductsThenTheRectifier(int rows, int columns, int inner) {
    Block left = Block.of(numbers(rows * inner), 0, inner);
    Block right = Block.of(numbers(inner * columns), 0, columns);
    Block start = Block.of(numbers(columns), 0, 0);
    float[] gate = numbers(rows * (columns + 3));
    for (Kernel kernel : kernels()) {
      float[] sums = new float[rows * columns];
      float[] rectified = sums.clone();
      float[] gated = sums.clone();
      kernel.multiply(rows, columns, inner, left, right, start, Block.of(sums, 0, columns));
      kernel.multiply(
          rows,
          columns,
          inner,
          left,
          right,
          start,
          Block.of(rectified, 0, columns),
          Finish.RECTIFIED);
      kernel.multiply(
          rows,
          columns,
          inner,
          left,
          right,
          start,
          Block.of(gated, 0, columns),
          Finish.through(Block.of(gate, 2, columns + 3)));
      for (int i = 0; i < sums.length; i++) {
        assertEquals(sums[i] < 0 ? 0 : sums[i], rectified[i]);
        float y = gate[2 + i / columns * (columns + 3) + i % columns];
        assertEquals(y > 0 ? sums[i] : 0, gated[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 20, 64, 70})
  void rowsAreGatheredByTheirNumbers(int columns) {
    float[] x = numbers(9 * columns);
    int[] order = {4, 8, 0, 0, 5};
    for (Kernel kernel : kernels()) {
      float[] y = new float[4 * (columns + 2)];
      kernel.gather(x, columns, order, 1, 4, y, columns + 2);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < columns; j++) {
          assertEquals(x[order[1 + i] * columns + j], y[i * (columns + 2) + j]);
        }
        assertEquals(0, y[i * (columns + 2) + columns]);
      }
    }
  }

  @Test
  void stepsAndRectifiersAgreeBitForBit() {
    assumeTrue(Kernel.Best.VECTOR, "this virtual machine was started without the Vector API");
    int count = 1003;
    float[] g = numbers(count);
    float[] decayed = new float[count];
    java.util.Arrays.fill(decayed, 10, 900, 1);
    float[][] plain = state(new ScalarKernel(), g, decayed, count);
    random.nextDouble();
    float[][] vector = state(new VectorKernel(), g, decayed, count);
    for (int i = 0; i < plain.length; i++) {
      assertArrayEquals(plain[i], vector[i], 0f, "array " + i);
    }
  }

  private float[][] state(Kernel kernel, float[] g, float[] decayed, int count) {
    SplittableRandom start = new SplittableRandom(3);
    float[][] state = new float[5][count];
    for (float[] one : state) {
      for (int i = 0; i < count; i++) {
        one[i] = (float) start.nextDouble() - (one == state[2] ? 0 : 0.5f);
      }
    }
    for (int t = 0; t < 3; t++) {
      kernel.adam(
          state[0], g, state[1], state[2], decayed, 3, count, .9f, .999f, .01f, 1e-8f, 1e-3f);
      kernel.descend(state[3], g, state[4], decayed, .9f, true, .01f, 1e-3f);
      kernel.add(state[0], g, 1, count - 1);
      kernel.rectify(state[0], 5, count);
      kernel.rectifyGradient(state[0], 1, state[3], 2, count - 2);
    }
    return state;
  }

  @Test
  void theExponentialIsGoodToTheLastDigits() {
    for (float x = -86; x < 86; x += 0.0137f) {
      assertEquals(1, Exponential.of(x) / Math.exp(x), 4e-7, "at " + x);
    }
    assertEquals(1f, Exponential.of(0));
    assertEquals(Exponential.of(-87), Exponential.of(-1e9f));
    assertEquals(Float.NaN, Exponential.of(Float.NaN));
  }

  @Test
  void exponentialsOfArraysAreThoseOfTheirNumbers() {
    float[] x = new float[20_003];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 10_000) * 0.0091f;
    }
    x[7] = Float.NaN;
    x[8] = Float.NEGATIVE_INFINITY;
    for (Kernel kernel : kernels()) {
      float[] y = x.clone();
      kernel.exponential(y, 3, y.length - 1);
      for (int i = 0; i < x.length; i++) {
        float wanted = i < 3 || i == x.length - 1 ? x[i] : Exponential.of(x[i]);
        assertEquals(wanted, y[i], 0f, kernel.getClass().getSimpleName() + " at " + x[i]);
      }
    }
  }

  @Test
  void theLogarithmIsGoodToTheLastDigits() {
    for (double x = Double.MIN_NORMAL; x < 1e308; x *= 1.00731) {
      double wanted = Math.log(x);
      assertEquals(wanted, Logarithm.of(x), 4e-16 * Math.max(1, Math.abs(wanted)), "at " + x);
    }
    for (double x = 0.5; x < 4; x += 1.37e-5) {
      assertEquals(Math.log(x), Logarithm.of(x), 4e-16, "at " + x);
    }
    assertEquals(0, Logarithm.of(1));
    assertEquals(Double.NEGATIVE_INFINITY, Logarithm.of(0));
    assertEquals(Math.log(1e-310), Logarithm.of(1e-310), 1e-12);
    assertEquals(Double.NaN, Logarithm.of(-1));
    assertEquals(Double.POSITIVE_INFINITY, Logarithm.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void slopesAreTheDerivatives() {
    for (Nonlinearity function : Nonlinearity.values()) {
      for (double z = -4.03; z < 4; z += 0.1) {
        float y = function.value((float) z);
        double h = 1e-2;
        double numeric =
            (function.value((float) (z + h)) - function.value((float) (z - h))) / (2 * h);
        assertEquals(numeric, function.slope((float) z, y), 2e-4, function + " at " + z);
      }
    }
  }

  @Test
  void softmaxIsStableAndItsCrossEntropyExact() {
    float[] z = {1000, 999, -5, 0, 0, 0};
    assertEquals(Math.log1p(Math.exp(-1)), Softmax.crossEntropy(z, 0, 2, 0), 1e-6);
    float[] rows = {1000, 999, -5, 9, 0, 0, 0, 9};
    assertEquals(
        2 * Softmax.crossEntropy(z, 0, 3, 1) - 3 * Softmax.crossEntropy(z, 3, 3, 2),
        Softmax.crossEntropy(rows, 4, 2, 3, new int[] {1, 2}, new float[] {2, -3}));
    float[] slopes = {7, 7, 7, 7, 7, 7, 7, 7};
    int[] classes = {1, 2};
    float[] weights = {2, -3};
    assertEquals(
        Softmax.crossEntropy(rows, 4, 2, 3, classes, weights),
        Softmax.crossEntropy(rows, slopes, 4, 2, 3, classes, weights, .5f));
    float[] p = rows.clone();
    Softmax.apply(p, 0, 4, 2, 3);
    assertArrayEquals(
        new float[] {p[0], p[1] - 1, p[2], 0, -1.5f * p[4], -1.5f * p[5], -1.5f * (p[6] - 1), 0},
        slopes);
    float[] margins = {0, (float) Math.log(2), (float) Math.log(5)};
    Softmax.apply(margins, 0, 3, 1, 3);
    assertArrayEquals(new float[] {.125f, .25f, .625f}, margins, 1e-7f);
  }

  private static Kernel[] kernels() {
    return Kernel.Best.VECTOR
        ? new Kernel[] {new ScalarKernel(), new VectorKernel()}
        : new Kernel[] {new ScalarKernel()};
  }

  @ParameterizedTest(name = "{0} places, {1} columns, runs of {2}")
  @CsvSource({"1, 16, 1", "9, 16, 5", "70, 32, 3", "130, 48, 16", "131, 64, 21", "6, 80, 4"})
  void convolutionsAreTheDefinitionBitForBit(int places, int columns, int run) {
    int[] offsets = {-7, 0, 9, 31};
    Taps taps = new Taps(offsets, run);
    int step = 11;
    float[] a = numbers(7 + places * step + 31 + run);
    float[] b = numbers(taps.count() * columns);
    float[] start = numbers(columns);
    int[] at = new int[places];
    int[] to = new int[places];
    for (int i = 0; i < places; i++) {
      at[i] = 7 + i * step;
      to[i] = (places - 1 - i) * columns;
    }
    float[] wanted = new float[places * columns];
    float[] gradient = numbers(b.length);
    float[] before = gradient.clone();
    for (int i = 0; i < places; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = start[j];
        for (int k = 0; k < taps.count(); k++) {
          sum = Math.fma(a[at[i] + offsets[k / run] + k % run], b[k * columns + j], sum);
        }
        wanted[to[i] + j] = sum;
      }
    }
    for (int i = 0; i < places; i++) {
      for (int k = 0; k < taps.count(); k++) {
        for (int j = 0; j < columns; j++) {
          float x = a[at[i] + offsets[k / run] + k % run];
          gradient[k * columns + j] = Math.fma(x, wanted[to[i] + j], gradient[k * columns + j]);
        }
      }
    }
    for (Kernel kernel : kernels()) {
      String name = kernel.getClass().getSimpleName();
      float[] c = new float[places * columns];
      Block weights = Block.of(b, 0, columns);
      kernel.convolve(places, columns, taps, a, at, weights, Block.of(start, 0, 0), c, to);
      assertArrayEquals(wanted, c, 0f, name);
      float[] sum = before.clone();
      kernel.correlate(places, columns, taps, a, at, c, to, Block.of(sum, 0, columns));
      assertArrayEquals(gradient, sum, 0f, name);
    }
  }

  @Test
  void theLargestWinsOnceAndDropoutFollowsItsHash() {
    float[] x = numbers(70);
    System.arraycopy(x, 3, x, 35, 9); // ties
    float[] slopes = numbers(33);
    float[] best = null;
    float[] back = null;
    float[] dropped = null;
    for (Kernel kernel : kernels()) {
      float[] largest = java.util.Arrays.copyOfRange(x, 2, 35);
      kernel.larger(x, 34, largest, 0, 33);
      float[] d = new float[70];
      float[] g = slopes.clone();
      kernel.claim(x, d, 2, largest, g, 0, 33);
      kernel.claim(x, d, 34, largest, g, 0, 33);
      for (int i = 0; i < 33; i++) {
        assertEquals(Math.max(x[2 + i], x[34 + i]), largest[i]);
        boolean first = x[2 + i] >= x[34 + i];
        // the places 34 .. 34 + 1 belong to both runs; the second run was written last
        assertEquals(first ? 0 : slopes[i], d[34 + i]);
      }
      float[] kept = x.clone();
      kernel.drop(kept, 1, 69, 12345, 1 << 22, 2);
      best = best == null ? largest : best;
      back = back == null ? d : back;
      dropped = dropped == null ? kept : dropped;
      assertArrayEquals(best, largest, 0f);
      assertArrayEquals(back, d, 0f);
      assertArrayEquals(dropped, kept, 0f);
    }
    int gone = 0;
    for (int i = 1; i < 70; i++) {
      gone += dropped[i] == 0 ? 1 : 0;
      assertEquals(true, dropped[i] == 0 || dropped[i] == 2 * x[i]);
    }
    assertEquals(true, gone > 5 && gone < 30, "a quarter of 69, not " + gone);
  }
}
