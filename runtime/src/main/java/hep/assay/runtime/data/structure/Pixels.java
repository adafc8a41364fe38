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
 * @param channels values a pixel
 * @param flip whether the heavier half is turned to the right: columns are mirrored unless the sum
 *     of the right half is larger; a middle column counts for neither
 * @param normalise {@code none}, {@code sum} or {@code max}; an image whose sum or largest pixel is
 *     not positive stays as it is
 */
record Pixels(int rows, int columns, int channels, boolean flip, String normalise) {

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
   */
  void add(double[][] objects, Interval range, double[] image) {
    double width = range.high() - range.low();
    for (int i = 0; i < objects[0].length; i++) {
      double column = Math.floor((objects[0][i] - range.low()) / width * columns);
      double row = Math.floor((objects[1][i] - range.low()) / width * rows);
      boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
      if (inside && !Double.isNaN(objects[2][i])) {
        image[(int) row * columns + (int) column] += objects[2][i];
      }
    }
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
