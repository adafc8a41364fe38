// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Two networks f and g, trained together to be independent of each other: {@code L[f] + L[g] +
 * strength (dCorr^2(f, g))^power} (Kasieczka, Nachman, Schwartz and Shih, arXiv:2007.14400,
 * equation 3.3). Their scores are the two axes of an ABCD estimate.
 *
 * <p>The trainer makes the two networks; what runs here sees the score of one and, as its only
 * column, that of the other.
 */
public record DoubleDisco() implements Penalty {
  public static final Term TERM =
      Term.of(
              "doubleDisco",
              "two networks f and g with scores that are independent of each other, for ABCD",
              Setting.number("strength", "factor of the penalty in the loss")
                  .orElse(100)
                  .within(0, 1e6),
              Setting.number("power", "of dCorr squared: 1 gives dCorr squared, 0.5 dCorr")
                  .orElse(1)
                  .within(0.1, 4),
              Setting.flag("unbiased", "whether small batches are corrected for"),
              WARMUP)
          .positionally("strength")
          .from("arXiv:2007.14400");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.PAIRS;
  }

  @Override
  public boolean takesColumns() {
    return false;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    return new Disco().start(settings, training, seed);
  }
}
