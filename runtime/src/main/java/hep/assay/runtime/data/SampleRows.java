// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Columns;

/**
 * Events of one sample as they were read.
 *
 * @param raw their columns as the file has them
 * @param ids a number for each that stays the same under any selection
 */
record SampleRows(EventTable raw, long[] ids) {

  /** The rows with these indices; these rows where that is all of them. */
  SampleRows select(int[] rows) {
    if (rows.length == ids.length) {
      return this;
    }
    long[] chosen = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = ids[rows[i]];
    }
    return new SampleRows(raw.select(rows), chosen);
  }

  /** Bytes that they take. */
  long bytes() {
    return raw.bytes() + 8L * ids.length;
  }

  /**
   * What an alteration is told of them.
   *
   * @param columns theirs, resolved
   */
  Alteration.SampleEvents events(hep.assay.runtime.plan.SamplePlan sample, Columns columns) {
    return new Alteration.SampleEvents(sample, columns, ids);
  }
}
