// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/** Approximate median significance of a cut against its signal efficiency. */
public final class AmsCurve implements Show {
  @Override
  public Term term() {
    Term metric = new Ams().term();
    return Term.of(
            "ams",
            "approximate median significance against signal efficiency",
            metric.settings().get(0))
        .positionally("regularisation");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    double regularisation = settings.number("regularisation");
    List<Series> lines =
        request.perSignal((scored, signal) -> line(scored, signal, regularisation));
    return List.of(
        Plot.of(
            "ams",
            "Approximate median significance",
            Axis.linear("signal efficiency"),
            Axis.linear("AMS [\u03c3]"),
            lines,
            "Test events scaled to the whole sample; bands: statistics of the background and spread over"
                + " trainings."));
  }

  private Series line(Scored scored, int signal, double regularisation) {
    double s = Scored.total(scored.weights(), scored.isOf(signal), true);
    double b = Scored.total(scored.weights(), scored.isOf(signal), false);
    return EfficiencyCurve.line(
        this, scored, signal, (x, y) -> Ams.ams(x * s, y * b, regularisation));
  }
}
