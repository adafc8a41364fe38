// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The operations on the Vector API. A lane is one output element; nothing is summed over lanes. */
public final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final ScalarKernel scalar = new ScalarKernel();

  @Override
  public void multiply(
      int rows, int columns, int inner, Block a, Block b, Block start, Block c, Finish finish) {
    VectorProduct.multiply(this, scalar, rows, columns, inner, a, b, start, c, finish);
  }

  @Override
  public void convolve(
      int rows,
      int columns,
      Taps taps,
      float[] a,
      int[] at,
      Block b,
      Block start,
      float[] c,
      int[] to) {
    VectorConvolution.convolve(rows, columns, taps, a, at, b, start, c, to);
  }

  @Override
  public void correlate(
      int rows, int columns, Taps taps, float[] a, int[] at, float[] g, int[] of, Block c) {
    VectorCorrelation.correlate(rows, columns, taps, a, at, g, of, c);
  }

  @Override
  public void drop(float[] values, int first, int count, int seed, int threshold, float keep) {
    int done = VectorElements.drop(values, first, count, seed, threshold, keep);
    ScalarConvolution.drop(values, first, done, count, seed, threshold, keep);
  }

  @Override
  public void larger(float[] x, int a, float[] best, int b, int count) {
    int done = VectorElements.larger(x, a, best, b, count);
    scalar.larger(x, a + done, best, b + done, count - done);
  }

  @Override
  public void claim(float[] x, float[] d, int a, float[] best, float[] g, int b, int count) {
    int done = VectorElements.claim(x, d, a, best, g, b, count);
    scalar.claim(x, d, a + done, best, g, b + done, count - done);
  }

  @Override
  public void rectify(float[] y, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector one = FloatVector.fromArray(SPECIES, y, i);
      one.blend(0, one.compare(VectorOperators.LT, 0)).intoArray(y, i);
    }
    scalar.rectify(y, i, to);
  }

  @Override
  public void rectifyGradient(float[] y, int from, float[] g, int to, int count) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector one = FloatVector.fromArray(SPECIES, y, from + i);
      VectorMask<Float> on = one.compare(VectorOperators.GT, zero);
      zero.blend(FloatVector.fromArray(SPECIES, g, to + i), on).intoArray(g, to + i);
    }
    scalar.rectifyGradient(y, from + i, g, to + i, count - i);
  }

  @Override
  public void exponential(float[] x, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      VectorExponential.of(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
    scalar.exponential(x, i, to);
  }

  @Override
  public void gather(
      float[] x, int columns, int[] order, int from, int count, float[] y, int step) {
    if (columns < LANES) {
      scalar.gather(x, columns, order, from, count, y, step);
    } else {
      VectorElements.gather(x, columns, order, from, count, y, step);
    }
  }

  @Override
  public void add(float[] sum, float[] x, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector.fromArray(SPECIES, sum, i)
          .add(FloatVector.fromArray(SPECIES, x, i))
          .intoArray(sum, i);
    }
    scalar.add(sum, x, i, to);
  }

  @Override
  public void adam(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      float[] decayed,
      int from,
      int to,
      float b1,
      float b2,
      float rate,
      float epsilon,
      float decay) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector slope = FloatVector.fromArray(SPECIES, g, i);
      FloatVector mean =
          FloatVector.broadcast(SPECIES, b1)
              .fma(FloatVector.fromArray(SPECIES, m, i), slope.mul(1 - b1));
      FloatVector square =
          FloatVector.broadcast(SPECIES, b2)
              .fma(FloatVector.fromArray(SPECIES, v, i), slope.mul(1 - b2).mul(slope));
      mean.intoArray(m, i);
      square.intoArray(v, i);
      FloatVector step = mean.mul(rate).div(square.sqrt().add(epsilon));
      FloatVector value = FloatVector.fromArray(SPECIES, w, i);
      FloatVector shrink = FloatVector.fromArray(SPECIES, decayed, i).mul(decay).mul(value);
      value.sub(shrink).sub(step).intoArray(w, i);
    }
    scalar.adam(w, g, m, v, decayed, i, to, b1, b2, rate, epsilon, decay);
  }

  @Override
  public void descend(
      float[] w,
      float[] g,
      float[] m,
      float[] decayed,
      float momentum,
      boolean nesterov,
      float rate,
      float decay) {
    scalar.descend(w, g, m, decayed, momentum, nesterov, rate, decay);
  }
}
