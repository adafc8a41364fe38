// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The weights of simulated events under the study's policy. */
public final class Weights {
  private Weights() {}

  private static final Term NEGATIVE =
      Term.of(
              "negative",
              "what is done about events with a negative weight",
              Setting.word("policy", "what to do", "keep", "zero", "absolute", "refuse"))
          .positionally("policy");

  public static final List<Term> POLICIES = List.of(NEGATIVE);

  /**
   * One weight per event; 1 without a plan. Where the study names no policy, negative weights are
   * refused.
   *
   * @throws StudyException for a weight that is missing or infinite, or negative against the policy
   */
  static double[] of(Optional<WeightPlan> plan, Columns columns, String sample, List<Note> notes) {
    if (plan.isEmpty()) {
      double[] ones = new double[columns.count()];
      Arrays.fill(ones, 1);
      return ones;
    }
    double[] weights = Evaluator.numbers(plan.get().value(), columns);
    int bad = 0;
    int negative = 0;
    for (double weight : weights) {
      bad += Double.isNaN(weight) || Double.isInfinite(weight) ? 1 : 0;
      negative += weight < 0 ? 1 : 0;
    }
    if (bad > 0) {
      throw new StudyException(
          bad
              + " of "
              + weights.length
              + " weights of sample '"
              + sample
              + "' are missing (NaN) or infinite; write for example where(isMissing(w), 1, w)");
    }
    return negative == 0 ? weights : policy(plan.get(), weights, negative, sample, notes);
  }

  private static double[] policy(
      WeightPlan plan, double[] weights, int negative, String sample, List<Note> notes) {
    String policy =
        plan.policy()
            .map(method -> NEGATIVE.complete(method.settings()))
            .map(settings -> settings.word("policy"))
            .orElse("refuse");
    String found =
        negative + " of " + weights.length + " weights of sample '" + sample + "' are negative";
    switch (policy) {
      case "keep" -> notes.add(Note.info(found + ", and are kept"));
      case "zero" -> {
        notes.add(Note.warning(found + ", and are set to 0"));
        Arrays.setAll(weights, i -> Math.max(0, weights[i]));
      }
      case "absolute" -> {
        notes.add(Note.warning(found + ", and lose their sign"));
        Arrays.setAll(weights, i -> Math.abs(weights[i]));
      }
      default ->
          throw new StudyException(
              found
                  + "; say what to do about them: weight ..., negative(keep), negative(zero) or"
                  + " negative(absolute)");
    }
    return weights;
  }
}
