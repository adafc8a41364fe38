// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which part of the events each input is the first, second, ... most relevant, by absolute
 * relevance; equal ones in the order of the classifier. Weighted, mean over trainings. Only for
 * explainers of single events.
 *
 * <p>Reference: arXiv:2011.13466, figures of rank.
 */
public final class RankShares implements Display {
  /** Of more inputs the most important ones are shown. */
  private static final int MOST = 12;

  @Override
  public Term term() {
    return Term.of("ranks", "part of the events in which an input has each rank");
  }

  @Override
  public List<Plot> plots(DisplayRequest request, Settings settings) {
    return request.explained().stream()
        .filter(one -> !one.explanation().relevance().isEmpty())
        .map(RankShares::plot)
        .toList();
  }

  private static Plot plot(Explained one) {
    Attribution of = one.explanation().attribution();
    List<String> shown = of.ranking().stream().limit(MOST).toList();
    double[][] shares = shares(one);
    double[][] rows = new double[shown.size()][];
    for (int row = 0; row < rows.length; row++) {
      // The most important input stands on top.
      String feature = shown.get(shown.size() - 1 - row);
      rows[row] = java.util.Arrays.copyOf(shares[of.features().indexOf(feature)], shown.size());
    }
    List<String> upwards =
        IntStream.range(0, shown.size()).mapToObj(i -> shown.get(shown.size() - 1 - i)).toList();
    return Plot.of(
        "ranks-" + Bars.suffix(of),
        "Ranks by " + of.explainer() + " of " + of.of() + Bars.inside(of),
        Axis.categories(
            "rank", IntStream.rangeClosed(1, shown.size()).mapToObj(Integer::toString).toList()),
        Axis.categories("", upwards),
        List.of(new Series.Heat("% of events", edges(shown.size()), edges(shown.size()), rows)),
        "Percentage of events in which an input has a rank by absolute relevance.");
  }

  private static double[] edges(int count) {
    return IntStream.rangeClosed(0, count).mapToDouble(i -> i - 0.5).toArray();
  }

  /** {@code [feature][rank]} in percent. */
  static double[][] shares(Explained one) {
    int features = one.explanation().attribution().features().size();
    double[][] shares = new double[features][features];
    Examples events = one.explained().events().get(0);
    double total = 0;
    for (Relevance relevance : one.explanation().relevance()) {
      for (int i = 0; i < events.count(); i++) {
        total += events.weights()[i];
        for (int feature = 0; feature < features; feature++) {
          shares[feature][rank(relevance, i, feature)] += 100 * events.weights()[i];
        }
      }
    }
    for (double[] row : shares) {
      for (int rank = 0; rank < features; rank++) {
        row[rank] /= total;
      }
    }
    return shares;
  }

  private static int rank(Relevance relevance, int event, int feature) {
    float own = relevance.sizes().get(event, feature);
    int rank = 0;
    for (int other = 0; other < relevance.values().columns(); other++) {
      float value = relevance.sizes().get(event, other);
      rank += value > own || value == own && other < feature ? 1 : 0;
    }
    return rank;
  }
}
