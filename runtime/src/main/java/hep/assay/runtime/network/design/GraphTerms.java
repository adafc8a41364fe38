// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The terms of graph networks. */
final class GraphTerms {
  private GraphTerms() {}

  /** One kind of layer. */
  static final Term GNN =
      Term.of(
              "gnn",
              "a network that hands messages along the edges of a graph; scalars join after it",
              settings(
                  Setting.word(
                          "layer",
                          "how messages are handed on",
                          Arrays.stream(GraphLayer.values())
                              .map(GraphLayer::word)
                              .toArray(String[]::new))
                      .orElse(GraphLayer.GRAPH_CONV.word()),
                  Setting.integer(
                          "heads", "how many attend side by side, each with its share of channels")
                      .orElse(1)
                      .within(1, 64)
                      .where("layer", GraphLayer.GATV2.word()),
                  Setting.integers("channels", "features of a node after each layer")
                      .orElse(List.of(64, 64, 64))
                      .within(1, 4096)))
          .from("arXiv:1810.02244 (graphConv), arXiv:1609.02907 (gcn), arXiv:2105.14491 (gatv2)");

  /** Five GraphConv and two GCN, all of one width. */
  static final Term RES_GNN =
      Term.of(
              "resGnn",
              "a graph network of five graphConv and two gcn layers; scalars join after it",
              settings(
                  Setting.integer("channels", "features of a node after each layer")
                      .orElse(64)
                      .within(1, 4096)))
          .from("arXiv:1810.02244, arXiv:1609.02907");

  private static Setting[] settings(Setting... own) {
    return Stream.concat(
            Stream.of(own),
            Stream.of(
                Setting.flag(
                        "residual",
                        "a layer of as many channels before and after adds its"
                            + " input before the activation")
                    .orElse(true),
                Setting.word(
                        "pooling",
                        "what is taken over the nodes after the layers",
                        Arrays.stream(Layer.Pooling.values())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .toArray(String[]::new))
                    .orElse("mean"),
                Setting.integers("hidden", "width of each dense layer after the graph")
                    .orElse(List.of(64))
                    .within(1, 8192),
                Setting.word("activation", "what layers do to their sums", Activation.words())
                    .orElse("relu"),
                Setting.flag(
                    "batchNorm",
                    "batch normalisation before each activation, of nodes over those that are"
                        + " there"),
                Setting.fraction("dropout", "fraction dropped after each dense layer in training")
                    .orElse(0)
                    .within(0, 0.95)))
        .toArray(Setting[]::new);
  }
}
