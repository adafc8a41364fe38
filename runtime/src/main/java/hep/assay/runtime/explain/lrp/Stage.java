// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer with its rule.
 *
 * @param layer a dense layer
 * @param weights its weights as doubles, row by row
 * @param pass its rule
 */
record Stage(Layer.Dense layer, double[] weights, Rule.Pass pass) {

  static Stage of(Layer layer, Rule rule, Settings settings) {
    Layer.Dense dense = (Layer.Dense) layer;
    return new Stage(dense, LinearPass.changed(dense.weights(), w -> w), rule.on(dense, settings));
  }

  /** The inputs of every layer of one event, and last the logits. */
  static List<double[]> forward(List<Stage> stages, double[] event) {
    List<double[]> inputs = new ArrayList<>();
    inputs.add(event);
    for (int l = 0; l < stages.size(); l++) {
      double[] sums = stages.get(l).sums(inputs.get(l));
      boolean last = l == stages.size() - 1;
      inputs.add(last ? sums : activated(sums, stages.get(l).layer.activation()));
    }
    return inputs;
  }

  private double[] sums(double[] a) {
    double[] z = LinearPass.changed(layer.bias(), b -> b);
    for (int j = 0; j < a.length; j++) {
      for (int k = 0; k < z.length && a[j] != 0; k++) {
        z[k] = Math.fma(a[j], weights[j * z.length + k], z[k]);
      }
    }
    return z;
  }

  private static double[] activated(double[] z, Activation activation) {
    double[] a = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      a[k] =
          activation == Activation.RELU
              ? Math.max(0, z[k])
              : activation.function().value((float) z[k]);
    }
    return a;
  }
}
