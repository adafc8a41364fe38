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

/** The weights of the simulated events of one sample under the study's policy, block by block. */
public final class Weights {
  private static final Term NEGATIVE =
      Term.of(
              "negative",
              "what is done about events with a negative weight",
              Setting.word("policy", "what to do", "keep", "zero", "absolute", "refuse"))
          .positionally("policy");

  public static final List<Term> POLICIES = List.of(NEGATIVE);

  private final Optional<WeightPlan> plan;
  private final String sample;
  private final String policy;
  private int all;
  private int bad;
  private int negative;

  /**
   * @param plan how events are weighed; 1 without it. Where it names no policy, negative weights
   *     are refused
   */
  Weights(Optional<WeightPlan> plan, String sample) {
    this.plan = plan;
    this.sample = sample;
    this.policy =
        plan.flatMap(WeightPlan::policy)
            .map(method -> NEGATIVE.complete(method.settings()))
            .map(settings -> settings.word("policy"))
            .orElse("refuse");
  }

  /** One weight per event, as the formula gives it; by several threads at once. */
  double[] of(Columns columns) {
    if (plan.isPresent()) {
      return Evaluator.numbers(plan.get().value(), columns);
    }
    double[] ones = new double[columns.count()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Counts what {@link #requireSound} tells of. */
  void count(double[] weights) {
    all += weights.length;
    for (double weight : weights) {
      bad += Double.isNaN(weight) || Double.isInfinite(weight) ? 1 : 0;
      negative += weight < 0 ? 1 : 0;
    }
  }

  /** A weight under the policy; one that is refused stays as it is. */
  double under(double weight) {
    return switch (policy) {
      case "zero" -> Math.max(0, weight);
      case "absolute" -> Math.abs(weight);
      default -> weight;
    };
  }

  /**
   * What was counted, once all was.
   *
   * @throws StudyException for weights that are missing or infinite, or negative against the policy
   */
  void requireSound(List<Note> notes) {
    if (bad > 0) {
      throw new StudyException(
          bad
              + " of "
              + all
              + " weights of sample '"
              + sample
              + "' are missing (NaN) or infinite; write for example where(isMissing(w), 1, w)");
    }
    String found = negative + " of " + all + " weights of sample '" + sample + "' are negative";
    if (negative == 0) {
      return;
    }
    switch (policy) {
      case "keep" -> notes.add(Note.info(found + ", and are kept"));
      case "zero" -> notes.add(Note.warning(found + ", and are set to 0"));
      case "absolute" -> notes.add(Note.warning(found + ", and lose their sign"));
      default ->
          throw new StudyException(
              found
                  + "; say what to do about them: weight ..., negative(keep), negative(zero) or"
                  + " negative(absolute)");
    }
  }
}
