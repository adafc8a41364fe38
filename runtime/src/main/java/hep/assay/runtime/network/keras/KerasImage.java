// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layers of a Keras network on an image, before it is flattened. Both keep places row by row
 * and channels last, so that nothing has to be turned.
 */
final class KerasImage {
  private static final float EPSILON = 1e-3f;

  private final InputGroup group;
  private final List<Layer> layers = new ArrayList<>();
  private List<Integer> size;
  private int channels;

  /**
   * @param dimensions of the network's first convolution
   * @throws StudyException where the inputs are no image of so many dimensions
   */
  KerasImage(String file, KerasConfig first, List<InputGroup> groups, int dimensions) {
    this.group = groups.get(0);
    int axes = group.shape().size();
    boolean image =
        groups.size() == 1
            && group.kind() == InputGroup.Kind.IMAGE
            && (axes == dimensions || axes == 3 && dimensions == 2);
    if (!image) {
      throw new StudyException(
          file
              + ": layer '"
              + first.name()
              + "' is a "
              + first.type()
              + ", which reads one image, and the inputs are "
              + String.join(", ", groups.stream().map(one -> one.name() + one.shape()).toList())
              + "; make one by column picture = image(...)");
    }
    this.size = group.shape().subList(0, dimensions);
    this.channels = axes > dimensions ? group.shape().get(2) : 1;
  }

  List<Integer> size() {
    return size;
  }

  int channels() {
    return channels;
  }

  void convolution(List<Integer> kernel, float[] weights, float[] bias) {
    layers.add(
        new Layer.Convolution(
            size, kernel, channels, bias.length, weights, bias, Activation.LINEAR));
    channels = bias.length;
  }

  void pool(List<Integer> window) {
    Layer.Pool pool = new Layer.Pool(size, window, channels);
    layers.add(pool);
    size = pool.pooled();
  }

  void normalise(float[] scale, float[] shift, float[] mean, float[] variance, double epsilon) {
    layers.add(
        new Layer.Normalisation(
            places(), scale, shift, mean, variance, (float) epsilon, Activation.LINEAR));
  }

  private int places() {
    return size.stream().reduce(1, Math::multiplyExact);
  }

  void activation(Activation wanted) {
    if (wanted == Activation.LINEAR) {
      return;
    }
    Layer last = layers.get(layers.size() - 1);
    boolean open = last.activation() == Activation.LINEAR;
    if (open && last instanceof Layer.Convolution one) {
      replace(
          new Layer.Convolution(
              one.size(),
              one.kernel(),
              one.channels(),
              one.filters(),
              one.weights(),
              one.bias(),
              wanted));
    } else if (open && last instanceof Layer.Normalisation one) {
      replace(
          new Layer.Normalisation(
              one.positions(),
              one.scale(),
              one.shift(),
              one.mean(),
              one.variance(),
              one.epsilon(),
              wanted));
    } else {
      identity();
      activation(wanted);
    }
  }

  private void replace(Layer layer) {
    layers.set(layers.size() - 1, layer);
  }

  /** A layer that changes nothing, to carry an activation after pooling. */
  private void identity() {
    float[] ones = new float[channels];
    float[] variance = new float[channels];
    Arrays.fill(ones, 1);
    Arrays.fill(variance, 1 - EPSILON);
    normalise(ones, new float[channels], new float[channels], variance, EPSILON);
  }

  /** How many numbers come out when it is flattened. */
  int outputs() {
    return places() * channels;
  }

  Branch branch() {
    return new Branch(group.kind(), group.shape(), group.from(), layers);
  }
}
