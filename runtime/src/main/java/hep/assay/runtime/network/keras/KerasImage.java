// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The layers of a Keras network on a grid, before it is flattened. Both keep places row by row and
 * channels last, so that nothing has to be turned but lists of several members: their numbers stand
 * member by member, a grid of {@code [members][length]}, and the first convolution has a kernel as
 * high as that, of which the one row that sees all members goes on.
 */
final class KerasImage {
  private static final float EPSILON = 1e-3f;

  private final InputGroup.Kind kind;
  private final List<Integer> shape;
  private final List<Layer> layers = new ArrayList<>();

  /** Members that no convolution has made channels of yet; 0 where there are none. */
  private int members;

  /** Whether the grid has a first dimension that Keras does not know. */
  private final boolean led;

  private List<Integer> size;
  private int channels;

  /**
   * @param grid its size and, last, its channels
   */
  KerasImage(KerasSource source, List<Integer> grid) {
    int dimensions = grid.size() - 1;
    this.led = source.groups().size() > 1;
    this.members = led ? source.groups().size() : 0;
    this.channels = grid.get(dimensions);
    this.size = led ? List.of(members, grid.get(0)) : List.copyOf(grid.subList(0, dimensions));
    this.kind = led ? InputGroup.Kind.IMAGE : source.groups().get(0).kind();
    this.shape = led ? size : source.groups().get(0).shape();
  }

  /** The dimensions that Keras knows. */
  int dimensions() {
    return size.size() - (led ? 1 : 0);
  }

  /** Its size in Keras. */
  List<Integer> size() {
    return led ? size.subList(1, size.size()) : size;
  }

  int channels() {
    return channels;
  }

  private List<Integer> whole(List<Integer> ofKeras, int lead) {
    if (!led) {
      return List.copyOf(ofKeras);
    }
    List<Integer> all = new ArrayList<>(List.of(lead));
    all.addAll(ofKeras);
    return all;
  }

  /**
   * A convolution.
   *
   * @param weights {@code [kernel...][channels][filters]}
   * @param activation not softmax
   * @param windows which places of a convolution with stride 1 that leaves the grid as large as it
   *     is go on
   */
  void convolution(
      List<Integer> kernel,
      float[] weights,
      float[] bias,
      Activation activation,
      KerasWindows windows) {
    List<Integer> own = whole(kernel, Math.max(1, members));
    float[] turned = members == 0 ? weights : turned(weights, kernel.get(0), bias.length);
    int before = members == 0 ? channels : 1;
    layers.add(new Layer.Convolution(size, own, before, bias.length, turned, bias, activation));
    channels = bias.length;
    List<Integer> ones = Collections.nCopies(size.size(), 1);
    int row = Math.max(0, (members - 1) / 2);
    members = 0;
    pick(ones, whole(windows.first(), row), whole(windows.stride(), 1), windows.count());
  }

  /** From {@code [length][members][filters]} to {@code [members][length][filters]}. */
  private float[] turned(float[] weights, int length, int filters) {
    float[] turned = new float[weights.length];
    for (int k = 0; k < length; k++) {
      for (int c = 0; c < members; c++) {
        int to = (c * length + k) * filters;
        System.arraycopy(weights, (k * members + c) * filters, turned, to, filters);
      }
    }
    return turned;
  }

  private void pick(
      List<Integer> window, List<Integer> first, List<Integer> stride, List<Integer> count) {
    List<Integer> pooled = whole(count, 1);
    if (!pooled.equals(size) || !window.equals(Collections.nCopies(size.size(), 1))) {
      layers.add(new Layer.Pool(size, window, first, stride, pooled, channels));
      size = pooled;
    }
  }

  /** The largest of each window. */
  void pool(KerasWindows windows) {
    turn();
    pick(
        whole(windows.window(), 1),
        whole(windows.first(), 0),
        whole(windows.stride(), 1),
        windows.count());
  }

  void normalise(float[] scale, float[] shift, float[] mean, float[] variance, double epsilon) {
    turn();
    if (layers.isEmpty()) {
      double[] factors = new double[channels];
      double[] offsets = new double[channels];
      for (int c = 0; c < channels; c++) {
        factors[c] = scale[c] / Math.sqrt(variance[c] + epsilon);
        offsets[c] = shift[c] - mean[c] * factors[c];
      }
      affine(factors, offsets);
      return;
    }
    layers.add(
        new Layer.Normalisation(
            Grids.product(size), scale, shift, mean, variance, (float) epsilon, Activation.LINEAR));
  }

  /** {@code y_c = factor_c x_c + offset_c}, channel by channel. */
  void affine(double[] factors, double[] offsets) {
    float[] weights = new float[channels * channels];
    float[] bias = new float[channels];
    for (int c = 0; c < channels; c++) {
      weights[c * channels + c] = (float) factors[c];
      bias[c] = (float) offsets[c];
    }
    List<Integer> one = Collections.nCopies(dimensions(), 1);
    convolution(one, weights, bias, Activation.LINEAR, KerasWindows.all(size()));
  }

  /** Makes channels of the members of a list, if that is still to be done. */
  private void turn() {
    if (members > 0) {
      double[] ones = new double[channels];
      Arrays.fill(ones, 1);
      affine(ones, new double[channels]);
    }
  }

  void activation(Activation wanted) {
    if (wanted == Activation.LINEAR) {
      return;
    }
    turn();
    Layer last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
    if (last instanceof Layer.Normalisation one && one.activation() == Activation.LINEAR) {
      layers.set(
          layers.size() - 1,
          new Layer.Normalisation(
              one.positions(),
              one.scale(),
              one.shift(),
              one.mean(),
              one.variance(),
              one.epsilon(),
              wanted));
    } else if (last instanceof Layer.Convolution one && one.activation() == Activation.LINEAR) {
      layers.set(
          layers.size() - 1,
          new Layer.Convolution(
              one.size(),
              one.kernel(),
              one.channels(),
              one.filters(),
              one.weights(),
              one.bias(),
              wanted));
    } else {
      identity();
      activation(wanted);
    }
  }

  /** A layer that changes nothing, to carry an activation after pooling. */
  private void identity() {
    float[] ones = new float[channels];
    float[] variance = new float[channels];
    Arrays.fill(ones, 1);
    Arrays.fill(variance, 1 - EPSILON);
    normalise(ones, new float[channels], new float[channels], variance, EPSILON);
  }

  /** Ends the grid; returns how many numbers come out. */
  int flattened() {
    turn();
    return Grids.product(size) * channels;
  }

  /** None where the grid was flattened as it came. */
  List<Layer> layers() {
    return layers;
  }

  InputGroup.Kind kind() {
    return kind;
  }

  List<Integer> shape() {
    return shape;
  }
}
