// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighboursTest {
  @ParameterizedTest
  @CsvSource({"5, 1, 3, false", "300, 2, 20, false", "300, 3, 7, true", "10, 2, 50, true"})
  void theyAreThoseOfASearchThroughAll(int count, int axes, int wanted, boolean grid) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] points = new double[count][axes];
    for (double[] point : points) {
      for (int c = 0; c < axes; c++) {
        point[c] = grid ? random.nextInt(4) : random.nextDouble();
      }
    }
    int[][] fast = NearestNeighbours.of(points, wanted);
    for (int i = 0; i < count; i++) {
      int at = i;
      int[] slow =
          IntStream.range(0, count)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer j) -> distance(points[at], points[j]))
                      .thenComparing(j -> j))
              .limit(wanted)
              .mapToInt(j -> j)
              .toArray();
      assertArrayEquals(slow, fast[i]);
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return sum;
  }
}
