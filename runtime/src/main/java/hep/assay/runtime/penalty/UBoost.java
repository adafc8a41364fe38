// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;

/**
 * uBoost: boosting that gives more weight to events where the efficiency is low (Stevens and
 * Williams, arXiv:1305.7248). The trainer of trees does it; see there.
 */
public record UBoost() implements Penalty {
  public static final Term TERM =
      Term.of(
              "uBoost",
              "boosted trees whose weights even out the efficiency in the space of the columns",
              Setting.fraction("efficiency", "of the class, at which it shall be even").orElse(0.5),
              Setting.integer("neighbours", "nearest events that make a local efficiency")
                  .orElse(50)
                  .within(2, 100_000),
              Setting.number("rate", "how fast weights follow the efficiency")
                  .orElse(1)
                  .within(0, 100))
          .positionally("efficiency")
          .from("arXiv:1305.7248");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.TREES;
  }

  /**
   * @throws StudyException always: it is a way of boosting
   */
  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    throw new StudyException("uBoost is a way of boosting trees; use model bdt(...)");
  }
}
