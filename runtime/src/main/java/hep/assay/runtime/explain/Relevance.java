// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import java.util.List;

/**
 * How much each feature contributed to the score of each event, by one training.
 *
 * @param values {@code [events][features]}, signed
 * @param explained what the relevances of an event shall sum to: the logit, or its difference to
 *     the baseline's; empty where the method promises no sum
 * @param elsewhere relevance of an event that no feature got by design (LRP: that of the biases);
 *     empty for none
 * @param sizes {@code [events][features]}: the absolute values, but of an image the sum of those of
 *     its pixels
 * @param largest of each event the largest absolute value of any prepared input, every pixel by
 *     itself: what relevances are normalised by
 * @param maps of images, class by class; empty until they are made
 */
public record Relevance(
    Matrix values,
    double[] explained,
    double[] elsewhere,
    Matrix sizes,
    double[] largest,
    List<PixelMap> maps) {
  public Relevance {
    maps = List.copyOf(maps);
  }

  /** Relevances of features that are one prepared input each. */
  public Relevance(Matrix values, double[] explained, double[] elsewhere) {
    this(values, explained, elsewhere, absolute(values), largest(values), List.of());
  }

  /** Relevances that promise no sum. */
  public static Relevance of(Matrix values) {
    return new Relevance(values, new double[0], new double[0]);
  }

  public static Relevance of(Matrix values, double[] explained) {
    return new Relevance(values, explained, new double[0]);
  }

  /** These relevances of prepared inputs as those of features: sums over their columns. */
  public Relevance of(List<Feature> features) {
    Matrix sums = Matrix.zeros(values.rows(), features.size());
    Matrix bulk = Matrix.zeros(values.rows(), features.size());
    for (int i = 0; i < values.rows(); i++) {
      for (int f = 0; f < features.size(); f++) {
        float sum = 0;
        float size = 0;
        for (int column : features.get(f).columns()) {
          sum += values.get(i, column);
          size += Math.abs(values.get(i, column));
        }
        sums.set(i, f, sum);
        bulk.set(i, f, features.get(f).absolute() ? size : Math.abs(sum));
      }
    }
    return new Relevance(sums, explained, elsewhere, bulk, largest, maps);
  }

  /** These relevances with maps of images. */
  Relevance with(List<PixelMap> made) {
    return new Relevance(values, explained, elsewhere, sizes, largest, made);
  }

  private static Matrix absolute(Matrix values) {
    Matrix absolute = values.copy();
    for (int i = 0; i < absolute.values().length; i++) {
      absolute.values()[i] = Math.abs(absolute.values()[i]);
    }
    return absolute;
  }

  private static double[] largest(Matrix values) {
    double[] largest = new double[values.rows()];
    for (int i = 0; i < largest.length; i++) {
      for (int j = 0; j < values.columns(); j++) {
        largest[i] = Math.max(largest[i], Math.abs(values.get(i, j)));
      }
    }
    return largest;
  }

  /** What the relevances of an event sum to, with the part that went elsewhere. */
  public double sum(int event) {
    double sum = elsewhere.length == 0 ? 0 : elsewhere[event];
    for (int feature = 0; feature < values.columns(); feature++) {
      sum += values.get(event, feature);
    }
    return sum;
  }
}
