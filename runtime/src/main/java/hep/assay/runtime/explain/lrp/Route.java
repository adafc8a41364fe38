// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way of relevance through a network: the joint layers down to what was joined, whose parts go
 * on down their branches or are inputs.
 *
 * <p>Batch normalisation after a linear layer is merged with it: {@code W' = W k}, {@code b' = (b -
 * mean) k + shift} with {@code k = scale / sqrt(variance + epsilon)}.
 */
final class Route {
  private final Architecture network;
  private final List<List<Stage>> branches = new ArrayList<>();
  private final List<Stage> joint;
  private final int[] free;

  Route(Architecture network, Settings settings) {
    this.network = network;
    this.free = network.free();
    for (Branch branch : network.branches()) {
      branches.add(stages(branch.layers(), true, settings));
    }
    this.joint = stages(network.joint(), network.branches().isEmpty(), settings);
  }

  /**
   * @param first whether the first of these layers is one of the network's first
   */
  private static List<Stage> stages(
      List<? extends Layer> layers, boolean first, Settings settings) {
    List<Stage> stages = new ArrayList<>();
    for (Layer layer : merged(layers)) {
      boolean other = first && stages.isEmpty() && !settings.word("first").equals("same");
      stages.add(Stage.of(layer, settings.word(other ? "first" : "rules"), settings));
    }
    return stages;
  }

  /** The layers with normalisations merged into the linear layers before them. */
  static List<Layer> merged(List<? extends Layer> layers) {
    List<Layer> merged = new ArrayList<>();
    for (Layer layer : layers) {
      Layer before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (layer instanceof Layer.Normalisation norm
          && before instanceof Layer.Linear linear
          && linear.activation() == Activation.LINEAR) {
        merged.set(merged.size() - 1, merged(linear, norm));
      } else {
        merged.add(layer);
      }
    }
    return merged;
  }

  private static Layer merged(Layer.Linear linear, Layer.Normalisation norm) {
    float[] factors = norm.factors();
    float[] weights = linear.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factors[i % factors.length];
    }
    float[] bias = new float[factors.length];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = Math.fma(linear.bias()[c] - norm.mean()[c], factors[c], norm.shift()[c]);
    }
    Activation activation = norm.activation();
    return linear instanceof Layer.Convolution one
        ? new Layer.Convolution(
            one.size(), one.kernel(), one.channels(), one.filters(), weights, bias, activation)
        : new Layer.Dense(linear.inputs(), linear.outputs(), weights, bias, activation);
  }

  /** One event's values on their way, and the way back. */
  final class Event {
    private final List<List<Stage>> own = new ArrayList<>();
    private final List<List<double[]>> inBranches = new ArrayList<>();
    private final List<double[]> inJoint;
    private double biases;

    Event(double[] event) {
      double[] joined = new double[network.joined() + free.length];
      int at = 0;
      for (int b = 0; b < branches.size(); b++) {
        Branch branch = network.branches().get(b);
        double[] x = Arrays.copyOfRange(event, branch.from(), branch.from() + branch.columns());
        List<double[]> values = forward(branch, branches.get(b), x);
        inBranches.add(values);
        double[] last = values.get(values.size() - 1);
        System.arraycopy(last, 0, joined, at, last.length);
        at += last.length;
      }
      for (int column : free) {
        joined[at++] = event[column];
      }
      this.inJoint = forward(joint, joined, true);
    }

    /** Through a branch; one of a graph walks along the edges of this event. */
    private List<double[]> forward(Branch branch, List<Stage> stages, double[] x) {
      if (branch.kind() != InputGroup.Kind.GRAPH) {
        own.add(stages);
        return forward(stages, x, false);
      }
      int nodes = branch.shape().get(0);
      int features = nodes * branch.shape().get(1);
      EventGraph graph = EventGraph.of(x, nodes, features);
      List<Stage> along = stages.stream().map(stage -> stage.on(graph)).toList();
      own.add(along);
      return forward(along, Arrays.copyOf(x, features), false);
    }

    /** The inputs of every stage, and last what the last one gives. */
    private static List<double[]> forward(List<Stage> stages, double[] x, boolean logits) {
      List<double[]> values = new ArrayList<>();
      values.add(x);
      for (int s = 0; s < stages.size(); s++) {
        boolean activated = !logits || s + 1 < stages.size();
        values.add(stages.get(s).forward(values.get(s), activated));
      }
      return values;
    }

    double[] logits() {
      return inJoint.get(joint.size());
    }

    /** The relevance of every input, given that of the logits. */
    double[] down(double[] ofLogits) {
      double[] joined = down(joint, inJoint, ofLogits);
      double[] inputs = new double[network.inputs()];
      int at = 0;
      for (int b = 0; b < branches.size(); b++) {
        Branch branch = network.branches().get(b);
        double[] above = Arrays.copyOfRange(joined, at, at + branch.outputs());
        double[] below = down(own.get(b), inBranches.get(b), above);
        System.arraycopy(below, 0, inputs, branch.from(), below.length);
        at += branch.outputs();
      }
      for (int column : free) {
        inputs[column] = joined[at++];
      }
      return inputs;
    }

    private double[] down(List<Stage> stages, List<double[]> values, double[] top) {
      double[] above = top;
      for (int s = stages.size() - 1; s >= 0; s--) {
        double[] below = new double[values.get(s).length];
        biases += stages.get(s).pass().down(values.get(s), above, below);
        above = below;
      }
      return above;
    }

    /** What biases got on the way down. */
    double biases() {
      return biases;
    }
  }
}
