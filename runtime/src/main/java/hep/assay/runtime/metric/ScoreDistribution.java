// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * The score per class, normalised to unit area: training events as lines, test events as points, so
 * that overtraining shows.
 */
public final class ScoreDistribution implements Show {
  @Override
  public Term term() {
    return Term.of(
        "scores",
        "score per class, training events as lines and test events as points",
        Setting.integer("bins", "bins between 0 and 1").orElse(40).within(2, 1000));
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    List<Plot> plots = new ArrayList<>();
    for (int k = 0; k < request.test().size(); k++) {
      Scored test = request.test().get(k);
      for (int signal : test.signals()) {
        List<Series> series = new ArrayList<>();
        if (k < request.training().size()) {
          add(series, request.training().get(k), signal, settings, false);
        }
        add(series, test, signal, settings, !request.training().isEmpty());
        plots.add(plot(test, signal, series, !request.training().isEmpty()));
      }
    }
    return plots;
  }

  private static void add(
      List<Series> series, Scored scored, int signal, Settings settings, boolean points) {
    double[] values = Distributions.widened(scored.score(signal));
    for (int c = 0; c < scored.classes().size(); c++) {
      double[] weights = Distributions.only(scored.weights(), scored.isOf(c));
      Distributions.Histogram histogram =
          Distributions.Histogram.of(values, weights, 0, 1, settings.integer("bins")).normalised();
      String name = scored.classes().get(c);
      series.add(
          points ? histogram.points(name + " (test)") : histogram.outline(name + " (training)"));
    }
  }

  private static Plot plot(Scored test, int signal, List<Series> series, boolean both) {
    String name = test.nameOf(signal);
    return Plot.of(
        "scores-" + name,
        "Score of " + name,
        Axis.linear("score of " + name),
        Axis.logarithmic("1/N dN/dscore"),
        both ? series : asTest(series),
        "Each class has unit area. Errors are statistical."
            + (both ? " Points off their line would show overtraining." : ""));
  }

  /** Without training events the lines are test events. */
  private static List<Series> asTest(List<Series> series) {
    return series.stream()
        .map(
            one -> {
              Series.Steps steps = (Series.Steps) one;
              String label = steps.label().replace(" (training)", "");
              return (Series)
                  new Series.Steps(label, steps.edges(), steps.content(), steps.error(), false);
            })
        .toList();
  }
}
