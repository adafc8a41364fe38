// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.data.Shape;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Settings;

/**
 * What is done to the pixels of one image, row by row with channels last.
 *
 * @param rows number of rows, from low y to high
 * @param columns number of columns, from low x to high
 * @param channels values a pixel: layers of a third axis, from low to high, or channels of a file
 * @param flip whether the heavier half is turned to the right: columns are mirrored unless the sum
 *     of the right half is larger; a middle column counts for neither
 * @param normalise {@code none}, {@code sum} or {@code max}; an image whose sum or largest pixel is
 *     not positive stays as it is
 */
record Pixels(int rows, int columns, int channels, boolean flip, String normalise) {

  /** The range of the depth of an image without depth, where all objects are at 0. */
  static final Interval ONE_LAYER = new Interval(0, 1);

  static Pixels of(Shape shape, Settings settings) {
    int rows = shape.sizes().get(0);
    int columns = shape.sizes().get(1);
    return new Pixels(
        rows,
        columns,
        shape.values() / rows / columns,
        settings.flag("flip"),
        settings.word("normalise"));
  }

  /**
   * Adds each object's value to its pixel.
   *
   * @param objects {@code [x, y, value][object]}; missing values are left out
   * @param layer where each object is along the third axis
   * @return how many objects with a value are in no pixel, how many there are, and for both the sum
   *     of the sizes of their values
   */
  double[] add(double[][] objects, double[] layer, Interval range, Interval depth, double[] image) {
    double[] lost = new double[4];
    for (int i = 0; i < objects[0].length; i++) {
      int column = bin(objects[0][i], range, columns);
      int row = bin(objects[1][i], range, rows);
      int channel = bin(layer[i], depth, channels);
      double value = objects[2][i];
      if (Double.isNaN(value)) {
        continue;
      }
      boolean inside = column >= 0 && row >= 0 && channel >= 0;
      if (inside) {
        image[(row * columns + column) * channels + channel] += value;
      }
      lost[0] += inside ? 0 : 1;
      lost[1]++;
      lost[2] += inside ? 0 : Math.abs(value);
      lost[3] += Math.abs(value);
    }
    return lost;
  }

  /** The bin of a half-open range, -1 outside. */
  private static int bin(double x, Interval range, int bins) {
    double bin = Math.floor((x - range.low()) / (range.high() - range.low()) * bins);
    return bin >= 0 && bin < bins ? (int) bin : -1;
  }

  /** The third axis of {@code [x, y, value, layer][object]}, all 0 without one. */
  static double[] layers(double[][] objects) {
    return objects.length > 3 ? objects[3] : new double[objects[0].length];
  }

  /** Mirrors and normalises an image and stores it. */
  void finish(double[] image, float[] into, int at) {
    boolean mirrored =
        flip && !(half(image, columns - columns / 2, columns) > half(image, 0, columns / 2));
    double divisor = divisor(image);
    for (int i = 0; i < image.length; i++) {
      into[at + (mirrored ? mirror(i) : i)] = (float) (image[i] / divisor);
    }
  }

  private double half(double[] image, int from, int to) {
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      int column = i / channels % columns;
      sum += column >= from && column < to ? image[i] : 0;
    }
    return sum;
  }

  private int mirror(int i) {
    int column = i / channels % columns;
    return i + (columns - 1 - 2 * column) * channels;
  }

  private double divisor(double[] image) {
    double divisor = 0;
    for (double pixel : image) {
      divisor = normalise.equals("sum") ? divisor + pixel : Math.max(divisor, pixel);
    }
    return normalise.equals("none") || !(divisor > 0) ? 1 : divisor;
  }
}
