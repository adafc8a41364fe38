// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Yields of a region as a stack of samples with a band of all uncertainties, and observed events as
 * points.
 *
 * @param region its name
 * @param x what is counted, with its unit; categories where it is counted in one bin only
 * @param edges of the bins
 * @param parts the samples, the lowest of the stack first
 * @param variations each nuisance's total yields
 * @param observed events per bin; empty where there are none or they are blind
 */
public record YieldStack(
    String region,
    Axis x,
    double[] edges,
    List<Part> parts,
    List<Variation> variations,
    double[] observed) {
  public YieldStack {
    parts = List.copyOf(parts);
    variations = List.copyOf(variations);
  }

  /**
   * The yields of a sample.
   *
   * @param content sum of weights per bin
   * @param squares sum of squared weights per bin
   */
  public record Part(String sample, double[] content, double[] squares) {}

  /**
   * The yields of all samples together, one standard deviation up and down.
   *
   * @param up per bin
   * @param down per bin
   */
  public record Variation(String nuisance, double[] up, double[] down) {}

  /** The plot, named {@code yields}. */
  public Plot plot() {
    List<Series> series = new ArrayList<>();
    parts.forEach(
        part ->
            series.add(
                new Series.Steps(part.sample(), edges, part.content(), new double[0], true)));
    series.add(band());
    if (observed.length > 0) {
      series.add(points());
    }
    boolean logarithmic = largest() > 1e3 * smallest();
    return Plot.of(
        "yields",
        "Yields in " + region,
        x,
        logarithmic ? Axis.logarithmic("events") : Axis.linear("events"),
        series,
        caption());
  }

  private String caption() {
    String names = String.join(", ", variations.stream().map(Variation::nuisance).toList());
    return "Stacked samples. Band: statistics of the simulation"
        + (names.isEmpty() ? "" : " and " + names + ", in quadrature")
        + ". Below: divided by the sum.";
  }

  /** Statistical and systematic shifts added in quadrature, each side by itself. */
  private Series.Band band() {
    double[] low = new double[edges.length - 1];
    double[] high = low.clone();
    for (int k = 0; k < low.length; k++) {
      double total = total(k);
      double up = squares(k);
      double down = up;
      for (Variation one : variations) {
        for (double shift : new double[] {one.up()[k] - total, one.down()[k] - total}) {
          up += shift > 0 ? shift * shift : 0;
          down += shift < 0 ? shift * shift : 0;
        }
      }
      low[k] = total - Math.sqrt(down);
      high[k] = total + Math.sqrt(up);
    }
    return new Series.Band(variations.isEmpty() ? "stat." : "stat. \u2295 syst.", edges, low, high);
  }

  private Series.Points points() {
    double[] centre = new double[observed.length];
    double[] error = new double[observed.length];
    for (int k = 0; k < centre.length; k++) {
      centre[k] = (edges[k] + edges[k + 1]) / 2;
      error[k] = Math.sqrt(observed[k]);
    }
    return new Series.Points("data", centre, observed, error);
  }

  private double total(int bin) {
    return parts.stream().mapToDouble(part -> part.content()[bin]).sum();
  }

  private double squares(int bin) {
    return parts.stream().mapToDouble(part -> part.squares()[bin]).sum();
  }

  private double largest() {
    double largest = 0;
    for (int k = 0; k + 1 < edges.length; k++) {
      largest = Math.max(largest, total(k));
    }
    return largest;
  }

  private double smallest() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int k = 0; k + 1 < edges.length; k++) {
      smallest = total(k) > 0 ? Math.min(smallest, total(k)) : smallest;
    }
    return smallest;
  }
}
