// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.math.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A small relu network from a score to a {@link Guess} of a column, trained by Adam on the weighted
 * mean loss.
 *
 * <p>It sees a score f as {@code 2 f - 1} and {@code ln(f / (1 - f)) / 5}, so that it can tell
 * scores near 0 and 1 apart.
 */
final class Guesser {
  private static final int SEEN = 2;
  private static final double EDGE = 1e-6;

  private final Kernel kernel = Kernel.best();
  private final Guess guess;
  private final int[] inputs;
  private final int[] widths;
  private final float[][] weights;
  private final float[][] gradients;
  private final float[][] means;
  private final float[][] squares;
  private final float rate;
  private int steps;
  private float[][] values;
  private float[][] slopes;

  Guesser(int[] hidden, Guess guess, double rate, Seed seed) {
    int layers = hidden.length + 1;
    this.guess = guess;
    this.rate = (float) rate;
    this.inputs = new int[layers];
    this.widths = new int[layers];
    this.weights = new float[layers][];
    for (int l = 0; l < layers; l++) {
      inputs[l] = l == 0 ? SEEN : hidden[l - 1];
      int outputs = l < hidden.length ? hidden[l] : guess.outputs();
      widths[l] = pad(outputs);
      weights[l] = start(inputs[l], outputs, widths[l], seed.of("initialise", l).stream());
    }
    this.gradients = zeros();
    this.means = zeros();
    this.squares = zeros();
  }

  private float[][] zeros() {
    return Arrays.stream(weights).map(one -> new float[one.length]).toArray(float[][]::new);
  }

  private static int pad(int columns) {
    return (columns + 15) / 16 * 16;
  }

  /** He's uniform weights and a last row of zero biases. */
  private static float[] start(int inputs, int outputs, int width, SplittableRandom random) {
    float[] weights = new float[(inputs + 1) * width];
    double end = Math.sqrt(6.0 / inputs);
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j++) {
        weights[i * width + j] = (float) (end * (2 * random.nextDouble() - 1));
      }
    }
    return weights;
  }

  /** The weighted mean loss of its guesses, in nats. */
  double loss(double[] scores, double[] targets, double[] w) {
    forward(scores);
    int last = widths.length - 1;
    double loss = 0;
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      loss += w[i] * guess.loss(values[last], i * widths[last], targets[i]);
      total += w[i];
    }
    return loss / total;
  }

  /** One step of Adam. */
  void learn(double[] scores, double[] targets, double[] w) {
    backward(scores, targets, w, true);
    steps++;
    double b1 = 1 - StrictMath.pow(0.9, steps);
    double b2 = 1 - StrictMath.pow(0.999, steps);
    float step = (float) (rate * Math.sqrt(b2) / b1);
    for (int l = 0; l < weights.length; l++) {
      kernel.adam(
          weights[l],
          gradients[l],
          means[l],
          squares[l],
          new float[weights[l].length],
          0,
          weights[l].length,
          0.9f,
          0.999f,
          step,
          1e-8f,
          0);
    }
  }

  /** Adds {@code factor} times the derivative of its loss by each score. */
  void slopes(double[] scores, double[] targets, double[] w, double factor, double[] into) {
    backward(scores, targets, w, false);
    float[] x = new float[scores.length * pad(SEEN)];
    back(0, scores.length, x);
    for (int i = 0; i < scores.length; i++) {
      double f = inside(scores[i]);
      double byScore = 2 * x[i * pad(SEEN)] + x[i * pad(SEEN) + 1] / (5 * f * (1 - f));
      into[i] += factor * byScore;
    }
  }

  private static double inside(double score) {
    return Math.max(EDGE, Math.min(1 - EDGE, score));
  }

  private static float[] seen(double[] scores) {
    float[] x = new float[scores.length * SEEN];
    for (int i = 0; i < scores.length; i++) {
      double f = inside(scores[i]);
      x[i * SEEN] = (float) (2 * f - 1);
      x[i * SEEN + 1] = (float) (StrictMath.log(f / (1 - f)) / 5);
    }
    return x;
  }

  private void forward(double[] scores) {
    int rows = scores.length;
    values = new float[widths.length][];
    Block x = Block.of(seen(scores), 0, SEEN);
    for (int l = 0; l < widths.length; l++) {
      values[l] = new float[rows * widths[l]];
      kernel.multiply(
          rows,
          widths[l],
          inputs[l],
          x,
          Block.of(weights[l], 0, widths[l]),
          Block.of(weights[l], inputs[l] * widths[l], 0),
          Block.of(values[l], 0, widths[l]));
      if (l + 1 < widths.length) {
        kernel.rectify(values[l], 0, values[l].length);
      }
      x = Block.of(values[l], 0, widths[l]);
    }
  }

  private void backward(double[] scores, double[] targets, double[] w, boolean learning) {
    forward(scores);
    int rows = scores.length;
    int last = widths.length - 1;
    slopes = new float[widths.length][];
    slopes[last] = new float[values[last].length];
    guess.slopes(values[last], widths[last], targets, slopes[last]);
    double total = Arrays.stream(w).sum();
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < widths[last]; k++) {
        slopes[last][i * widths[last] + k] *= k < guess.outputs() ? (float) (w[i] / total) : 0;
      }
    }
    for (int l = last; l >= 0; l--) {
      if (learning) {
        gradient(l, rows, l == 0 ? Block.of(seen(scores), 0, SEEN) : null);
      }
      if (l > 0) {
        slopes[l - 1] = new float[rows * widths[l - 1]];
        back(l, rows, slopes[l - 1]);
        kernel.rectifyGradient(values[l - 1], 0, slopes[l - 1], 0, slopes[l - 1].length);
      }
    }
  }

  private void gradient(int l, int rows, Block first) {
    Arrays.fill(gradients[l], 0);
    Block x = first == null ? Block.of(values[l - 1], 0, widths[l - 1]) : first;
    Block slope = Block.of(slopes[l], 0, widths[l]);
    Block sum = Block.of(gradients[l], 0, widths[l]);
    kernel.multiply(inputs[l], widths[l], rows, x.transposed(), slope, sum, sum);
    Block bias = Block.of(gradients[l], inputs[l] * widths[l], 0);
    kernel.multiply(1, widths[l], rows, new Block(new float[] {1}, 0, 0, 0), slope, bias, bias);
  }

  /** Slopes of a layer's inputs from those of its sums. */
  private void back(int l, int rows, float[] into) {
    int width = pad(inputs[l]);
    float[] transposed = new float[widths[l] * width];
    for (int i = 0; i < inputs[l]; i++) {
      for (int j = 0; j < widths[l]; j++) {
        transposed[j * width + i] = weights[l][i * widths[l] + j];
      }
    }
    kernel.multiply(
        rows,
        width,
        widths[l],
        Block.of(slopes[l], 0, widths[l]),
        Block.of(transposed, 0, width),
        Block.of(new float[width], 0, 0),
        Block.of(into, 0, width));
  }
}
