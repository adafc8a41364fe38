// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/** The operations as plain loops, for virtual machines without the Vector API. */
public final class ScalarKernel implements Kernel {

  @Override
  public void multiply(
      int rows, int columns, int inner, Block a, Block b, Block start, Block c, Finish finish) {
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      int i = 0;
      for (; i + 2 <= rows; i += 2) {
        twoByFour(
            inner,
            a.values(),
            a.offset() + i * a.row(),
            a.row(),
            a.column(),
            b.values(),
            b.offset() + j,
            b.row(),
            start.values(),
            start.offset() + i * start.row() + j,
            start.row(),
            c.values(),
            c.offset() + i * c.row() + j,
            c.row());
      }
      for (; i < rows; i++) {
        for (int t = j; t < j + 4; t++) {
          one(i, t, inner, a, b, start, c);
        }
      }
    }
    for (; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        one(i, j, inner, a, b, start, c);
      }
    }
    finish.apply(this, rows, columns, c);
  }

  private static void one(int i, int j, int inner, Block a, Block b, Block start, Block c) {
    float sum = start.values()[start.offset() + i * start.row() + j];
    int p = a.offset() + i * a.row();
    int q = b.offset() + j;
    for (int k = 0; k < inner; k++) {
      sum = Math.fma(a.values()[p + k * a.column()], b.values()[q + k * b.row()], sum);
    }
    c.values()[c.offset() + i * c.row() + j] = sum;
  }

  /** Eight sums in registers at a time. */
  private static void twoByFour(
      int inner,
      float[] a,
      int a0,
      int aRow,
      int aColumn,
      float[] b,
      int b0,
      int bRow,
      float[] s,
      int s0,
      int sRow,
      float[] c,
      int c0,
      int cRow) {
    float c00 = s[s0];
    float c01 = s[s0 + 1];
    float c02 = s[s0 + 2];
    float c03 = s[s0 + 3];
    float c10 = s[s0 + sRow];
    float c11 = s[s0 + sRow + 1];
    float c12 = s[s0 + sRow + 2];
    float c13 = s[s0 + sRow + 3];
    int p = a0;
    int q = b0;
    for (int k = 0; k < inner; k++) {
      float x = a[p];
      float y = a[p + aRow];
      c00 = Math.fma(x, b[q], c00);
      c01 = Math.fma(x, b[q + 1], c01);
      c02 = Math.fma(x, b[q + 2], c02);
      c03 = Math.fma(x, b[q + 3], c03);
      c10 = Math.fma(y, b[q], c10);
      c11 = Math.fma(y, b[q + 1], c11);
      c12 = Math.fma(y, b[q + 2], c12);
      c13 = Math.fma(y, b[q + 3], c13);
      p += aColumn;
      q += bRow;
    }
    c[c0] = c00;
    c[c0 + 1] = c01;
    c[c0 + 2] = c02;
    c[c0 + 3] = c03;
    c[c0 + cRow] = c10;
    c[c0 + cRow + 1] = c11;
    c[c0 + cRow + 2] = c12;
    c[c0 + cRow + 3] = c13;
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
    ScalarConvolution.convolve(rows, columns, taps, a, at, b, start, c, to);
  }

  @Override
  public void correlate(
      int rows, int columns, Taps taps, float[] a, int[] at, float[] g, int[] of, Block c) {
    ScalarConvolution.correlate(rows, columns, taps, a, at, g, of, c);
  }

  @Override
  public void drop(float[] values, int first, int count, int seed, int threshold, float keep) {
    ScalarConvolution.drop(values, first, 0, count, seed, threshold, keep);
  }

  @Override
  public void larger(float[] x, int a, float[] best, int b, int count) {
    for (int i = 0; i < count; i++) {
      best[b + i] = Math.max(best[b + i], x[a + i]);
    }
  }

  @Override
  public void claim(float[] x, float[] d, int a, float[] best, float[] g, int b, int count) {
    for (int i = 0; i < count; i++) {
      boolean wins = x[a + i] == best[b + i];
      d[a + i] = wins ? g[b + i] : 0;
      g[b + i] = wins ? 0 : g[b + i];
    }
  }

  @Override
  public void rectify(float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = y[i] < 0 ? 0 : y[i];
    }
  }

  @Override
  public void rectifyGradient(float[] y, int from, float[] g, int to, int count) {
    for (int i = 0; i < count; i++) {
      g[to + i] = y[from + i] > 0 ? g[to + i] : 0;
    }
  }

  @Override
  public void exponential(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = Exponential.of(x[i]);
    }
  }

  @Override
  public void gather(
      float[] x, int columns, int[] order, int from, int count, float[] y, int step) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(x, order[from + i] * columns, y, i * step, columns);
    }
  }

  @Override
  public void add(float[] sum, float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += x[i];
    }
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
    for (int i = from; i < to; i++) {
      m[i] = Math.fma(b1, m[i], (1 - b1) * g[i]);
      v[i] = Math.fma(b2, v[i], (1 - b2) * g[i] * g[i]);
      float step = rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
      w[i] = w[i] - decay * decayed[i] * w[i] - step;
    }
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
    for (int i = 0; i < w.length; i++) {
      m[i] = Math.fma(momentum, m[i], g[i]);
      float direction = nesterov ? Math.fma(momentum, m[i], g[i]) : m[i];
      w[i] = w[i] - decay * decayed[i] * w[i] - rate * direction;
    }
  }
}
