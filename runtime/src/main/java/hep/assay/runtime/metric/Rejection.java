// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Background rejection {@code 1 / eps_B} at a signal efficiency; R50 is {@code rejection(50 %)}.
 * Infinite where no background passes. The floor is the rejection at which one effective background
 * event is left.
 */
public final class Rejection implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "rejection",
            "background rejection 1/eps_B at a signal efficiency",
            AtEfficiency.setting("efficiency"))
        .positionally("efficiency");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities =
        AtEfficiency.quantities(
            this,
            scored,
            settings,
            "efficiency",
            (roc, efficiency) -> 1 / roc.backgroundAt(efficiency));
    int[] signals = scored.signals();
    return IntStream.range(0, signals.length)
        .mapToObj(i -> quantities.get(i).floor(1 / MaxSic.least(scored, signals[i], 1)))
        .toList();
  }
}
