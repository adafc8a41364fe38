// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;

/** One layer that relevance passes, in double precision, an event at a time. */
interface Stage {

  /**
   * What the layer gives.
   *
   * @param activated whether its activation is applied; not that of the last layer
   */
  double[] forward(double[] a, boolean activated);

  /** Hands relevance down, as a rule does. */
  Rule.Pass pass();

  /** The same layer on the graph of an event, if it reads one. */
  default Stage on(EventGraph graph) {
    return this;
  }

  /**
   * A layer with its rule. Pooling hands all to the winner; a normalisation that stands by itself
   * is the affine map it is.
   *
   * @param rule for linear layers
   */
  static Stage of(Layer layer, String rule, Settings settings) {
    if (layer instanceof Layer.Linear linear) {
      LinearForm form = LinearForm.of(linear);
      return new LinearStage(
          linear,
          form.map(),
          LinearPass.changed(form.weights(), w -> w),
          LinearPass.changed(form.bias(), b -> b),
          Rules.on(form, rule, settings));
    } else if (layer instanceof Layer.GraphConvolution graphs) {
      return GraphStage.of(graphs, rule, settings);
    } else if (layer instanceof Layer.Readout readout) {
      return new ReadoutStage(readout, null);
    }
    return layer instanceof Layer.Pool pool
        ? new Winner(pool)
        : new AffineStage((Layer.Normalisation) layer);
  }

  static void activate(double[] z, Activation activation) {
    for (int k = 0; k < z.length; k++) {
      z[k] =
          activation == Activation.RELU
              ? Math.max(0, z[k])
              : activation.function().value((float) z[k]);
    }
  }

  /** A dense layer or convolution. */
  record LinearStage(
      Layer.Linear layer, LinearMap map, double[] weights, double[] bias, Rule.Pass pass)
      implements Stage {

    @Override
    public double[] forward(double[] a, boolean activated) {
      double[] z = LinearPass.biases(bias, map.outputs());
      map.forward(weights, a, z);
      if (activated) {
        activate(z, layer.activation());
      }
      return z;
    }
  }

  /** Batch normalisation after no linear layer: {@code y = k x + d}, by the rule zero. */
  record AffineStage(Layer.Normalisation layer) implements Stage {

    @Override
    public double[] forward(double[] a, boolean activated) {
      double[] y = new double[a.length];
      float[] factors = layer.factors();
      for (int i = 0; i < y.length; i++) {
        int c = i % factors.length;
        y[i] = factors[c] * (a[i] - layer.mean()[c]) + layer.shift()[c];
      }
      if (activated) {
        activate(y, layer.activation());
      }
      return y;
    }

    @Override
    public Rule.Pass pass() {
      return (a, above, below) -> {
        double[] y = forward(a, false);
        float[] factors = layer.factors();
        double biases = 0;
        for (int i = 0; i < y.length; i++) {
          below[i] = y[i] == 0 ? 0 : factors[i % factors.length] * a[i] / y[i] * above[i];
          biases += above[i] - below[i];
        }
        return biases;
      };
    }
  }
}
