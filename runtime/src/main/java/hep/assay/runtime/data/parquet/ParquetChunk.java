// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.util.Map;

/**
 * The values of one column in one group of rows.
 *
 * @param rows rows of the group
 * @param values values, those that are missing included
 * @param start its first byte in the file
 * @param bytes its length in the file
 */
record ParquetChunk(long rows, int physical, int codec, long values, long start, long bytes) {

  static ParquetChunk of(Map<?, ?> metadata, long rows) {
    long data = ParquetFooter.number(metadata, 9);
    long dictionary = ParquetFooter.number(metadata, 11);
    return new ParquetChunk(
        rows,
        (int) ParquetFooter.number(metadata, 1),
        (int) ParquetFooter.number(metadata, 4),
        ParquetFooter.number(metadata, 5),
        dictionary > 0 && dictionary < data ? dictionary : data,
        ParquetFooter.number(metadata, 7));
  }
}
