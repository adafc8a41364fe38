// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.stream.Stream;

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
          Setting.flag("batchNorm", "batch normalisation before each activation"),
          Setting.word("engine", "who trains it", FUSED, DEEPLEARNING4J).orElse(FUSED));

  /** Boosted decision trees. */
  public static final Term BDT =
      Term.of(
              "bdt",
              "boosted decision trees (XGBoost); takes missing inputs as they are",
              Setting.integer("trees", "rounds of boosting").orElse(300).within(1, 100_000),
              Setting.integer("depth", "largest depth of a tree").orElse(5).within(1, 30),
              Setting.number("learningRate", "share of each tree").orElse(0.1).within(1e-6, 1),
              Setting.number("minWeight", "least sum of second derivatives in a leaf")
                  .orElse(1)
                  .within(0, 1e12),
              Setting.number("gain", "least gain of a split").orElse(0).within(0, 1e12),
              Setting.number("l2", "pull of leaves towards 0").orElse(1).within(0, 1e12),
              Setting.fraction("subsample", "fraction of the events that each tree sees")
                  .orElse(1)
                  .within(0.01, 1),
              Setting.integer("bins", "bins of each input").orElse(256).within(2, 65_536),
              Setting.word(
                      "negative",
                      "what negative weights count as in the training, where second derivatives must"
                          + " not be negative; each class keeps its sum, and metrics keep the signs",
                      "refuse",
                      "zero",
                      "absolute")
                  .orElse("refuse"),
              Setting.integer(
                      "patience",
                      "stop after so many trees without a better validation loss; 0: never")
                  .orElse(0)
                  .within(0, 100_000))
          .from("arXiv:1603.02754");

  /** Whatever was exported to ONNX. */
  public static final Term ONNX =
      Term.of(
              "onnx",
              "a model trained elsewhere, scored by ONNX Runtime; it offers scores only",
              Setting.text("file", "its path, relative to the study"),
              Setting.text(
                      "output",
                      "name of the output with the scores; where left out, the only one of numbers")
                  .maybe(),
              Setting.word("gives", "what its scores are", "probabilities", "logits")
                  .orElse("probabilities"),
              ModelClasses.SETTING,
              Setting.flag("missing", "whether it takes missing inputs (NaN) as they are"))
          .positionally("file");

  /** What Keras saved. */
  public static final Term KERAS =
      Term.of(
              "keras",
              "a network that Keras saved (.keras or HDF5), read into Assay's own layers: all that works on"
                  + " dnn works on it",
              Setting.text(
                  "file", "its path, relative to the study; made by model.save(\"x.keras\")"),
              Setting.word("gives", "what its last layer gives", "probabilities", "logits")
                  .orElse("probabilities"),
              ModelClasses.SETTING)
          .positionally("file");

  /** A classifier of an earlier run. */
  public static final Term SAVED =
      Term.of(
              "saved",
              "a classifier that an earlier run trained, with its own preparation of the inputs",
              Setting.text("folder", "its folder of results, such as \"results/WTagging/tagger\""),
              Setting.integer("epoch", "the checkpoint to use; where left out, the best epoch")
                  .within(1, 1_000_000)
                  .maybe())
          .positionally("folder");

  /** The networks that we train. */
  public static final List<Term> NETWORKS =
      List.of(
          DNN,
          ConvolutionTerms.CNN1D,
          ConvolutionTerms.CNN2D,
          ConvolutionTerms.CNN3D,
          GraphTerms.GNN,
          GraphTerms.RES_GNN);

  public static final List<Term> TERMS =
      Stream.concat(NETWORKS.stream(), Stream.of(BDT, ONNX, KERAS, SAVED)).toList();

  /** The words of models that are read from files and not trained. */
  public static final List<Term> IMPORTED = List.of(ONNX, KERAS, SAVED);

  /** The term of one of our networks. */
  public static Term term(String network) {
    return NETWORKS.stream().filter(one -> one.name().equals(network)).findFirst().orElseThrow();
  }
}
