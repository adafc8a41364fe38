// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Background rejection {@code 1 / eps_B} at a signal efficiency; R50 is {@code rejection(50 %)}.
 * Infinite where no background passes.
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
    return AtEfficiency.quantities(
        this,
        scored,
        settings,
        "efficiency",
        (roc, efficiency) -> 1 / roc.backgroundAt(efficiency));
  }
}
