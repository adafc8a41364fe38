// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.plan.SamplePlan;

/**
 * A change of a sample's events, made before computed columns, cuts and weights are computed: so
 * computed columns follow, and events move into and out of the cuts.
 */
public interface Alteration {

  /** Nothing changes. */
  Alteration NONE =
      new Alteration() {
        @Override
        public boolean changes(String column) {
          return false;
        }
      };

  /** Whether anything of this sample's events changes. */
  default boolean concerns(SamplePlan sample) {
    return false;
  }

  /** Whether it may change the values of a column by itself, and not through another one. */
  default boolean changes(String column) {
    return true;
  }

  /**
   * A column as changed; the same object where it isn't.
   *
   * @param name of the column
   * @param column the values without this change; changes of columns it is computed from are in
   * @param events the unchanged events
   */
  default ColumnData column(String name, ColumnData column, SampleEvents events) {
    return column;
  }

  /**
   * The weights as changed.
   *
   * @param weights without this change
   * @param events the unchanged events
   */
  default double[] weights(double[] weights, SampleEvents events) {
    return weights;
  }

  /**
   * The events of a sample before any cut of the dataset.
   *
   * @param sample which
   * @param columns their columns
   * @param ids a number for each event that stays the same whatever is selected or in which order
   */
  record SampleEvents(SamplePlan sample, Columns columns, long[] ids) {}
}
