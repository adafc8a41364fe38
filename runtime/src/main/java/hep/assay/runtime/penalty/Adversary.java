// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/**
 * An adversary that guesses the column from the score: {@code min_f max_r L_f - strength L_r}
 * (Louppe, Kagan and Cranmer, arXiv:1611.01046, equation 3), by gradient reversal, with the column
 * in quantile bins (Shimmin et al., arXiv:1703.03507) or by a mixture of normal densities.
 *
 * <p>What is added to the loss is {@code strength (H - L_r)}, with H the entropy of the column: the
 * adversary's bound on the mutual information of score and column in nats, 0 where it learns
 * nothing. While the strength grows from 0 both networks learn by themselves; from then on the
 * adversary makes several steps for each one of the classifier.
 *
 * <p>An adversary that still learns can't judge epochs, since its loss tells how good it is as well
 * as how little the score knows. So on validation events the mutual information itself counts, from
 * quantile bins of both.
 */
public record Adversary() implements Penalty {
  public static final Term TERM =
      Term.of(
              "adversary",
              "a second network that tries to guess the column from the score",
              Setting.number("strength", "factor of the adversary's gain in the loss")
                  .orElse(10)
                  .within(0, 1e6),
              Setting.integer("bins", "quantile bins of the column to guess")
                  .orElse(10)
                  .within(2, 1000),
              Setting.integer(
                      "mixture",
                      "normal densities whose mixture guesses the column, in place of bins; 0: bins")
                  .orElse(0)
                  .within(0, 100),
              Setting.integers("hidden", "width of each hidden layer of the adversary")
                  .orElse(List.of(64))
                  .within(1, 4096),
              Setting.number("learningRate", "of the adversary").orElse(5e-3).within(1e-9, 10),
              Setting.integer("steps", "of the adversary for each one of the classifier")
                  .orElse(3)
                  .within(1, 1000),
              WARMUP)
          .positionally("strength")
          .from("arXiv:1611.01046, arXiv:1703.03507");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    List<Target> targets =
        Arrays.stream(training.columns())
            .map(column -> Target.of(settings, column, training.weights()))
            .toList();
    return Duel.of(settings, targets, seed);
  }
}
