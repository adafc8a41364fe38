// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

/**
 * How a layer of a graph network hands messages on. {@code x_i} are the features of node i, {@code
 * e_ij} the weights of the edges, 0 for none; W are blocks of {@code [channels][filters]} weights.
 */
public enum GraphLayer {
  /**
   * {@code z_i = b + x_i W_1 + (sum_j e_ij x_j) W_2} (GraphConv, Morris et al., arXiv:1810.02244,
   * with edge weights).
   */
  GRAPH_CONV("graphConv", 2, 0),
  /**
   * {@code z_i = b + (sum_j (e_ij + delta_ij) / sqrt(d_i d_j) x_j) W} with {@code d_i = 1 + sum_j
   * e_ij} (GCNConv, Kipf and Welling, arXiv:1609.02907, equation 2).
   */
  GCN("gcn", 1, 0),
  /**
   * Attention, here of one head: {@code z_i = b + sum_j alpha_ij x_j W_2}, {@code alpha_ij} the
   * softmax over the neighbours of i and i itself of {@code a . leakyRelu(x_i W_1 + x_j W_2)}, the
   * slope below 0 being 0.2; of an edge counts only that it is there (GATv2, arXiv:2105.14491,
   * equation 7). The vector a is the last row of the weights. Of several heads each has its share
   * of all columns.
   */
  GATV2("gatv2", 2, 1);

  /** The slope below 0 of what attention looks at. */
  public static final float LEAK = 0.2f;

  private final String word;
  private final int blocks;
  private final int rows;

  GraphLayer(String word, int blocks, int rows) {
    this.word = word;
    this.blocks = blocks;
    this.rows = rows;
  }

  /** The name in a study. */
  public String word() {
    return word;
  }

  /** The layer of this name in a study. */
  public static GraphLayer of(String word) {
    for (GraphLayer one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("no layer of graphs is called " + word);
  }

  /** Blocks of weights. */
  public int blocks() {
    return blocks;
  }

  /** Rows of weights for so many channels. */
  public int rows(int channels) {
    return blocks * channels + rows;
  }
}
