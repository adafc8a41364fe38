// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.stream.Stream;

/** The words of {@code train}: optimisers and what goes with them. */
public final class Optimisers {
  private Optimisers() {}

  public static final Term ADAM =
      Term.of(
              "adam",
              "Adam with decoupled weight decay, stopped early on the validation loss",
              settings(
                  Setting.number("learningRate", "size of a step").orElse(1e-3).within(1e-9, 10),
                  Setting.number("beta1", "memory of the mean gradient").orElse(0.9).within(0, 1),
                  Setting.number("beta2", "memory of its square").orElse(0.999).within(0, 1),
                  Setting.number("epsilon", "floor of the root of the square")
                      .orElse(1e-8)
                      .within(0, 1)))
          .from("arXiv:1412.6980 algorithm 1, arXiv:1711.05101");

  public static final Term SGD =
      Term.of(
          "sgd",
          "stochastic gradient descent",
          settings(
              Setting.number("learningRate", "size of a step").orElse(1e-2).within(1e-9, 100)));

  public static final Term MOMENTUM =
      Term.of(
          "momentum",
          "stochastic gradient descent with momentum",
          settings(
              Setting.number("learningRate", "size of a step").orElse(1e-2).within(1e-9, 100),
              Setting.number("momentum", "share of the last step kept").orElse(0.9).within(0, 1),
              Setting.flag("nesterov", "look ahead along the momentum")));

  public static final Term REPEAT =
      Term.of(
              "repeat",
              "train again with other seeds; the first is the nominal, the spread is the band",
              Setting.integer("times", "number of trainings").orElse(1).within(1, 10_000),
              Setting.flag(
                  "bootstrap",
                  "all but the first learn from the training events drawn again (each counts k"
                      + " times, k from a Poisson distribution of mean 1), so that the spread also"
                      + " has what their limited number does"))
          .positionally("times")
          .from("Hanley, MacGibbon, Comput. Methods Programs Biomed. 83 (2006) 57");

  public static final Term LOSS =
      Term.of(
              "loss",
              "what is minimised",
              Setting.word(
                      "kind",
                      "crossEntropy; mse: (p - y)^2 of the score p; focal: what is told apart already"
                          + " counts less",
                      "crossEntropy",
                      "mse",
                      "focal")
                  .orElse("crossEntropy"),
              Setting.number("gamma", "of focal: how much less; 0 is the cross entropy")
                  .orElse(2)
                  .within(0, 20)
                  .where("kind", "focal"))
          .positionally("kind")
          .from("focal: arXiv:1708.02002 equation 4");

  public static final Term PENALTY =
      Term.of(
          "penalty",
          "adds l1 sum |w| + l2 sum w^2 over the weights, not the biases, to the mean loss",
          Setting.number("l1", "factor of the absolute values").orElse(0).within(0, 1e6),
          Setting.number("l2", "factor of the squares").orElse(0).within(0, 1e6));

  public static final Term NOISE =
      Term.of(
              "noise",
              "Gaussian noise on the inputs of each training step",
              Setting.number("sigma", "in units of each input's standard deviation")
                  .orElse(0.1)
                  .within(0, 100))
          .positionally("sigma");

  public static final Term FGSM =
      Term.of(
              "fgsm",
              "adversarial training: part of the loss is on events moved one step against the"
                  + " network, by the sign of the gradient",
              Setting.number("epsilon", "the step, in units of each input's standard deviation")
                  .orElse(0.1)
                  .within(0, 100),
              Setting.fraction("clean", "share of the loss on events as they are").orElse(0.5))
          .positionally("epsilon")
          .from("arXiv:1412.6572 section 4 and 6");

  public static final Term BALANCE =
      Term.of("balance", "every class counts alike, however many events it has");

  /** The words that name an optimiser; a study gives at most one. */
  public static final List<Term> OPTIMISERS = List.of(ADAM, SGD, MOMENTUM);

  public static final List<Term> TERMS =
      List.of(ADAM, SGD, MOMENTUM, Schedule.TERM, REPEAT, LOSS, PENALTY, NOISE, FGSM, BALANCE);

  /** What all optimisers share, after their own. */
  private static Setting[] settings(Setting... own) {
    return Stream.concat(
            Stream.of(own),
            Stream.of(
                Setting.integer("epochs", "most passes over the training events")
                    .orElse(50)
                    .within(1, 1_000_000),
                Setting.integer("batch", "events in a step").orElse(1024).within(1, 1 << 22),
                Setting.integer(
                        "patience",
                        "stop after so many epochs without a better validation loss; 0: never")
                    .orElse(10)
                    .within(0, 1_000_000),
                Setting.integer(
                        "checkpoints",
                        "how many networks are kept on the way, evenly over the epochs: for"
                            + " influence, and for saved(..., epoch = 10)")
                    .orElse(0)
                    .within(0, 1000),
                Setting.integer(
                        "average",
                        "the weights are the mean of those of so many epochs, the ones with the best"
                            + " validation loss")
                    .orElse(1)
                    .within(1, 1000),
                Setting.number("weightDecay", "pull of weights towards 0").orElse(0).within(0, 10),
                Setting.number("clip", "largest norm of a batch's gradient; 0: no limit")
                    .orElse(0)
                    .within(0, 1e9)))
        .toArray(Setting[]::new);
  }
}
