// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * The models that a study can name, each trained by a {@link Trainer} in the room of its engine.
 */
public final class Models {
  private Models() {}

  /** Our own trainer of dense networks. */
  public static final String FUSED = "fused";

  /** DeepLearning4J's. */
  public static final String DEEPLEARNING4J = "deeplearning4j";

  /** A dense (fully connected, multi-layer perceptron) network. */
  public static final Term DNN =
      Term.of(
          "dnn",
          "a dense network: fully connected hidden layers, softmax over the classes",
          Setting.integers("hidden", "width of each hidden layer")
              .orElse(List.of(64, 64, 64))
              .within(1, 8192),
          Setting.word("activation", "what hidden layers do to their sums", Activation.words())
              .orElse("relu"),
          Setting.fraction("dropout", "fraction of hidden outputs dropped in each training step")
              .orElse(0)
              .within(0, 0.95),
          Setting.word("engine", "who trains it", FUSED, DEEPLEARNING4J).orElse(FUSED));

  public static final List<Term> TERMS = List.of(DNN);
}
