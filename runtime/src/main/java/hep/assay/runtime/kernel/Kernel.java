// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/**
 * The few operations that training and scoring spend their time in. Static data only: arrays in,
 * arrays out.
 *
 * <p>Every implementation gives the same bits.
 */
public interface Kernel {

  /** The fastest that this virtual machine has. */
  static Kernel best() {
    return Best.KERNEL;
  }

  /**
   * {@code C = S + A B}: {@code C[i][j] = fma(A[i][k-1], B[k-1][j], ... fma(A[i][0], B[0][j],
   * S[i][j]))}.
   *
   * <p>{@code S} may be {@code C} itself (accumulation), or one row used for all (a row step of 0:
   * a bias). A step of {@code a} may run over rows or columns, so that {@code A} may be the
   * transpose of what is stored; {@code B}, {@code S} and {@code C} have neighbouring columns.
   *
   * @param rows rows of A and C
   * @param columns columns of B and C
   * @param inner columns of A, rows of B
   */
  default void multiply(int rows, int columns, int inner, Block a, Block b, Block start, Block c) {
    multiply(rows, columns, inner, a, b, start, c, Finish.NONE);
  }

  /** The same, and what is done to each finished sum while it is at hand. */
  void multiply(
      int rows, int columns, int inner, Block a, Block b, Block start, Block c, Finish finish);

  /**
   * A convolution read where it stands, for each place i: {@code C[to[i] + j] = S[j] + sum_t sum_r
   * a[at[i] + offset_t + r] B[t run + r][j]}, summed with {@code fma} in that order.
   *
   * @param rows how many places
   * @param columns of B and C, a multiple of 16
   * @param at where the neighbourhood of each place stands in {@code a}
   * @param start one row, the biases
   * @param to where the row of each place stands in {@code c}
   */
  void convolve(
      int rows,
      int columns,
      Taps taps,
      float[] a,
      int[] at,
      Block b,
      Block start,
      float[] c,
      int[] to);

  /**
   * The gradient of a convolution's weights: {@code C[t run + r][j] += sum_i a[at[i] + offset_t +
   * r] g[of[i] + j]}, summed with {@code fma} in the order of the places.
   *
   * @param columns of C, a multiple of 16
   * @param of where the slopes of each place stand in {@code g}
   */
  void correlate(
      int rows, int columns, Taps taps, float[] a, int[] at, float[] g, int[] of, Block c);

  /**
   * Dropout of {@code values[first + i]} for i in [0, count): 0 where 24 bits of a hash of {@code
   * seed + i} are below the threshold, else times {@code keep}.
   */
  void drop(float[] values, int first, int count, int seed, int threshold, float keep);

  /** {@code best[b + i] = max(best[b + i], x[a + i])} for i in [0, count). */
  void larger(float[] x, int a, float[] best, int b, int count);

  /**
   * The way back of {@link #larger}: where {@code x[a + i]} is the largest, its slope {@code d[a +
   * i]} is {@code g[b + i]}, which becomes 0 so that only one wins; else 0.
   */
  void claim(float[] x, float[] d, int a, float[] best, float[] g, int b, int count);

  /** {@code y[i] = y[i] < 0 ? 0 : y[i]} for i in [from, to). */
  void rectify(float[] y, int from, int to);

  /** {@code g[to + i] = y[from + i] > 0 ? g[to + i] : 0} for i in [0, count). */
  void rectifyGradient(float[] y, int from, float[] g, int to, int count);

  /** {@code x[i] = e^x[i]}, to 2 units in the last place for |x| at most 87; beyond, that of 87. */
  void exponential(float[] x, int from, int to);

  /**
   * Rows by their numbers: {@code y[i step + j] = x[order[from + i] columns + j]} for i in [0,
   * count), j in [0, columns).
   */
  void gather(float[] x, int columns, int[] order, int from, int count, float[] y, int step);

  /** {@code sum[i] += x[i]}. */
  void add(float[] sum, float[] x, int from, int to);

  /**
   * One step of Adam for the parameters at [from, to) (Kingma and Ba, arXiv:1412.6980, algorithm 1
   * with the efficient form of section 2) with decoupled weight decay (Loshchilov and Hutter,
   * arXiv:1711.05101):
   *
   * <pre>
   * m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
   * w = w - decay w - rate m / (sqrt(v) + epsilon)
   * </pre>
   *
   * @param rate learning rate times {@code sqrt(1 - b2^t) / (1 - b1^t)}
   * @param epsilon the paper's epsilon hat
   * @param decay learning rate times the weight decay, for each parameter's share in {@code
   *     decayed} (0 or 1)
   */
  void adam(
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
      float decay);

  /**
   * One step of gradient descent with momentum: {@code m = momentum m + g; w = w - decay w - rate
   * m} (or, with Nesterov's look-ahead, {@code - rate (momentum m + g)}).
   */
  void descend(
      float[] w,
      float[] g,
      float[] m,
      float[] decayed,
      float momentum,
      boolean nesterov,
      float rate,
      float decay);

  /**
   * A matrix inside an array: element (i, j) is {@code values[offset + i * row + j * column]}.
   *
   * @param values the array
   * @param offset of element (0, 0)
   * @param row step from one row to the next
   * @param column step from one column to the next
   */
  record Block(float[] values, int offset, int row, int column) {
    public static Block of(float[] values, int offset, int row) {
      return new Block(values, offset, row, 1);
    }

    /** The part that starts at this row and column. */
    Block moved(int rows, int columns) {
      return new Block(values, offset + rows * row + columns * column, row, column);
    }

    /** The transpose of this matrix. */
    public Block transposed() {
      return new Block(values, offset, column, row);
    }
  }

  /**
   * What is done to each element (i, j) of a finished product.
   *
   * @param positive whether {@link #rectify} is
   * @param gate y of {@link #rectifyGradient}, for each element its own; null for none
   */
  record Finish(boolean positive, Block gate) {
    /** Nothing. */
    public static final Finish NONE = new Finish(false, null);

    /** A rectifier. */
    public static final Finish RECTIFIED = new Finish(true, null);

    /** The way back through a rectifier that gave y. */
    public static Finish through(Block y) {
      return new Finish(false, y);
    }

    /** For the part of the matrix that starts at this row and column. */
    Finish moved(int rows, int columns) {
      return gate == null ? this : new Finish(positive, gate.moved(rows, columns));
    }

    /** Does it to a part of the matrix that stands by itself. */
    void apply(Kernel kernel, int rows, int columns, Block c) {
      for (int i = 0; i < rows && this != NONE; i++) {
        int at = c.offset() + i * c.row();
        if (positive) {
          kernel.rectify(c.values(), at, at + columns);
        }
        if (gate != null) {
          kernel.rectifyGradient(
              gate.values(), gate.offset() + i * gate.row(), c.values(), at, columns);
        }
      }
    }
  }

  /** Chosen once: a constant that the compiler sees through. */
  final class Best {
    private Best() {}

    /** Whether the virtual machine was started with the Vector API. */
    static final boolean VECTOR = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private static final Kernel KERNEL = VECTOR ? new VectorKernel() : new ScalarKernel();
  }
}
