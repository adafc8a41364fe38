// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network and what each reads: branches side by side, each on a group of the
 * inputs; then joint layers on the outputs of the branches, one after the other, followed by the
 * inputs that no branch reads, in their order. Without branches the joint layers read all inputs.
 *
 * @param inputs number of prepared inputs
 * @param branches in the order in which they are joined
 * @param joint at least one layer; the last one's sums are the logits
 */
public record Architecture(int inputs, List<Branch> branches, List<Layer> joint) {
  public Architecture {
    branches = List.copyOf(branches);
    joint = List.copyOf(joint);
    if (joint.isEmpty()) {
      throw new IllegalArgumentException("a network without layers");
    }
    for (Layer layer : joint) {
      if (layer instanceof Layer.GraphConvolution || layer instanceof Layer.Readout) {
        throw new IllegalArgumentException("a layer of graphs outside a branch of a graph");
      }
    }
    checkChain(joint, joined(branches) + free(inputs, branches).length);
  }

  /** Layers one after the other on all inputs. */
  public static Architecture of(int inputs, List<? extends Layer> layers) {
    return new Architecture(inputs, List.of(), List.copyOf(layers));
  }

  /** How many numbers the branches hand on together. */
  public int joined() {
    return joined(branches);
  }

  private static int joined(List<Branch> branches) {
    return branches.stream().mapToInt(Branch::outputs).sum();
  }

  /** The inputs that no branch reads. */
  public int[] free() {
    return free(inputs, branches);
  }

  private static int[] free(int inputs, List<Branch> branches) {
    boolean[] read = new boolean[inputs];
    for (Branch branch : branches) {
      for (int i = branch.from(); i < branch.from() + branch.columns(); i++) {
        if (i >= inputs || read[i]) {
          throw new IllegalArgumentException("input " + i + " of " + inputs + " in two branches");
        }
        read[i] = true;
      }
    }
    return java.util.stream.IntStream.range(0, inputs).filter(i -> !read[i]).toArray();
  }

  /** All layers, branch by branch, then the joint ones. */
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    branches.forEach(branch -> all.addAll(branch.layers()));
    all.addAll(joint);
    return all;
  }

  /**
   * The same wiring of other layers.
   *
   * @param layers in the order of {@link #layers}
   */
  public Architecture with(List<? extends Layer> layers) {
    List<Branch> others = new ArrayList<>();
    int at = 0;
    for (Branch branch : branches) {
      int end = at + branch.layers().size();
      others.add(new Branch(branch.kind(), branch.shape(), branch.from(), layers.subList(at, end)));
      at = end;
    }
    return new Architecture(inputs, others, List.copyOf(layers.subList(at, layers.size())));
  }

  static void checkChain(List<? extends Layer> layers, int inputs) {
    int width = inputs;
    for (Layer layer : layers) {
      if (layer.inputs() != width) {
        throw new IllegalArgumentException(
            "a layer of " + layer.inputs() + " inputs after " + width + " outputs");
      }
      width = layer.outputs();
    }
  }
}
