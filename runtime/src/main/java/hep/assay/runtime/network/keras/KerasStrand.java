// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/**
 * One input of a Keras network, or several that were joined, with the layers that it has gone
 * through by now: first those of a grid, then, once it is flat, dense ones.
 */
final class KerasStrand {
  private final KerasSource source;
  private final List<KerasStrand> parts;
  private KerasImage image;

  /** Null where it is not flat. */
  private KerasLayers layers;

  private boolean flattened;

  private KerasStrand(KerasSource source, List<KerasStrand> parts, KerasLayers layers) {
    this.source = source;
    this.parts = parts;
    this.layers = layers;
  }

  /** An input as it is; flat where the network takes plain numbers. */
  static KerasStrand of(KerasSource source) {
    boolean flat = source.dimensions() == 0;
    return new KerasStrand(source, List.of(), flat ? new KerasLayers(source.size()) : null);
  }

  /** Several flat ones side by side. */
  static KerasStrand joined(List<KerasStrand> parts) {
    int width = parts.stream().mapToInt(one -> one.layers.width()).sum();
    return new KerasStrand(null, List.copyOf(parts), new KerasLayers(width));
  }

  boolean isJoined() {
    return !parts.isEmpty();
  }

  /** What was joined: itself where nothing was. */
  List<KerasStrand> parts() {
    return isJoined() ? parts : List.of(this);
  }

  /** Of one that is joined of others: null. */
  KerasSource source() {
    return source;
  }

  boolean isFlat() {
    return layers != null;
  }

  /** The dense layers; of a strand that is flat. */
  KerasLayers layers() {
    return layers;
  }

  /** The layers of the grid; null where there are none. */
  KerasImage image() {
    return image;
  }

  /**
   * The grid, for a layer of so many dimensions.
   *
   * @throws StudyException where it is none
   */
  KerasImage grid(KerasConfig layer, int dimensions) {
    boolean untouched = image == null && !isJoined() && !flattened;
    if (untouched && (layers == null || layers.isEmpty())) {
      image = new KerasImage(source, source.grid(layer, dimensions));
      layers = null;
    }
    if (isFlat() || image.dimensions() != dimensions) {
      String file = source == null ? parts.get(0).source.file() : source.file();
      throw new StudyException(
          file + ": layer '" + layer.name() + "' does not fit after what stands before it");
    }
    return image;
  }

  /** The grid, for a layer that works channel by channel. */
  KerasImage grid(KerasConfig layer) {
    return grid(layer, image == null ? source.dimensions() : image.dimensions());
  }

  void flatten() {
    if (!isFlat()) {
      layers = new KerasLayers(image == null ? source.size() : image.flattened());
      flattened = true;
    }
  }

  void activate(KerasConfig layer, Activation activation) {
    if (isFlat()) {
      layers.activation(activation);
    } else {
      grid(layer).activation(activation);
    }
  }
}
