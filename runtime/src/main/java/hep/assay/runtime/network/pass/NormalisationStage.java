// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/**
 * Batch normalisation, channel by channel: {@code y = scale (x - mean) / sqrt(variance + epsilon) +
 * shift}.
 *
 * <p>In training, mean and (biased) variance are those of the whole batch, of which this stage sees
 * a part: it gathers sums, {@link Batch} settles them over all parts, then the stage goes on. With
 * h the normalised x and n places in the batch, the way back is {@code dx = scale / sqrt(variance +
 * epsilon) (dy - sum dy / n - h sum(dy h) / n)}.
 *
 * <p>The places of a graph are its nodes; those of filling are normalised too, but nothing is
 * learnt from them.
 */
final class NormalisationStage implements Stage {
  /** Share of the newest batch in the running averages. */
  private static final double MOMENTUM = 0.1;

  private final Layout layout;
  private final int layer;
  private final Signal input;
  private final Signal output;
  private final Ending ending;
  private final float epsilon;
  private final int[] rows;

  /** Which places are there; null where all are. */
  private final Structure graph;

  // of this part: sums over places of one and another quantity
  private final double[] first;
  private final double[] second;
  private long places;

  // of the batch, for each channel; zero in the filling
  private final float[] mean;
  private final float[] inverse;
  private final float[] meanSlope;
  private final float[] meanProduct;

  /**
   * @param graph of the branch; null of one that has none
   */
  NormalisationStage(
      Layout layout, int layer, Structure graph, Signal input, Signal output, Ending ending) {
    this.layout = layout;
    this.graph = graph;
    this.layer = layer;
    this.input = input;
    this.output = output;
    this.ending = ending;
    this.epsilon = ((Layer.Normalisation) layout.layer(layer)).epsilon();
    this.rows = input.plane.rows();
    int step = layout.width(layer);
    this.first = new double[step];
    this.second = new double[step];
    this.mean = new float[step];
    this.inverse = new float[step];
    this.meanSlope = new float[step];
    this.meanProduct = new float[step];
  }

