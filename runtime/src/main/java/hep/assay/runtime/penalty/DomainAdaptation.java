// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/**
 * A score that does not tell from which of several samples (domains) an event comes: an adversary
 * guesses the domain from the score, its gradient reversed (Ganin et al., arXiv:1505.07818,
 * equation 4, with the score as the representation that must not know; between simulations of the
 * same process as in arXiv:2207.09293).
 *
 * <p>The only column is the number of the domain, from 0. Domains count alike, however many events
 * they have; an adversary that learns nothing has a loss of {@code ln K} for K domains.
 */
public record DomainAdaptation() implements Penalty {
  public static final Term TERM =
      Term.of(
              "domainAdaptation",
              "a second network that tries to guess the sample from the score",
              Setting.number("strength", "factor of the adversary's gain in the loss")
                  .orElse(10)
                  .within(0, 1e6),
              Setting.integers("hidden", "width of each hidden layer of the adversary")
                  .orElse(List.of(64))
                  .within(1, 4096),
              Setting.number("learningRate", "of the adversary").orElse(5e-3).within(1e-9, 10),
              Setting.integer("steps", "of the adversary for each one of the classifier")
                  .orElse(3)
                  .within(1, 1000),
              WARMUP)
          .positionally("strength")
          .from("arXiv:1505.07818, arXiv:2207.09293");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public boolean takesColumns() {
    return false;
  }

  @Override
  public int leastSamples() {
    return 2;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    int domains = 1 + (int) Arrays.stream(training.columns()[0]).max().orElse(0);
    double[] edges = new double[domains - 1];
    Arrays.setAll(edges, k -> k + 0.5);
    return Duel.of(settings, List.of(Target.ofBins(edges)), seed);
  }
}
