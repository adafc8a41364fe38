// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each step of an image on a few points whose place is known, and subjets against a slow twin. */
class ImageTest {

  /** One jet with three objects; y is cyclic where said. */
  private static EventTable jet(double[] x, double[] y, double[] pt) {
    int[] starts = {0, x.length};
    return EventTable.of(1)
        .with("jet.x", new ColumnData.Jagged(starts, new ColumnData.Doubles(x)))
        .with("jet.y", new ColumnData.Jagged(starts, new ColumnData.Doubles(y)))
        .with("jet.pt", new ColumnData.Jagged(starts, new ColumnData.Doubles(pt)));
  }

  private static Method image(int rows, int columns, double reach) {
    return method("image")
        .with("of", "jet")
        .with("axes", List.of("jet.x", "jet.y"))
        .with("value", "jet.pt")
        .with("pixels", List.of(rows, columns))
        .with("range", new Interval(-reach, reach));
  }

  private static float[] make(EventTable table, Method method, String... cyclic) {
    Structure.Source source =
        new Structure.Source(table, Map.of("jet", 0), Set.of(cyclic), loss -> {});
    return Structures.make("picture", method, source).numbers();
  }

  @Test
  void rowsAreYFromBelowColumnsXAndRangesHalfOpen() {
    EventTable table =
        jet(
            new double[] {-1, 0, 0.999, 1, 0, Double.NaN},
            new double[] {-1, 0, 0.5, 0, 1, 0},
            new double[] {1, 2, 4, 8, 16, 32});
    assertArrayEquals(
        new float[] {
          1, 0, 0, 0, // y in [-1, 0)
          0, 0, 2, 4 // y in [0, 1)
        },
        make(table, image(2, 4, 1)));
  }

  @Test
  void aThirdAxisHasLayersWithARangeOfTheirOwn() {
    EventTable table =
        jet(new double[] {-1, 0, 0, 0.5}, new double[] {0, 0, 0, 0}, new double[] {1, 2, 4, 8})
            .with(
                "jet.layer",
                new ColumnData.Jagged(
                    new int[] {0, 4}, new ColumnData.Doubles(new double[] {4, 4, 6, 7})));
    Method method =
        image(1, 2, 1)
            .with("axes", List.of("jet.x", "jet.y", "jet.layer"))
            .with("pixels", List.of(1, 2, 3))
            .with("depth", new Interval(4, 7));
    // [column][layer]: layers 4, 5, 6; layer 7 is outside
    assertArrayEquals(new float[] {1, 0, 0, 2, 0, 4}, make(table, method));
    assertArrayEquals(
        new float[] {0, 2, 0, 0, 0, 0},
        make(table, method.with("centre", "hardest").with("depth", new Interval(3, 6))),
        "only x and y move: the hardest, which is in layer 7, is the origin");
  }

  @Test
  void theHardestMovesToTheOriginAcrossTheSeamOfACyclicAxis() {
    EventTable table =
        jet(new double[] {2, 2.5, 2}, new double[] {3.1, 3.1, -3.1}, new double[] {10, 3, 2});
    Method method = image(3, 3, 0.75).with("centre", "hardest");
    // The third object is 2 pi - 6.2 = 0.083 above the first.
    assertArrayEquals(new float[] {0, 0, 0, 0, 12, 3, 0, 0, 0}, make(table, method, "jet.y"));
    assertArrayEquals(new float[] {0, 0, 0, 0, 10, 3, 0, 0, 0}, make(table, method));
  }

  @Test
  void theCentroidIsTheMeanWeightedByValue() {
    EventTable table = jet(new double[] {0, 4}, new double[] {0, 0}, new double[] {3, 1});
    // Mean 1: the objects are at -1 and 3.
    assertArrayEquals(
        new float[] {0, 3, 0, 1}, make(table, image(1, 4, 4).with("centre", "centroid")));
  }