  /** Sums of x and of its square over the places of this part. */
  void gather(Passage pass) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    places = 0;
    int step = first.length;
    present(
        pass,
        (x, y, count) -> {
          places += count;
          for (int i = 0; i < count; i++) {
            for (int c = 0; c < step; c++) {
              double value = input.values[x + i * step + c];
              first[c] += value;
              second[c] += value * value;
            }
          }
        });
  }

  /**
   * Mean and variance of the batch from the sums of its parts in order, told to all parts; and the
   * running averages, of the unbiased variance, in the parameters.
   *
   * @param parts this stage in the passes of all parts
   */
  static void settle(NormalisationStage[] parts, float[] flat) {
    NormalisationStage one = parts[0];
    double places = places(parts);
    for (int c = 0; c < one.layout.channels(one.layer); c++) {
      double sum = 0;
      double squares = 0;
      for (NormalisationStage part : parts) {
        sum += part.first[c];
        squares += part.second[c];
      }
      double mean = sum / places;
      double variance = Math.max(0, squares / places - mean * mean);
      for (NormalisationStage part : parts) {
        part.mean[c] = (float) mean;
        part.inverse[c] = (float) (1 / Math.sqrt(variance + one.epsilon));
      }
      one.average(flat, 2, c, mean);
      one.average(flat, 3, c, places > 1 ? variance * places / (places - 1) : variance);
    }
  }

  /** In the batch; 1 where there are none, so that nothing is divided by 0. */
  private static double places(NormalisationStage[] parts) {
    long places = 0;
    for (NormalisationStage part : parts) {
      places += part.places;
    }
    return Math.max(1, places);
  }

  private void average(float[] flat, int row, int channel, double latest) {
    int at = layout.row(layer, row) + channel;
    flat[at] = (float) ((1 - MOMENTUM) * flat[at] + MOMENTUM * latest);
  }

  @Override
  public void forward(Passage pass) {
    float[] flat = pass.weights().flat();
    if (!pass.training()) {
      for (int c = 0; c < layout.channels(layer); c++) {
        mean[c] = flat[layout.row(layer, 2) + c];
        inverse[c] = Layer.Normalisation.factor(1, flat[layout.row(layer, 3) + c], epsilon);
      }
    }
    float[] factor = factors(flat);
    int step = mean.length;
    float[] shift = Arrays.copyOfRange(flat, layout.row(layer, 1), layout.row(layer, 1) + step);
    for (int c = 0; c < step; c++) {
      shift[c] = Math.fma(-mean[c], factor[c], shift[c]);
    }
    each(
        pass,
        (x, y, places) -> {
          for (int i = 0; i < places; i++) {
            for (int c = 0; c < step; c++) {
              output.sums[y + i * step + c] =
                  Math.fma(input.values[x + i * step + c], factor[c], shift[c]);
            }
          }
        });
    ending.apply(pass);
  }

  private float[] factors(float[] flat) {
    float[] factors = new float[mean.length];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = flat[layout.row(layer, 0) + c] * inverse[c];
    }
    return factors;
  }

  /** Slopes of the sums, and their sums over the places of this part with 1 and with h. */
  void gatherBack(Passage pass) {
    ending.undo(pass);
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    int step = first.length;
    present(
        pass,
        (x, y, count) -> {
          for (int i = 0; i < count; i++) {
            for (int c = 0; c < step; c++) {
              double slope = output.slopes[y + i * step + c];
              first[c] += slope;
              second[c] += slope * ((input.values[x + i * step + c] - mean[c]) * inverse[c]);
            }
          }
        });
  }

  /** The gradient of scale and shift, and the means that every place loses. */
  static void settleBack(NormalisationStage[] parts, float[] gradient) {
    NormalisationStage one = parts[0];
    double places = places(parts);
    for (int c = 0; c < one.layout.channels(one.layer); c++) {
      double sum = 0;
      double products = 0;
      for (NormalisationStage part : parts) {
        sum += part.first[c];
        products += part.second[c];
      }
      gradient[one.layout.row(one.layer, 0) + c] += (float) products;
      gradient[one.layout.row(one.layer, 1) + c] += (float) sum;
      for (NormalisationStage part : parts) {
        part.meanSlope[c] = (float) (sum / places);
        part.meanProduct[c] = (float) (products / places);
      }
    }
  }

  @Override
  public void backward(Passage pass) {
    boolean training = pass.training();
    if (!training) {
      ending.undo(pass);
    }
    if (input.slopes == null) {
      return;
    }
    float[] factor = factors(pass.weights().flat());
    int step = mean.length;
    if (graph != null) {
      Arrays.fill(input.slopes, 0, input.plane.length(pass.rows()), 0);
    }
    present(
        pass,
        (x, y, places) -> {
          for (int i = 0; i < places; i++) {
            for (int c = 0; c < step; c++) {
              float slope = output.slopes[y + i * step + c];
              if (training) {
                float h = (input.values[x + i * step + c] - mean[c]) * inverse[c];
                slope = slope - meanSlope[c] - h * meanProduct[c];
              }
              input.slopes[x + i * step + c] = factor[c] * slope;
            }
          }
        });
  }

  /** Some places that follow each other in input and output. */
  private interface Run {
    void at(int x, int y, int places);
  }

  /** The places that are there, which alone have a say in the batch. */
  private void present(Passage pass, Run run) {
    if (graph == null) {
      each(pass, run);
      return;
    }
    int from = input.plane.step();
    int to = output.plane.step();
    for (int place = 0; place < pass.rows() * graph.nodes(); place++) {
      if (graph.present(place / graph.nodes(), place % graph.nodes())) {
        run.at(place * from, place * to, 1);
      }
    }
  }

  private void each(Passage pass, Run run) {
    Plane from = input.plane;
    Plane to = output.plane;
    int[] others = to.rows();
    for (int event = 0; event < pass.rows(); event++) {
      for (int r = 0; r < rows.length; r++) {
        run.at(
            from.lead() + event * from.event() + rows[r],
            to.lead() + event * to.event() + others[r],
            from.width());
      }
    }
  }
}
