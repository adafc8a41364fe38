// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/**
 * A function applied to each sum of a layer, with its derivative.
 *
 * <p>The exponentials are our own, so that every machine and both kernels give the same bits.
 */
public enum Nonlinearity {
  LINEAR,
  RELU,
  /** {@code tanh z = 2 sigmoid(2 z) - 1}; for small z its series, which keeps the digits. */
  TANH,
  /** {@code 1 / (1 + e^-z)}. */
  SIGMOID,
  /** {@code ln(1 + e^z)}. */
  SOFTPLUS,
  /** {@code z} above 0, {@code e^z - 1} below (Clevert et al., arXiv:1511.07289). */
  ELU,
  /** {@code z sigmoid(1.702 z)} (Hendrycks and Gimpel, arXiv:1606.08415, section 2). */
  GELU,
  /** {@code z sigmoid(z)} (Ramachandran et al., arXiv:1710.05941). */
  SWISH;

  private static final float GELU_SLOPE = 1.702f;

  /** Applies it: {@code y[i] = f(z[i])} for i in [from, to); {@code y} may be {@code z}. */
  public void apply(Kernel kernel, float[] z, float[] y, int from, int to) {
    if (y != z) {
      System.arraycopy(z, from, y, from, to - from);
    }
    if (this == RELU) {
      kernel.rectify(y, from, to);
    } else if (this != LINEAR) {
      for (int i = from; i < to; i++) {
        y[i] = value(y[i]);
      }
    }
  }

  /** The chain rule: {@code g[i] = g[i] f'(z[i])}, where {@code y[i] = f(z[i])}. */
  public void chain(Kernel kernel, float[] z, float[] y, float[] g, int from, int to) {
    if (this == RELU) {
      kernel.rectifyGradient(y, from, g, from, to - from);
    } else if (this != LINEAR) {
      for (int i = from; i < to; i++) {
        g[i] *= slope(z[i], y[i]);
      }
    }
  }

  /** f(z). */
  public float value(float z) {
    return switch (this) {
      case LINEAR -> z;
      case RELU -> z < 0 ? 0 : z;
      case TANH -> tanh(z);
      case SIGMOID -> sigmoid(z);
      case SOFTPLUS -> Math.max(z, 0) + (float) StrictMath.log1p(Exponential.of(-Math.abs(z)));
      case ELU -> z > 0 ? z : Exponential.of(z) - 1;
      case GELU -> z * sigmoid(GELU_SLOPE * z);
      case SWISH -> z * sigmoid(z);
    };
  }

  /** f'(z), given y = f(z) too. */
  public float slope(float z, float y) {
    return switch (this) {
      case LINEAR -> 1;
      case RELU -> y > 0 ? 1 : 0;
      case TANH -> (1 - y) * (1 + y);
      case SIGMOID -> y * (1 - y);
      case SOFTPLUS -> sigmoid(z);
      case ELU -> z > 0 ? 1 : y + 1;
      case GELU -> gated(z, GELU_SLOPE);
      case SWISH -> gated(z, 1);
    };
  }

  private static float sigmoid(float z) {
    return 1 / (1 + Exponential.of(-z));
  }

  /** The derivative of {@code z sigmoid(a z)}. */
  private static float gated(float z, float a) {
    float s = sigmoid(a * z);
    return Math.fma(a * z, s * (1 - s), s);
  }

  private static float tanh(float z) {
    if (Math.abs(z) < 0.1f) {
      float q = z * z;
      return z * Math.fma(q, Math.fma(q, Math.fma(q, -17f / 315, 2f / 15), -1f / 3), 1);
    }
    return 2 * sigmoid(2 * z) - 1;
  }
}
