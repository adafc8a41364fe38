// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Purity at a signal efficiency: of what is selected, {@code S / (S + B)}, or of what is refused,
 * the background purity {@code TN / (TN + FN)}. Depends on the normalisation of the samples.
 */
public final class Purity implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "purity",
            "part of the selected events that is signal, at a signal efficiency",
            AtEfficiency.setting("signalEfficiency"),
            Setting.word(
                    "side",
                    "purity of the selected events in signal, or of the refused in background",
                    "selected",
                    "refused")
                .orElse("selected"))
        .positionally("signalEfficiency");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    boolean selected = settings.word("side").equals("selected");
    return AtEfficiency.quantities(
        this, scored, settings, "signalEfficiency", (roc, eff) -> purity(roc, eff, selected));
  }

  private static double purity(Roc roc, double efficiency, boolean selected) {
    double background = roc.backgroundAt(efficiency) * roc.totalBackground();
    double signal = efficiency * roc.totalSignal();
    if (selected) {
      return signal / (signal + background);
    }
    double refused = roc.totalBackground() - background;
    return refused / (refused + roc.totalSignal() - signal);
  }
}
