// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.math.Histogram;
import hep.assay.runtime.perturb.Variation;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.region.Binnings;
import hep.assay.runtime.region.RegionEvents;
import hep.assay.runtime.region.Regions;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.result.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the samples yield in one region: sums of weights of test events, scaled to the whole
 * samples, under every variation.
 *
 * <p>A nuisance's effect on the sum of the simulated samples is {@code (up - nominal)} and {@code
 * (down - nominal)}; effects of different nuisances are added in quadrature, upward and downward
 * ones apart.
 *
 * @param region the region
 * @param samples the simulated samples of signal and background
 * @param variations names of the scenes, nominal first
 * @param bins content per {@code [variation][sample]}
 * @param observed observed events in the bins; empty where blind or there are none
 * @param label of the observable, with its unit
 */
record Yields(
    RegionPlan region,
    List<SamplePlan> samples,
    List<String> variations,
    Histogram[][] bins,
    Optional<Histogram> observed,
    String label) {

  /**
   * What one variation yields.
   *
   * @param bins by sample
   * @param observed nothing, or the observed events
   * @param notes what the reader must know of the region
   */
  record Part(List<Histogram> bins, List<Histogram> observed, List<Note> notes) {

    static Part of(RegionPlan region, Scenes scenes, Scene scene) {
      RegionEvents events = scene.regions(scenes.plan(), scenes.thresholds()).in(region.name());
      double[] edges = edges(region);
      List<Histogram> bins = new ArrayList<>();
      for (SamplePlan sample : samples(scene.data())) {
        int[] chosen = events.quotable(sample.name());
        double[] values = values(region, scenes, scene, chosen);
        bins.add(Histogram.of(edges, values, scene.weights(chosen)));
      }
      if (!scene.isNominal()) {
        return new Part(bins, List.of(), List.of());
      }
      List<Histogram> observed =
          Yields.observed(region, scenes, scene, events, edges).stream().toList();
      // Looking at observed events is what may be noted.
      List<Note> notes = new ArrayList<>(events.notes());
      if (events.isBlind() && Select.hasData(scene.data())) {
        notes.add(Note.info("blind: observed events are not looked at"));
      }
      return new Part(bins, observed, notes);
    }
  }

  /**
   * @param nominal the events as they are
   * @param parts one a variation
   */
  static Yields of(RegionPlan region, Dataset nominal, List<String> variations, List<Part> parts) {
    return new Yields(
        region,
        samples(nominal),
        variations,
        parts.stream()
            .map(part -> part.bins().toArray(Histogram[]::new))
            .toArray(Histogram[][]::new),
        parts.get(0).observed().stream().findFirst(),
        label(region, nominal));
  }

  private static List<SamplePlan> samples(Dataset data) {
    return data.plan().samples().stream()
        .filter(
            sample ->
                sample.role() == SamplePlan.Role.SIGNAL
                    || sample.role() == SamplePlan.Role.BACKGROUND)
        .toList();
  }

  private static double[] edges(RegionPlan region) {
    return region
        .observe()
        .map(observe -> Binnings.edges(observe.by()))
        .orElse(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
  }

  private static double[] values(RegionPlan region, Scenes scenes, Scene scene, int[] events) {
    Regions regions = scene.regions(scenes.plan(), scenes.thresholds());
    return region
        .observe()
        .map(observe -> regions.observe(observe.value(), events))
        .orElse(new double[events.length]);
  }

  private static Optional<Histogram> observed(
      RegionPlan region, Scenes scenes, Scene scene, RegionEvents events, double[] edges) {
    if (events.isBlind() || scene.data().eventsOf(SamplePlan.Role.DATA).length == 0) {
      return Optional.empty();
    }
    int[] chosen = events.observed();
    double[] ones = new double[chosen.length];
    Arrays.fill(ones, 1);
    return Optional.of(Histogram.of(edges, values(region, scenes, scene, chosen), ones));
  }

  private static String label(RegionPlan region, Dataset data) {
    if (region.observe().isEmpty()) {
      return "all events";
    }
    Expression value = region.observe().get().value();
    String unit =
        value instanceof Expression.Column column && data.table().has(column.name())
            ? data.table().values(column.name()).unit().dimension().canonical()
            : "";
    return Printing.text(value) + (unit.isEmpty() ? "" : " [" + unit + "]");
  }

  /** {@code yield(sample)} of each sample and {@code yield}, with every variation. */
  List<Measured> measured() {
    List<Measured> all = new ArrayList<>();
    for (int v = 0; v < bins.length; v++) {
      double sum = 0;
      double squares = 0;
      for (int s = 0; s < samples.size(); s++) {
        double variance = Arrays.stream(bins[v][s].squares()).sum();
        all.add(number("yield(" + samples.get(s).name() + ")", v, bins[v][s].total(), variance));
        sum += bins[v][s].total();
        squares += variance;
      }
      all.add(number("yield", v, sum, squares));
    }
    observed.map(data -> number("observed", 0, data.total(), data.total())).ifPresent(all::add);
    return all;
  }

  private Measured number(String metric, int variation, double sum, double variance) {
    return Measured.of(
            metric, "", Estimate.of(sum, Math.sqrt(variance)), "statistics of simulated events")
        .in(region.name())
        .under(variations.get(variation))
        .unit("events");
  }

  /** One row a sample: the yield, and what each variation changes, in percent. */
  Table table() {
    List<String> header = new ArrayList<>(List.of("sample", "yield"));
    for (int v = 1; v < bins.length; v++) {
      header.add(variations.get(v) + " [%]");
    }
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int s = 0; s < samples.size(); s++) {
      List<Table.Cell> row = new ArrayList<>();
      double nominal = bins[0][s].total();
      double error = Math.sqrt(Arrays.stream(bins[0][s].squares()).sum());
      row.add(Table.Cell.of(samples.get(s).name()));
      row.add(Table.Cell.of(Estimate.of(nominal, error)));
      for (int v = 1; v < bins.length; v++) {
        row.add(Table.Cell.of(percent(bins[v][s].total(), nominal)));
      }
      rows.add(row);
    }
    return new Table("yields", "Yields, and what nuisances change", header, rows);
  }

  /** The change of a yield; what only the order of a sum makes is none. */
  private static double percent(double varied, double nominal) {
    double change = (varied - nominal) / nominal;
    return Math.abs(change) < 1e-12 ? 0 : 100 * change;
  }

  /** The stacked samples with the band of statistics and nuisances, and observed events. */
  List<Plot> plots() {
    double[] edges = bins[0][0].edges();
    if (Double.isInfinite(edges[0])) {
      return List.of();
    }
    List<Series> series = new ArrayList<>();
    for (int s = 0; s < samples.size(); s++) {
      series.add(
          new Series.Steps(samples.get(s).name(), edges, bins[0][s].sums(), new double[0], true));
    }
    double[] nominal = sum(0);
    double[] low = new double[nominal.length];
    double[] high = new double[nominal.length];
    for (int bin = 0; bin < nominal.length; bin++) {
      high[bin] = nominal[bin] + effect(bin, nominal, 1);
      low[bin] = nominal[bin] - effect(bin, nominal, -1);
    }
    series.add(new Series.Band("statistics and nuisances", edges, low, high));
    observed.ifPresent(data -> series.add(points(data)));
    return List.of(
        Plot.of(
            "observed",
            region.name() + ": " + label,
            Axis.linear(label),
            Axis.linear("events"),
            series,
            "Test events scaled to the whole samples. The band is the statistical uncertainty and the"
                + " effects of the nuisances, in quadrature."));
  }

  private double[] sum(int variation) {
    double[] sum = new double[bins[0][0].bins()];
    for (Histogram one : bins[variation]) {
      Arrays.setAll(sum, bin -> sum[bin] + one.sums()[bin]);
    }
    return sum;
  }

  /**
   * The quadratic sum of statistics and of what each nuisance moves a bin in one direction; of up
   * and down that move it alike the larger one counts.
   */
  private double effect(int bin, double[] nominal, int direction) {
    double squares = 0;
    for (Histogram one : bins[0]) {
      squares += one.squares()[bin];
    }
    Map<String, Double> largest = new LinkedHashMap<>();
    for (int v = 1; v < bins.length; v++) {
      double change = direction * (sum(v)[bin] - nominal[bin]);
      largest.merge(Variation.nuisance(variations.get(v)), Math.max(0, change), Math::max);
    }
    for (double change : largest.values()) {
      squares += change * change;
    }
    return Math.sqrt(squares);
  }

  private static Series points(Histogram data) {
    double[] centres =
        IntStream.range(0, data.bins())
            .mapToDouble(bin -> 0.5 * (data.edges()[bin] + data.edges()[bin + 1]))
            .toArray();
    double[] errors = Arrays.stream(data.sums()).map(Math::sqrt).toArray();
    return new Series.Points("data", centres, data.sums(), errors);
  }
}
