// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/** The terms of convolutional networks. */
final class ConvolutionTerms {
  private ConvolutionTerms() {}

  /** One branch a member of a list, in the manner of DeepAK8. */
  static final Term CNN1D =
      term(
          "cnn1d",
          "a network with a branch of convolutions for each list; scalars join after them",
          List.of(64, 64, 32, 32),
          List.of(3, 1, 3, 1),
          Setting.integer("poolEvery", "dropout and pooling follow so many convolutions")
              .orElse(2)
              .within(1, 100),
          "arXiv:2004.08262 (DeepAK8); arXiv:2011.13466");

  /** One branch an image, in the manner of ImageTop. */
  static final Term CNN2D =
      term(
          "cnn2d",
          "a network with a branch of convolutions for each image (and list); scalars join after"
              + " them",
          List.of(32, 32, 32),
          List.of(5, 3, 2),
          Setting.integer(
                  "poolEvery", "dropout and pooling follow so many convolutions; else all of them")
              .maybe()
              .within(1, 100),
          "arXiv:1803.00107 (ImageTop); arXiv:2011.13466");

  /** The same in three dimensions, for calorimeter images in depth. */
  static final Term CNN3D =
      term(
          "cnn3d",
          "a network with a branch of convolutions for each image in depth (and list); scalars"
              + " join after them",
          List.of(16, 32),
          List.of(3, 3),
          Setting.integer("poolEvery", "dropout and pooling follow so many convolutions")
              .orElse(1)
              .within(1, 100),
          "");

  static Term of(int dimensions) {
    return List.of(CNN1D, CNN2D, CNN3D).get(dimensions - 1);
  }

  private static Term term(
      String name,
      String summary,
      List<Object> filters,
      List<Object> kernels,
      Setting poolEvery,
      String reference) {
    Term term =
        Term.of(
            name,
            summary,
            Setting.integers("filters", "channels that each convolution gives")
                .orElse(filters)
                .within(1, 4096),
            Setting.integers("kernels", "size of each convolution's kernel, or one size for all")
                .orElse(kernels)
                .within(1, 63),
            poolEvery,
            Setting.integer("pool", "size of the windows whose largest goes on; 1: no pooling")
                .orElse(2)
                .within(1, 64),
            Setting.fraction("dropout", "fraction dropped before each pooling in training")
                .orElse(0.2)
                .within(0, 0.95),
            Setting.integers("hidden", "width of each dense layer after the branches")
                .orElse(List.of(64, 128))
                .within(1, 8192),
            Setting.word("activation", "what layers do to their sums", Activation.words())
                .orElse("relu"),
            Setting.flag("batchNorm", "batch normalisation before each activation"));
    return reference.isEmpty() ? term : term.from(reference);
  }
}
