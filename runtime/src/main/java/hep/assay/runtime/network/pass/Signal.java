// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

/** What a layer gives for a block of events, before and after its activation, and its slopes. */
final class Signal {
  final Plane plane;
  final float[] sums;
  final float[] values;

  /** Derivatives by the values, then by the sums; null where nobody asks for them. */
  final float[] slopes;

  private final int capacity;
  private int[] table;

  /**
   * @param shared whether sums and values are one array
   * @param sloped whether there are slopes
   */
  Signal(Plane plane, int capacity, boolean shared, boolean sloped) {
    this.plane = plane;
    this.capacity = capacity;
    this.sums = new float[plane.length(capacity)];
    this.values = shared ? sums : new float[sums.length];
    this.slopes = sloped ? new float[sums.length] : null;
  }

  /** Where each place of each event stands. */
  int[] table() {
    if (table == null) {
      table = plane.table(capacity);
    }
    return table;
  }
}
