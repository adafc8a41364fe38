// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What {@code gnn} and {@code resGnn} say of the branches of graphs.
 *
 * @param word the model
 * @param settings complete
 */
record Graphs(String word, Settings settings) {

  static Graphs of(Method model) {
    boolean one = model.word().equals(GraphTerms.GNN.name());
    Settings given = model.settings();
    return new Graphs(model.word(), (one ? GraphTerms.GNN : GraphTerms.RES_GNN).complete(given));
  }

  /**
   * Checks that there is a graph, and nothing but graphs and scalars.
   *
   * @throws StudyException where not
   */
  void check(List<InputGroup> groups) {
    for (InputGroup group : groups) {
      if (group.kind() == InputGroup.Kind.LIST || group.kind() == InputGroup.Kind.IMAGE) {
        boolean list = group.kind() == InputGroup.Kind.LIST;
        throw new StudyException(
            word
                + " reads graphs and scalars, and '"
                + group.name()
                + (list ? "' is of a list" : "' is an image")
                + "; make a graph of it, or use "
                + (list ? "cnn1d" : "cnn2d"));
      }
    }
    if (groups.stream().noneMatch(group -> group.kind() == InputGroup.Kind.GRAPH)) {
      throw new StudyException(
          word
              + " needs a graph among its inputs, and has none; declare column g = graph(...) in"
              + " the dataset, or use dnn");
    }
  }

  private List<GraphLayer> kinds() {
    if (word.equals(GraphTerms.GNN.name())) {
      int count = settings.integers("channels").length;
      return Collections.nCopies(count, GraphLayer.of(settings.word("layer")));
    }
    List<GraphLayer> kinds = new ArrayList<>(Collections.nCopies(5, GraphLayer.GRAPH_CONV));
    kinds.addAll(Collections.nCopies(2, GraphLayer.GCN));
    return kinds;
  }

  /**
   * The heads of attention of a layer.
   *
   * @throws StudyException where its channels can't be shared among them
   */
  private int heads(int channels) {
    int heads = settings.has("heads") ? settings.integer("heads") : 1;
    if (channels % heads != 0) {
      throw new StudyException(
          word
              + ": "
              + channels
              + " channels can't be shared among "
              + heads
              + " heads; give a multiple, such as "
              + (channels / heads + 1) * heads);
    }
    return heads;
  }

  Branch branch(InputGroup group, Draft draft) {
    int nodes = group.shape().get(0);
    int before = group.shape().get(1);
    int[] channels = settings.integers("channels");
    List<GraphLayer> kinds = kinds();
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < kinds.size(); l++) {
      int width = channels[Math.min(l, channels.length - 1)];
      draft.graph(
          layers,
          kinds.get(l),
          nodes,
          before,
          width,
          Activation.of(settings.word("activation")),
          settings.flag("residual") && before == width,
          settings.flag("batchNorm"),
          heads(width));
      before = width;
    }
    Layer.Pooling pooling =
        Layer.Pooling.valueOf(settings.word("pooling").toUpperCase(Locale.ROOT));
    draft.readout(layers, pooling, nodes, before);
    return new Branch(group.kind(), group.shape(), group.from(), layers);
  }
}
