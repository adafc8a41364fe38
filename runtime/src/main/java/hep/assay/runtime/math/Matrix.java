// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

/**
 * A dense matrix of floats in row-major order, {@code [events][features]}: one flat array, nothing
 * else.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values {@code rows * columns} numbers, row by row; shared, not copied
 */
public record Matrix(int rows, int columns, float[] values) {
  public Matrix {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "a " + rows + " x " + columns + " matrix of " + values.length + " numbers");
    }
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  public float get(int row, int column) {
    return values[row * columns + column];
  }

  public void set(int row, int column, float value) {
    values[row * columns + column] = value;
  }

  /** The rows {@code [from, to)} in a new matrix. */
  public Matrix slice(int from, int to) {
    return new Matrix(
        to - from, columns, java.util.Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /** The rows of these indices, in this order, in a new matrix. */
  public Matrix select(int[] indices) {
    Matrix selected = zeros(indices.length, columns);
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * columns, selected.values, i * columns, columns);
    }
    return selected;
  }

  public Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }
}