  @Test
  void theSecondPointsDownAndItsDistanceIsTheUnit() {
    // The second is at (2, 0) from the first; (0, 1) is left of it, so right when looking down.
    EventTable table = jet(new double[] {1, 3, 1}, new double[] {1, 1, 2}, new double[] {5, 3, 1});
    Method turned = image(5, 5, 2.5).with("centre", "hardest").with("rotate", "second");
    float[] plain = new float[25];
    plain[2 * 5 + 2] = 5;
    plain[0 * 5 + 2] = 3;
    plain[2 * 5 + 3] = 1;
    assertArrayEquals(plain, make(table, turned));
    float[] unit = new float[25];
    unit[2 * 5 + 2] = 5;
    unit[1 * 5 + 2] = 3;
    unit[2 * 5 + 3] = 1;
    assertArrayEquals(unit, make(table, turned.with("scale", "separation")));
  }

  @Test
  void thePrincipalAxisIsUprightWithItsHeavierEndBelow() {
    double s = Math.sqrt(0.5);
    // On the diagonal at -1, 0 and 2 of its length, and a little beside it.
    EventTable table =
        jet(
            new double[] {0, -s, 2 * s, 0.1 * s},
            new double[] {0, -s, 2 * s, -0.1 * s},
            new double[] {10, 6, 4, 0.01});
    float[] found =
        make(table, image(5, 3, 2.5).with("centre", "hardest").with("rotate", "principal"));
    // The side with value 6 is below, that with 4 above.
    assertEquals(6, found[1 * 3 + 1], 1e-6);
    assertEquals(4, found[4 * 3 + 1], 1e-6);
    assertEquals(10.01, found[2 * 3 + 1], 1e-6);
  }

  @Test
  void theHeavierHalfIsOnTheRight() {
    double[] x = {-1.5, -0.5, 0.5, 1.5};
    EventTable left = jet(x, new double[4], new double[] {4, 1, 2, 1});
    EventTable right = jet(x, new double[4], new double[] {1, 2, 1, 4});
    Method method = image(1, 4, 2).with("flip", true);
    assertArrayEquals(new float[] {1, 2, 1, 4}, make(left, method));
    assertArrayEquals(new float[] {1, 2, 1, 4}, make(right, method));
    // A middle column counts for neither half.
    EventTable odd = jet(new double[] {-1, 0, 1}, new double[3], new double[] {2, 9, 1});
    assertArrayEquals(new float[] {1, 9, 2}, make(odd, image(1, 3, 1.5).with("flip", true)));
  }

  @Test
  void normalisedBySumOrLargestPixel() {
    EventTable table = jet(new double[] {-1, 1, 9}, new double[3], new double[] {1, 3, 100});
    // What is outside counts for nothing.
    assertArrayEquals(
        new float[] {0.25f, 0.75f}, make(table, image(1, 2, 2).with("normalise", "sum")));
    assertArrayEquals(
        new float[] {(float) (1 / 3.0), 1}, make(table, image(1, 2, 2).with("normalise", "max")));
    EventTable empty = jet(new double[0], new double[0], new double[0]);
    assertArrayEquals(
        new float[2],
        make(empty, image(1, 2, 2).with("normalise", "sum").with("centre", "subjet")));
  }

  @Test
  void subjetsAreThoseOfSoftDrop() {
    // Two groups at (0, 0) with 8 and (1, 0) with 4, and a soft object far away that is dropped.
    EventTable table =
        jet(
            new double[] {-0.1, 0.1, 1, 0.5},
            new double[] {0, 0, 0, 3},
            new double[] {4, 4, 4, 0.5});
    float[] found =
        make(
            table,
            image(5, 5, 2.5)
                .with("centre", "subjet")
                .with("rotate", "second")
                .with("scale", "separation"));
    assertEquals(8, found[2 * 5 + 2], 1e-6);
    assertEquals(4, found[1 * 5 + 2], 1e-6);
    assertEquals(12, Arrays.stream(toDoubles(found)).sum(), 1e-6);
  }

