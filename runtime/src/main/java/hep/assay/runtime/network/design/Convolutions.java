// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@code cnn1d}, {@code cnn2d} and {@code cnn3d} say of the branches of images and lists.
 *
 * @param word the model
 * @param dimensions of the grids that its filters and kernels are meant for
 * @param settings complete
 */
record Convolutions(String word, int dimensions, Settings settings) {

  static Convolutions of(Method model) {
    int dimensions = model.word().charAt("cnn".length()) - '0';
    return new Convolutions(
        model.word(), dimensions, ConvolutionTerms.of(dimensions).complete(model.settings()));
  }

  /**
   * Checks that there is something to convolve.
   *
   * @throws StudyException where an image or list is missing, or an input is none
   */
  void check(List<InputGroup> groups) {
    groups.stream()
        .filter(group -> group.kind() == InputGroup.Kind.GRAPH)
        .findFirst()
        .ifPresent(
            graph -> {
              throw new StudyException(
                  word + " can't read the graph '" + graph.name() + "'; use gnn");
            });
    if (groups.stream().noneMatch(this::isMeant)) {
      throw new StudyException(
          dimensions == 1
              ? "cnn1d needs a list among its inputs, and has none; declare list jets length(10) {"
                  + " ... } in the dataset, or use dnn"
              : word
                  + " needs an image of "
                  + dimensions
                  + " dimensions among its inputs, and has none; declare column picture ="
                  + " image(...) in the dataset, or use dnn");
    }
  }

  private boolean isMeant(InputGroup group) {
    return dimensions == 1
        ? group.kind() == InputGroup.Kind.LIST
        : group.kind() == InputGroup.Kind.IMAGE && group.shape().size() >= dimensions;
  }

  /** The branch of a list or image. */
  Branch branch(InputGroup group, Draft draft) {
    List<Integer> shape = group.shape();
    int channels = 1;
    if (shape.size() == dimensions + 1) {
      channels = shape.get(dimensions);
      shape = shape.subList(0, dimensions);
    }
    List<Layer> layers = new ArrayList<>();
    if (isMeant(group)) {
      layers(group, shape, channels, settings, draft, layers);
    } else if (group.kind() == InputGroup.Kind.LIST) {
      layers(group, shape, 1, ofLists(shape.get(0)), draft, layers);
    } else {
      throw new StudyException(
          word
              + " can't read image '"
              + group.name()
              + "' of shape "
              + shape
              + "; use cnn"
              + shape.size()
              + "d");
    }
    return new Branch(group.kind(), group.shape(), group.from(), layers);
  }

  /** Lists beside images have branches in the manner of cnn1d, with this model's activation. */
  private Settings ofLists(int length) {
    Settings lists = ConvolutionTerms.of(1).complete(Settings.NONE);
    return lists
        .with("activation", settings.word("activation"))
        .with("batchNorm", settings.flag("batchNorm"))
        .with("pool", length < 4 ? 1 : 2);
  }

  private void layers(
      InputGroup group,
      List<Integer> shape,
      int channels,
      Settings how,
      Draft draft,
      List<Layer> to) {
    int[] filters = how.integers("filters");
    int[] kernels = kernels(how, filters.length);
    List<Integer> size = shape;
    int before = channels;
    for (int i = 0; i < filters.length; i++) {
      draft.convolution(
          to,
          size,
          Collections.nCopies(size.size(), kernels[i]),
          before,
          filters[i],
          Activation.of(how.word("activation")),
          how.flag("batchNorm"));
      before = filters[i];
      if ((i + 1) % every(how, filters.length) == 0 || i + 1 == filters.length) {
        draft.drop();
        size = pooled(group, size, before, how.integer("pool"), draft, to);
      }
    }
  }

  private static int every(Settings how, int convolutions) {
    return how.has("poolEvery") ? how.integer("poolEvery") : convolutions;
  }

  private int[] kernels(Settings how, int convolutions) {
    int[] kernels = how.integers("kernels");
    if (kernels.length == 1) {
      int[] same = new int[convolutions];
      java.util.Arrays.fill(same, kernels[0]);
      return same;
    }
    if (kernels.length != convolutions) {
      throw new StudyException(
          word
              + ": "
              + convolutions
              + " filters and "
              + kernels.length
              + " kernels; give one size for each convolution, or one for all");
    }
    return kernels;
  }

  private List<Integer> pooled(
      InputGroup group, List<Integer> size, int channels, int pool, Draft draft, List<Layer> to) {
    if (pool == 1) {
      return size;
    }
    List<Integer> window = Collections.nCopies(size.size(), pool);
    List<Integer> pooled = Grids.divided(size, window);
    if (pooled.contains(0)) {
      throw new StudyException(
          word
              + ": '"
              + group.name()
              + "' of "
              + written(group.shape())
              + " is too small: "
              + written(size)
              + " are left where "
              + pool
              + " shall be pooled; pool less often (poolEvery) or write pool = 1");
    }
    draft.pool(to, size, window, channels);
    return pooled;
  }

  private static String written(List<Integer> shape) {
    return String.join(" x ", shape.stream().map(String::valueOf).toList());
  }
}
