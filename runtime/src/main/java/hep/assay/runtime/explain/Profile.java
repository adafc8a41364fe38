// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Profile: mean normalised relevance of an input against its value, for each true class; the band
 * is the standard deviation of the events in the bin. Relevances are normalised per event by the
 * largest absolute one, keep their sign, and are averaged over trainings first.
 *
 * <p>Reference: arXiv:2011.13466, profile plots.
 */
public final class Profile implements Display {
  @Override
  public Term term() {
    return Term.of(
            "profile",
            "mean relevance of an input against its value, for each class",
            Setting.columns("columns", "the inputs"),
            Setting.integer("bins", "bins of equal width").orElse(50).within(2, 1000))
        .positionally("columns", "...");
  }

  @Override
  public List<Plot> plots(DisplayRequest request, Settings settings) {
    List<Plot> plots = new ArrayList<>();
    for (Explained one : request.explained()) {
      if (one.explanation().relevance().isEmpty()) {
        continue;
      }
      for (String column : settings.words("columns")) {
        if (one.explanation().attribution().features().contains(column)) {
          plots.add(plot(one, column, one.classes(), settings.integer("bins")));
        }
      }
    }
    if (plots.isEmpty()) {
      throw new StudyException(
          "profile("
              + String.join(", ", settings.words("columns"))
              + ") shows nothing: no explainer of single events explains such an input");
    }
    return plots;
  }

  private static Plot plot(Explained one, String column, List<String> classes, int bins) {
    Attribution of = one.explanation().attribution();
    double[] values = one.values(column);
    double[] relevance = normalised(one, of.features().indexOf(column));
    Examples events = one.explained().events().get(0);
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    List<Series> lines = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      lines.add(line(classes.get(c), c, values, relevance, events, low, high, bins));
    }
    String unit = one.columns().values(column).unit().name();
    return Plot.of(
        "profile-" + column + "-" + Bars.suffix(of),
        "Profile of " + column + " by " + of.explainer() + " of " + of.of() + Bars.inside(of),
        Axis.linear(unit.isEmpty() ? column : column + " [" + unit + "]"),
        Axis.linear("mean normalised relevance of " + column),
        lines,
        "Mean per bin, mean over trainings; bands: standard deviation of the events of a bin.");
  }

  /** Signed relevance of a feature per largest absolute one of the event, mean over trainings. */
  private static double[] normalised(Explained one, int feature) {
    List<Relevance> trainings = one.explanation().relevance();
    double[] mean = new double[trainings.get(0).values().rows()];
    for (Relevance training : trainings) {
      for (int i = 0; i < mean.length; i++) {
        double largest = training.largest()[i];
        mean[i] +=
            largest == 0 ? 0 : training.values().get(i, feature) / largest / trainings.size();
      }
    }
    return mean;
  }

  private static Series line(
      String label,
      int wanted,
      double[] values,
      double[] relevance,
      Examples events,
      double low,
      double high,
      int bins) {
    double[][] sums = new double[3][bins];
    for (int i = 0; i < values.length; i++) {
      if (events.classes()[i] == wanted && values[i] >= low && values[i] <= high) {
        int bin = Math.min(bins - 1, (int) ((values[i] - low) / (high - low) * bins));
        double weight = Math.abs(events.weights()[i]);
        sums[0][bin] += weight;
        sums[1][bin] += weight * relevance[i];
        sums[2][bin] += weight * relevance[i] * relevance[i];
      }
    }
    double[] x = new double[bins];
    double[] y = new double[bins];
    double[] down = new double[bins];
    double[] up = new double[bins];
    for (int k = 0; k < bins; k++) {
      x[k] = low + (k + 0.5) * (high - low) / bins;
      y[k] = sums[1][k] / sums[0][k];
      double deviation = Math.sqrt(Math.max(0, sums[2][k] / sums[0][k] - y[k] * y[k]));
      down[k] = y[k] - deviation;
      up[k] = y[k] + deviation;
    }
    return new Series.Line(label, x, y, down, up);
  }
}
