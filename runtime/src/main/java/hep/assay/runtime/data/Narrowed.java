// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

/** Computed columns that only models read, in the 4 bytes a value that a model's input has. */
final class Narrowed {
  private Narrowed() {}

  /** The column in 32 bits where it holds doubles; the same object where it does not. */
  static ColumnData of(ColumnData column) {
    if (column instanceof ColumnData.Doubles doubles) {
      float[] narrow = new float[doubles.count()];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) doubles.numbers()[i];
      }
      return new ColumnData.Floats(narrow);
    }
    if (column instanceof ColumnData.Jagged list) {
      return new ColumnData.Jagged(list.starts(), of(list.elements()));
    }
    // A sentinel must stay what it is.
    boolean exact =
        column instanceof ColumnData.Declared declared
            && (Double.isNaN(declared.missing())
                || (float) declared.missing() == declared.missing());
    return exact && column instanceof ColumnData.Declared declared
        ? new ColumnData.Declared(of(declared.raw()), declared.unit(), declared.missing())
        : column;
  }
}