  private static double[] toDoubles(float[] values) {
    double[] all = new double[values.length];
    Arrays.setAll(all, i -> values[i]);
    return all;
  }

  @Test
  void subjetsOfManyJetsAgreeWithTheDefinition() {
    SplittableRandom random = new SplittableRandom(3);
    boolean[] cyclic = {false, true};
    for (int jet = 0; jet < 300; jet++) {
      int n = 1 + random.nextInt(14);
      double[][] objects = new double[3][n];
      for (int i = 0; i < n; i++) {
        objects[0][i] = random.nextDouble(-1, 1);
        objects[1][i] = Math.IEEEremainder(3 + random.nextDouble(-1, 1), 2 * Math.PI);
        objects[2][i] = -Math.log(1 - random.nextDouble());
      }
      double zCut = jet % 3 == 0 ? 0.3 : 0.1;
      double[][] slow = slow(objects, zCut);
      double[][] found = Subjets.of(objects, cyclic, zCut);
      for (int k = 0; k < 2; k++) {
        assertEquals(slow[k] == null, found[k] == null);
        if (slow[k] != null) {
          assertEquals(slow[k][0], found[k][0], 1e-9);
          assertEquals(0, Math.IEEEremainder(slow[k][1] - found[k][1], 2 * Math.PI), 1e-9);
        }
      }
    }
  }

  /** A part of a jet: position, value, and the two it was joined from. */
  private record Part(double x, double y, double value, Part first, Part second) {}

  private static double[][] slow(double[][] objects, double zCut) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < objects[0].length; i++) {
      parts.add(new Part(objects[0][i], objects[1][i], objects[2][i], null, null));
    }
    while (parts.size() > 1) {
      Part a = null;
      Part b = null;
      double best = 1e99;
      for (Part p : parts) {
        for (Part q : parts) {
          double d = Math.hypot(p.x - q.x, Math.IEEEremainder(p.y - q.y, 2 * Math.PI));
          if (p != q && d < best) {
            best = d;
            a = p;
            b = q;
          }
        }
      }
      double sum = a.value + b.value;
      double dy = Math.IEEEremainder(b.y - a.y, 2 * Math.PI);
      Part joined =
          new Part((a.x * a.value + b.x * b.value) / sum, a.y + dy * b.value / sum, sum, a, b);
      parts.remove(a);
      parts.remove(b);
      parts.add(joined);
    }
    Part jet = parts.get(0);
    for (Part node = jet; node.first != null; ) {
      Part harder = node.first.value >= node.second.value ? node.first : node.second;
      Part softer = harder == node.first ? node.second : node.first;
      if (softer.value / node.value > zCut) {
        return new double[][] {{harder.x, harder.y}, {softer.x, softer.y}};
      }
      node = harder;
    }
    return new double[][] {{jet.x, jet.y}, null};
  }

  @Test
  void anArrayOfTheFileBecomesRowsAndColumns() {
    EventTable table =
        EventTable.of(2)
            .with(
                "cells",
                new ColumnData.Jagged(
                    new int[] {0, 4, 8}, new ColumnData.Ints(new int[] {1, 2, 3, 4, 8, 4, 2, 2})));
    Method method = method("image").with("of", "cells").with("pixels", List.of(2, 2));
    Structure.Source source = new Structure.Source(table, Map.of(), Set.of(), loss -> {});
    ShapedColumn made =
        Structures.make("p", method.with("flip", true).with("normalise", "sum"), source);
    assertArrayEquals(
        new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.25f, 0.5f, 0.125f, 0.125f}, made.numbers());
    StudyException wrong =
        assertThrows(
            StudyException.class,
            () -> Structures.make("p", method.with("pixels", List.of(3, 3)), source));
    assertEquals(
        "'cells' has 4 values in event 0, and an image of 3 x 3 needs 9", wrong.getMessage());
  }
}
