// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;

/**
 * A layer of graphs: a linear layer once it is known what each node hears of each other. Attention
 * is taken as it came out, as if it were the weight of an edge.
 *
 * @param graph the event's; null until there is one
 */
record GraphStage(
    Layer.GraphConvolution layer,
    GraphMap map,
    double[] weights,
    double[] bias,
    Rule.Pass rule,
    EventGraph graph)
    implements Stage {

  static GraphStage of(Layer.GraphConvolution layer, String rule, Settings settings) {
    LinearForm form = LinearForm.of(layer);
    return new GraphStage(
        layer,
        (GraphMap) form.map(),
        LinearPass.changed(form.weights(), w -> w),
        LinearPass.changed(form.bias(), b -> b),
        Rules.on(form, rule, settings),
        null);
  }

  @Override
  public Stage on(EventGraph event) {
    return new GraphStage(layer, map, weights, bias, rule, event);
  }

  private GraphMap along(double[] a) {
    return map.along(graph.heard(layer, a));
  }

  @Override
  public double[] forward(double[] a, boolean activated) {
    double[] z = LinearPass.biases(bias, map.outputs());
    along(a).forward(weights, a, z);
    if (activated) {
      Stage.activate(z, layer.activation());
    }
    return z;
  }

  @Override
  public Rule.Pass pass() {
    return (a, above, below) -> rule.through(along(a)).down(a, above, below);
  }
}
