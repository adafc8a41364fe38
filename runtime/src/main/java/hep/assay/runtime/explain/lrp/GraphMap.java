// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

/**
 * The map of a layer of graphs, its aggregation being a linear layer too: {@code z_i = x_i W_own +
 * (sum_j e_ij x_j) W_messages}. Rules change the weights W; those of the edges, which are not
 * negative, stay.
 *
 * @param own whether a node reads itself; then its block of weights stands before the other
 * @param edges {@code e_ij} of the event, {@code [heads][nodes][nodes]}; each head has its share of
 *     the filters
 */
record GraphMap(int nodes, int channels, int filters, boolean own, double[] edges)
    implements LinearMap {

  /** The same map along these edges. */
  GraphMap along(double[] edges) {
    return new GraphMap(nodes, channels, filters, own, edges);
  }

  @Override
  public int inputs() {
    return nodes * channels;
  }

  @Override
  public int outputs() {
    return nodes * filters;
  }

  /** Where the weights of messages begin. */
  private int block() {
    return own ? channels * filters : 0;
  }

  private int heads() {
    return edges.length / (nodes * nodes);
  }

  /** The filters of a head. */
  private int share() {
    return filters / heads();
  }

  @Override
  public void forward(double[] weights, double[] a, double[] z) {
    for (int head = 0; head < heads(); head++) {
      double[] messages = new double[a.length];
      for (int k = 0; k < nodes * nodes; k++) {
        double edge = edges[head * nodes * nodes + k];
        add(edge, a, k % nodes * channels, messages, k / nodes * channels, channels);
      }
      for (int place = 0; place < a.length; place++) {
        int first = head * share();
        int to = place / channels * filters + first;
        int row = place % channels * filters + first;
        add(messages[place], weights, block() + row, z, to, share());
        if (own) {
          add(a[place], weights, row, z, to, share());
        }
      }
    }
  }

  @Override
  public void back(double[] weights, double[] a, double[] s, double[] c) {
    for (int head = 0; head < heads(); head++) {
      double[] ofMessages = new double[c.length];
      for (int place = 0; place < c.length; place++) {
        int first = head * share();
        int from = place / channels * filters + first;
        int row = place % channels * filters + first;
        ofMessages[place] = product(weights, block() + row, s, from);
        c[place] += own ? product(weights, row, s, from) : 0;
      }
      for (int k = 0; k < nodes * nodes; k++) {
        double edge = edges[head * nodes * nodes + k];
        add(edge, ofMessages, k / nodes * channels, c, k % nodes * channels, channels);
      }
    }
  }

  /** {@code to += factor from}. */
  private static void add(double factor, double[] from, int at, double[] to, int place, int count) {
    for (int k = 0; k < count && factor != 0; k++) {
      to[place + k] = Math.fma(factor, from[at + k], to[place + k]);
    }
  }

  private double product(double[] weights, int row, double[] s, int from) {
    double sum = 0;
    for (int k = 0; k < share(); k++) {
      sum = Math.fma(weights[row + k], s[from + k], sum);
    }
    return sum;
  }
}
