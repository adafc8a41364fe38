// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The branches of a Keras network as ours: their outputs stand first, then the inputs that have no
 * layers of their own, in the classifier's order; so the first joint layer's weights are put in
 * that order.
 */
final class KerasAssembly {
  private final String file;
  private final int inputs;
  private final List<Branch> branches = new ArrayList<>();

  /**
   * In Keras' order: what each number is, an output of a branch or, negative, {@code -1 - input}.
   */
  private final List<Integer> joined = new ArrayList<>();

  /**
   * @param inputs of the classifier
   * @param end what gives the result
   */
  KerasAssembly(String file, int inputs, KerasStrand end) {
    this.file = file;
    this.inputs = inputs;
    for (KerasStrand part : end.parts()) {
      List<Layer> layers = new ArrayList<>();
      if (part.image() != null) {
        layers.addAll(part.image().layers());
      }
      if (end.isJoined()) {
        layers.addAll(dense(part));
      }
      if (layers.isEmpty()) {
        Arrays.stream(part.source().flattened()).forEach(input -> joined.add(-1 - input));
      } else {
        add(part, layers);
      }
    }
  }

  /** A part's own dense layers; without a grid before them, in the order of the inputs. */
  private static List<Layer> dense(KerasStrand part) {
    List<Layer> layers = part.layers().open();
    if (layers.isEmpty() || part.image() != null) {
      return layers;
    }
    int from = part.source().from();
    int[] to = Arrays.stream(part.source().flattened()).map(input -> input - from).toArray();
    return KerasLayers.reordered(layers, to);
  }

  private void add(KerasStrand part, List<Layer> layers) {
    int before = branches.stream().mapToInt(Branch::outputs).sum();
    KerasImage image = part.image();
    int from = part.source().from();
    Branch branch =
        image == null
            ? new Branch(InputGroup.Kind.LIST, List.of(part.source().size()), from, layers)
            : new Branch(image.kind(), image.shape(), from, layers);
    branches.add(branch);
    IntStream.range(before, before + branch.outputs()).forEach(joined::add);
  }

  /**
   * The network.
   *
   * @param joint the layers after all were joined
   */
  Architecture architecture(List<Layer> joint) {
    int outputs = branches.stream().mapToInt(Branch::outputs).sum();
    int[] free =
        joined.stream().filter(one -> one < 0).mapToInt(one -> -1 - one).sorted().toArray();
    int read = branches.stream().mapToInt(Branch::columns).sum() + free.length;
    if (read != inputs) {
      throw new StudyException(
          file + " uses " + read + " of the " + inputs + " numbers that the classifier gives");
    }
    int[] to = new int[joined.size()];
    for (int i = 0; i < to.length; i++) {
      int one = joined.get(i);
      to[i] = one >= 0 ? one : outputs + Arrays.binarySearch(free, -1 - one);
    }
    return new Architecture(inputs, branches, KerasLayers.reordered(joint, to));
  }
}
