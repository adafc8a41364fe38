// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.kernel.Softmax;

/** What an adversary says about a column, and how wrong it is. */
sealed interface Guess {

  /** How many numbers the network gives. */
  int outputs();

  /** Minus the logarithm of the likelihood of the target, in nats. */
  double loss(float[] outputs, int at, double target);

  /** Writes the derivatives of each row's loss by its outputs; rows are {@code width} apart. */
  void slopes(float[] outputs, int width, double[] targets, float[] slopes);

  /** The number of a bin, by softmax. */
  record Bin(int outputs) implements Guess {
    @Override
    public double loss(float[] outputs, int at, double target) {
      return Softmax.crossEntropy(outputs, at, this.outputs, (int) target);
    }

    @Override
    public void slopes(float[] outputs, int width, double[] targets, float[] slopes) {
      System.arraycopy(outputs, 0, slopes, 0, targets.length * width);
      Softmax.apply(slopes, 0, width, targets.length, this.outputs);
      for (int i = 0; i < targets.length; i++) {
        slopes[i * width + (int) targets[i]] -= 1;
      }
    }
  }

  /**
   * A mixture of normal densities of the scaled column: outputs are the logits of the shares, the
   * means, and the logarithms of the widths (kept between e^-4 and e^4).
   */
  record Mixture(int parts) implements Guess {
    private static final double WIDEST = 4;
    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    @Override
    public int outputs() {
      return 3 * parts;
    }

    @Override
    public double loss(float[] outputs, int at, double target) {
      return -logs(outputs, at, target, new double[parts], new double[parts]);
    }

    /**
     * @param shares filled with {@code ln(pi_k)}
     * @param joint filled with {@code ln(pi_k N(target; mu_k, sigma_k))}
     * @return the logarithm of the density
     */
    private double logs(float[] outputs, int at, double target, double[] shares, double[] joint) {
      double all = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < parts; k++) {
        all = add(all, outputs[at + k]);
      }
      double density = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < parts; k++) {
        shares[k] = outputs[at + k] - all;
        double log = width(outputs[at + 2 * parts + k]);
        double pull = (target - outputs[at + parts + k]) * StrictMath.exp(-log);
        joint[k] = shares[k] - log - HALF_LOG_TWO_PI - 0.5 * pull * pull;
        density = add(density, joint[k]);
      }
      return density;
    }

    private static double width(double output) {
      return Math.max(-WIDEST, Math.min(WIDEST, output));
    }

    private static double add(double a, double b) {
      double high = Math.max(a, b);
      return high == Double.NEGATIVE_INFINITY
          ? high
          : high + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - high));
    }

    @Override
    public void slopes(float[] outputs, int width, double[] targets, float[] slopes) {
      double[] shares = new double[parts];
      double[] joint = new double[parts];
      for (int i = 0; i < targets.length; i++) {
        slopes(outputs, i * width, targets[i], shares, joint, slopes);
      }
    }

    private void slopes(
        float[] outputs, int at, double target, double[] shares, double[] joint, float[] slopes) {
      double density = logs(outputs, at, target, shares, joint);
      for (int k = 0; k < parts; k++) {
        double part = StrictMath.exp(joint[k] - density);
        double log = outputs[at + 2 * parts + k];
        double inverse = StrictMath.exp(-width(log));
        double pull = (target - outputs[at + parts + k]) * inverse;
        slopes[at + k] = (float) (StrictMath.exp(shares[k]) - part);
        slopes[at + parts + k] = (float) (-part * pull * inverse);
        slopes[at + 2 * parts + k] = log == width(log) ? (float) (part * (1 - pull * pull)) : 0;
      }
    }
  }
}
