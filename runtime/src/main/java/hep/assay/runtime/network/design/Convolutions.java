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
    groups.stream().filter(group -> group.kind() != InputGroup.Kind.SCALAR).forEach(this::sizes);
  }

  private boolean isMeant(InputGroup group) {
    return dimensions == 1
        ? group.kind() == InputGroup.Kind.LIST
        : group.kind() == InputGroup.Kind.IMAGE && group.shape().size() >= dimensions;
  }

  /** The branch of a list or image. */
  Branch branch(InputGroup group, Draft draft) {
    Settings how = settings(group);
    List<List<Integer>> sizes = sizes(group);
    int[] filters = how.integers("filters");
    int[] kernels = kernels(how, filters.length);
    List<Layer> layers = new ArrayList<>();
    int before = Grids.product(group.shape()) / Grids.product(sizes.get(0));
    for (int i = 0; i < filters.length; i++) {
      List<Integer> size = sizes.get(i);
      draft.convolution(
          layers,
          size,
          Collections.nCopies(size.size(), kernels[i]),
          before,
          filters[i],
          Activation.of(how.word("activation")),
          how.flag("batchNorm"));
      before = filters[i];
      if (pools(how, i)) {
        draft.drop();
        if (how.integer("pool") > 1) {
          draft.pool(layers, size, window(size, how), before);
        }
      }
    }
    return new Branch(group.kind(), group.shape(), group.from(), layers);
  }

  /**
   * The grid of a group before each convolution, and what is left of it after the last.
   *
   * @throws StudyException where its settings or its size don't fit
   */
  private List<List<Integer>> sizes(InputGroup group) {
    Settings how = settings(group);
    int convolutions = how.integers("filters").length;
    kernels(how, convolutions);
    List<List<Integer>> sizes = new ArrayList<>(List.of(grid(group)));
    for (int i = 0; i < convolutions; i++) {
      List<Integer> size = sizes.get(i);
      sizes.add(pools(how, i) && how.integer("pool") > 1 ? pooled(group, size, how) : size);
    }
    return sizes;
  }

  /** The shape of a group without its channels. */
  private List<Integer> grid(InputGroup group) {
    List<Integer> shape = group.shape();
    return shape.size() == dimensions + 1 ? shape.subList(0, dimensions) : shape;
  }

  /** What is said of a group's branch. */
  private Settings settings(InputGroup group) {
    if (isMeant(group)) {
      return settings;
    } else if (group.kind() == InputGroup.Kind.LIST) {
      return ofLists(group.shape().get(0));
    }
    int size = grid(group).size();
    throw new StudyException(
        word
            + " can't read image '"
            + group.name()
            + "' of shape "
            + grid(group)
            + "; use cnn"
            + size
            + "d");
  }

  /** Lists beside images have branches in the manner of cnn1d, with this model's activation. */
  private Settings ofLists(int length) {
    Settings lists = ConvolutionTerms.of(1).complete(Settings.NONE);
    return lists
        .with("activation", settings.word("activation"))
        .with("batchNorm", settings.flag("batchNorm"))
        .with("pool", length < 4 ? 1 : 2);
  }

  /** Whether a convolution is the last before a pooling. */
  private static boolean pools(Settings how, int convolution) {
    int convolutions = how.integers("filters").length;
    int every = how.has("poolEvery") ? how.integer("poolEvery") : convolutions;
    return (convolution + 1) % every == 0 || convolution + 1 == convolutions;
  }

  private static List<Integer> window(List<Integer> size, Settings how) {
    return Collections.nCopies(size.size(), how.integer("pool"));
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

  private List<Integer> pooled(InputGroup group, List<Integer> size, Settings how) {
    List<Integer> pooled = Grids.divided(size, window(size, how));
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
              + how.integer("pool")
              + " shall be pooled; pool less often (poolEvery) or write pool = 1");
    }
    return pooled;
  }

  private static String written(List<Integer> shape) {
    return String.join(" x ", shape.stream().map(String::valueOf).toList());
  }
}
