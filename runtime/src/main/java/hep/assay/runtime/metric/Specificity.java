// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Specificity, the true negative rate {@code TN / (TN + FP) = 1 - eps_B}, at a signal efficiency.
 */
public final class Specificity implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "specificity",
            "part of the background that is refused, TN / (TN + FP), at a signal efficiency",
            AtEfficiency.setting("signalEfficiency"))
        .positionally("signalEfficiency");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    return AtEfficiency.quantities(
        this, scored, settings, "signalEfficiency", (roc, eff) -> 1 - roc.backgroundAt(eff));
  }
}
