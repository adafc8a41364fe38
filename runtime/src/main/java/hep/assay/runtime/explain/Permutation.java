// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.function.ToDoubleFunction;

/**
 * Permutation importance: how much worse the classifier gets when one input is exchanged between
 * events.
 *
 * <p>{@code importance_j = L(f, (y, x with x_j exchanged)) - L(f, (y, x))}, with L the weighted
 * mean cross entropy, or minus the area under the ROC curve. Mean over repeats; the uncertainty is
 * the standard deviation over repeats, or over trainings where there are several.
 *
 * <p>Values are handed on along a shuffled circle in which an event takes as much room as its
 * weight (its absolute value, if negative): with equal weights that is a permutation, with others
 * the exchanged column keeps its weighted distribution. With {@code conditional} what is exchanged
 * is the residual of a linear regression on all other inputs, so that what the others already say
 * does not count and no impossible events are made where the dependence is linear.
 *
 * <p>References: Breiman, Machine Learning 45 (2001) 5; Fisher, Rudin, Dominici, arXiv:1801.01489,
 * equations 3.1-3.4.
 */
public final class Permutation implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "permutation",
            "loss of performance when an input is exchanged between events",
            Setting.integer("repeats", "how often each input is exchanged")
                .orElse(5)
                .within(2, 1000),
            Setting.word("loss", "what gets worse", "crossEntropy", "auc").orElse("crossEntropy"),
            Setting.flag("conditional", "keep what the other inputs say about it (linearly)"),
            Sampling.SETTING)
        .from("arXiv:1801.01489");
  }

  @Override
  public Needs needs() {
    return Needs.SCORES;
  }

  @Override
  public Explanation explain(ExplainRequest whole, Settings settings) {
    int[] chosen = Sampling.chosen(whole, settings);
    ExplainRequest request = whole.select(chosen);
    int repeats = settings.integer("repeats");
    double[][][] increase = new double[request.trainings().size()][][];
    for (int training = 0; training < increase.length; training++) {
      increase[training] = increases(request.training(training), settings, repeats);
    }
    String what = settings.word("loss").equals("auc") ? "drop of AUC" : "increase of cross entropy";
    String meaning = settings.flag("conditional") ? what + " at fixed other inputs" : what;
    return Summary.ofRepeats(name(), request, increase, meaning, "permutations")
        .from(chosen, Sampling.note(whole, request));
  }

  /** {@code [feature][repeat]} of one training. */
  private static double[][] increases(ExplainRequest request, Settings settings, int repeats) {
    Model model = request.trainings().get(0);
    Examples events = request.events().get(0);
    ToDoubleFunction<Matrix> loss = Loss.of(settings.word("loss"), events);
    double before = loss.applyAsDouble(model.scores(events.events()));
    double[][] increases = new double[request.features().size()][repeats];
    for (int feature = 0; feature < increases.length; feature++) {
      Feature exchanged = request.features().get(feature);
      Matrix kept =
          settings.flag("conditional")
              ? LinearRegression.predicted(events, exchanged)
              : Matrix.zeros(events.count(), exchanged.columns().size());
      for (int repeat = 0; repeat < repeats; repeat++) {
        Seed seed = request.seed().of("permutation", (long) feature * repeats + repeat);
        Matrix mixed = exchange(events, exchanged, kept, Circle.donors(events.weights(), seed));
        increases[feature][repeat] = loss.applyAsDouble(model.scores(mixed)) - before;
      }
    }
    return increases;
  }

  /** The events, each with the part of the feature that is not kept taken from its donor. */
  private static Matrix exchange(Examples events, Feature feature, Matrix kept, int[] donors) {
    Matrix mixed = events.events().copy();
    for (int c = 0; c < feature.columns().size(); c++) {
      int column = feature.columns().get(c);
      for (int i = 0; i < donors.length; i++) {
        float residual = events.events().get(donors[i], column) - kept.get(donors[i], c);
        mixed.set(i, column, kept.get(i, c) + residual);
      }
    }
    return mixed;
  }
}
