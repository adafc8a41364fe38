// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Background rejection {@code 1 / eps_B} against signal efficiency {@code eps_S}, one line a score;
 * the band is statistics and the spread over trainings.
 */
public final class RocCurve implements Show {
  @Override
  public Term term() {
    return Term.of("roc", "background rejection against signal efficiency");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    return List.of(
        Plot.of(
            "roc",
            "Background rejection against signal efficiency",
            Axis.linear("signal efficiency"),
            Axis.logarithmic("background rejection 1 / \u03b5(background)"),
            EfficiencyCurve.lines(this, request, (signal, background) -> 1 / background),
            EfficiencyCurve.CAPTION));
  }
}
