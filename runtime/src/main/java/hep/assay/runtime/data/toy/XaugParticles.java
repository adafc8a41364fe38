// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import static hep.assay.runtime.math.Draws.exponential;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Heap;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.math.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The particles and images of {@link XaugToy}: ten particles a subjet, momentum fractions falling
 * and angles rising, so that harder particles are more central.
 *
 * <p>Momentum fractions are ten exponential numbers divided by their sum, times z and 1 - z: they
 * sum to 1. The image is centred on the leading subjet, the other one theta below; it is mirrored
 * where its left half is heavier. Particles outside are lost.
 *
 * <p>Reference: Agarwal et al., arXiv:2011.13466, section 3, and its published code.
 */
final class XaugParticles {
  private static final int EACH = 10;
  private static final List<String> LISTS =
      List.of("pt1", "pt2", "dtheta1", "dtheta2", "phi1", "phi2");

  private XaugParticles() {}

  static Schema schema(Schema scalars, boolean lists, int pixels) {
    List<Schema.Field> fields = new ArrayList<>(scalars.fields());
    if (lists) {
      LISTS.forEach(
          name -> fields.add(Schema.Field.of(name, Schema.Kind.LIST, "float32[10]", 4 * EACH)));
    }
    if (pixels > 0) {
      String type = "float32[" + pixels + "," + pixels + "]";
      fields.add(Schema.Field.of("image", Schema.Kind.SHAPED, type, 4 * pixels * pixels));
    }
    return new Schema("", fields, scalars.events());
  }

  static EventTable add(EventTable scalars, Seed seed, boolean lists, int pixels) {
    int count = scalars.count();
    long width = (lists ? 6 * EACH : 0) + pixels * pixels;
    Heap.require(4L * width * count, count + " events with particles or images");
    float[][] made = new float[lists ? 6 : 0][Math.multiplyExact(count, lists ? EACH : 0)];
    float[] images =
        pixels == 0
            ? new float[0]
            : ShapedColumn.array(Shape.image(List.of(pixels, pixels)), count, "the images");
    double[] theta = scalars.values("theta").all();
    double[] z = scalars.values("z").all();
    double[][] radius = {scalars.values("r1").all(), scalars.values("r2").all()};
    IntStream.range(0, count)
        .parallel()
        .forEach(
            event -> {
              SplittableRandom random = seed.of("particles", event).stream();
              double[][] own = new double[6][];
              for (int subjet = 0; subjet < 2; subjet++) {
                double fraction = subjet == 0 ? z[event] : 1 - z[event];
                own[subjet] = momenta(random, fraction);
                own[2 + subjet] = angles(random, radius[subjet][event]);
                own[4 + subjet] = random.doubles(EACH).map(u -> 2 * Math.PI * u).toArray();
              }
              for (int list = 0; list < made.length; list++) {
                for (int k = 0; k < EACH; k++) {
                  made[list][event * EACH + k] = (float) own[list][k];
                }
              }
              if (pixels > 0) {
                image(own, theta[event], pixels, images, event * pixels * pixels);
              }
            });
    EventTable table = scalars;
    for (int list = 0; list < made.length; list++) {
      table = table.with(LISTS.get(list), fixed(made[list], count, EACH));
    }
    if (pixels == 0) {
      return table;
    }
    Shape shape = Shape.image(List.of(pixels, pixels));
    return table.with("image", new ShapedColumn(shape, count, images, Unit.NONE));
  }

  private static ColumnData fixed(float[] numbers, int count, int each) {
    int[] starts = new int[count + 1];
    Arrays.setAll(starts, i -> i * each);
    return new ColumnData.Jagged(starts, new ColumnData.Floats(numbers));
  }

  /** Falling fractions that sum to the given one. */
  private static double[] momenta(SplittableRandom random, double fraction) {
    double[] drawn = new double[EACH];
    double sum = 0;
    for (int k = 0; k < EACH; k++) {
      drawn[k] = exponential(random, 1);
      sum += drawn[k];
    }
    Arrays.sort(drawn);
    double[] falling = new double[EACH];
    for (int k = 0; k < EACH; k++) {
      falling[k] = drawn[EACH - 1 - k] / sum * fraction;
    }
    return falling;
  }

  /** Rising angles to the subjet's axis, folded into its radius. */
  private static double[] angles(SplittableRandom random, double radius) {
    double[] angles = new double[EACH];
    for (int k = 0; k < EACH; k++) {
      double angle = exponential(random, 0.5);
      angles[k] = angle < radius ? angle : angle % radius;
    }
    Arrays.sort(angles);
    return angles;
  }

  /** Rows are y, columns x; the number of a cell is cut off towards zero, as the code does. */
  private static void image(double[][] own, double theta, int pixels, float[] into, int at) {
    int centre = (pixels - 1) / 2;
    for (int subjet = 0; subjet < 2; subjet++) {
      for (int k = 0; k < EACH; k++) {
        double angle = own[2 + subjet][k];
        double phi = own[4 + subjet][k];
        int x = (int) (angle * Math.cos(phi) * pixels) + centre;
        int y = (int) ((angle * Math.sin(phi) - (subjet == 0 ? 0 : theta)) * pixels) + centre;
        // The last bin of the code's histogram is closed.
        x = x == pixels ? pixels - 1 : x;
        y = y == pixels ? pixels - 1 : y;
        if (x >= 0 && x < pixels && y >= 0 && y < pixels) {
          into[at + y * pixels + x] += (float) own[subjet][k];
        }
      }
    }
    mirror(pixels, centre, into, at);
  }

  /** Turns the heavier half to the right. */
  private static void mirror(int pixels, int centre, float[] image, int at) {
    double left = 0;
    double right = 0;
    for (int i = 0; i < pixels * pixels; i++) {
      int x = i % pixels;
      left += x < centre || x == centre && pixels % 2 == 0 ? image[at + i] : 0;
      right += x > centre ? image[at + i] : 0;
    }
    if (right > left) {
      return;
    }
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels / 2; x++) {
        int a = at + y * pixels + x;
        int b = at + y * pixels + pixels - 1 - x;
        float kept = image[a];
        image[a] = image[b];
        image[b] = kept;
      }
    }
  }
}
