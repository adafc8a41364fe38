// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Loss against epoch on training and validation events: mean over trainings, band from the smallest
 * to the largest; a mark stands at the epoch that was kept (the median over trainings).
 */
public final class LearningCurve implements Show {
  @Override
  public Term term() {
    return Term.of("learningCurve", "loss on training and validation events against epoch");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    return request.curves().stream()
        .filter(one -> one.training().stream().anyMatch(losses -> losses.length > 0))
        .map(LearningCurve::plot)
        .toList();
  }

  /** The plot of one classifier. */
  public static Plot plot(ShowRequest.LearningCurves curves) {
    int[] best = curves.bestEpoch().clone();
    Arrays.sort(best);
    List<Plot.Mark> marks =
        best.length == 0 ? List.of() : List.of(new Plot.Mark("kept", best[best.length / 2] + 1));
    return new Plot(
        "learningCurve-" + curves.of(),
        "Training of " + curves.of(),
        Axis.linear("epoch"),
        loss(curves),
        List.of(
            line("loss (training)", curves.training()),
            line("loss (validation)", curves.validation())),
        marks,
        "Mean weighted loss"
            + (curves.training().size() > 1
                ? "; line: mean of "
                    + curves.training().size()
                    + " trainings, band: smallest to largest."
                : "."));
  }

  /** Logarithmic where the largest mean loss is several times the smallest. */
  private static Axis loss(ShowRequest.LearningCurves curves) {
    DoubleSummaryStatistics all =
        Stream.concat(curves.training().stream(), curves.validation().stream())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .summaryStatistics();
    boolean wide = all.getMin() > 0 && all.getMax() > 4 * all.getMin();
    return wide ? Axis.logarithmic("loss") : Axis.linear("loss");
  }

  private static Series line(String label, List<double[]> curves) {
    int longest = curves.stream().mapToInt(one -> one.length).max().orElse(0);
    double[] epoch = IntStream.rangeClosed(1, longest).asDoubleStream().toArray();
    double[] mean = new double[longest];
    double[] low = new double[curves.size() > 1 ? longest : 0];
    double[] high = low.clone();
    for (int k = 0; k < longest; k++) {
      int at = k;
      double[] values =
          curves.stream().filter(one -> at < one.length).mapToDouble(one -> one[at]).toArray();
      mean[k] = Arrays.stream(values).average().orElse(Double.NaN);
      if (low.length > 0) {
        low[k] = Arrays.stream(values).min().orElse(Double.NaN);
        high[k] = Arrays.stream(values).max().orElse(Double.NaN);
      }
    }
    return new Series.Line(label, epoch, mean, low, high);
  }
}
