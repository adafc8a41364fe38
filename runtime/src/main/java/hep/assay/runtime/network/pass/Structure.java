// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

/** Which nodes and edges the graphs of a block of events have. */
final class Structure {
  private final int nodes;
  private final boolean[] present;
  private final float[] edges;
  private final float[] normalised;

  Structure(int nodes, int capacity) {
    this.nodes = nodes;
    this.present = new boolean[capacity * nodes];
    this.edges = new float[Math.multiplyExact(capacity, nodes * nodes)];
    this.normalised = new float[edges.length];
  }

  int nodes() {
    return nodes;
  }

  /** Whether a node of an event is there. */
  boolean present(int event, int node) {
    return present[event * nodes + node];
  }

  /** Weights of edges, {@code [events][nodes][nodes]}. */
  float[] edges() {
    return edges;
  }

  /** {@code (e_ij + delta_ij) / sqrt(d_i d_j)} with {@code d_i = 1 + sum_j e_ij}. */
  float[] normalised() {
    return normalised;
  }

  /** Where an event's edges start. */
  int start(int event) {
    return event * nodes * nodes;
  }

  /** Takes the mask and the edges of an event. */
  void load(float[] values, int offset, int event) {
    int at = start(event);
    System.arraycopy(values, offset + nodes, edges, at, nodes * nodes);
    double[] degree = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      present[event * nodes + i] = values[offset + i] != 0;
      degree[i] = 1;
      for (int j = 0; j < nodes; j++) {
        degree[i] += edges[at + i * nodes + j];
      }
    }
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        double edge = edges[at + i * nodes + j] + (i == j ? 1 : 0);
        // edges of negative weight may leave a node no degree
        boolean counts = edge != 0 && degree[i] > 0 && degree[j] > 0;
        normalised[at + i * nodes + j] =
            counts ? (float) (edge / Math.sqrt(degree[i] * degree[j])) : 0;
      }
    }
  }
}
