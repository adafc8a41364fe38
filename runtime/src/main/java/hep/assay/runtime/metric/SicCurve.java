// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Significance improvement {@code eps_S / sqrt(eps_B)} against signal efficiency.
 *
 * <p>Reference: Gallicchio et al., arXiv:1010.3698.
 */
public final class SicCurve implements Show {
  @Override
  public Term term() {
    return Term.of("sic", "significance improvement against signal efficiency")
        .from("arXiv:1010.3698");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    return List.of(
        Plot.of(
            "sic",
            "Significance improvement",
            Axis.linear("signal efficiency"),
            Axis.linear("significance improvement \u03b5(signal) / \u221a\u03b5(background)"),
            EfficiencyCurve.lines(
                this, request, (signal, background) -> signal / Math.sqrt(background)),
            EfficiencyCurve.CAPTION));
  }
}
