// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of a block as one table: what was measured where against the metrics. */
final class MeasuredTable {
  private MeasuredTable() {}

  /** More columns than this are turned into rows. */
  private static final int WIDEST = 6;

  /** Where a number was measured. */
  private record Place(String of, String in, String under) {
    static Place of(Measured measured) {
      return new Place(measured.of(), measured.in(), measured.under());
    }

    String text() {
      List<String> parts = new ArrayList<>();
      parts.add(of);
      parts.add(in);
      parts.add(under.equals("nominal") ? "" : under);
      parts.removeIf(String::isEmpty);
      return String.join(", ", parts);
    }
  }

  /** The tables of a block, {@code measured} and its like. */
  static List<Table> all(BlockResult block) {
    return block.kind().equals("explanation")
        ? PivotTables.of(block.measured())
        : List.of(of(block));
  }

  /** The table, named {@code measured}. */
  static Table of(BlockResult block) {
    Set<String> metrics = new LinkedHashSet<>();
    Map<Place, Map<String, Measured>> places = new LinkedHashMap<>();
    for (Measured one : block.measured()) {
      metrics.add(header(one));
      places.computeIfAbsent(Place.of(one), k -> new LinkedHashMap<>()).put(header(one), one);
    }
    return metrics.size() <= WIDEST || metrics.size() <= places.size()
        ? byPlace(metrics, places)
        : byMetric(metrics, places);
  }

  private static String header(Measured measured) {
    return measured.unit().isEmpty()
        ? measured.metric()
        : measured.metric() + " [" + measured.unit() + "]";
  }

  private static Table byPlace(Set<String> metrics, Map<Place, Map<String, Measured>> places) {
    boolean regions = places.keySet().stream().anyMatch(place -> !place.in().isEmpty());
    boolean variations =
        places.keySet().stream().anyMatch(place -> !place.under().equals("nominal"));
    boolean subjects = places.keySet().stream().anyMatch(place -> !place.of().isEmpty());
    List<String> columns = new ArrayList<>(subjects ? List.of("of") : List.of());
    if (regions) {
      columns.add("in");
    }
    if (variations) {
      columns.add("under");
    }
    columns.addAll(metrics);
    List<List<Table.Cell>> rows = new ArrayList<>();
    places.forEach(
        (place, numbers) -> {
          List<Table.Cell> row = new ArrayList<>();
          if (subjects) {
            row.add(Table.Cell.of(place.of()));
          }
          if (regions) {
            row.add(Table.Cell.of(place.in().isEmpty() ? "test events" : place.in()));
          }
          if (variations) {
            row.add(Table.Cell.of(place.under()));
          }
          metrics.forEach(metric -> row.add(cell(numbers.get(metric))));
          rows.add(row);
        });
    return new Table("measured", "Measured", columns, rows);
  }

  private static Table byMetric(Set<String> metrics, Map<Place, Map<String, Measured>> places) {
    List<String> columns = new ArrayList<>(List.of("metric"));
    places.keySet().forEach(place -> columns.add(place.text()));
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (String metric : metrics) {
      List<Table.Cell> row = new ArrayList<>(List.of(Table.Cell.of(metric)));
      places.values().forEach(numbers -> row.add(cell(numbers.get(metric))));
      rows.add(row);
    }
    return new Table("measured", "Measured", columns, rows);
  }

  static Table.Cell cell(Measured measured) {
    return measured == null ? Table.Cell.of("") : Table.Cell.of(measured.estimate());
  }

  /** Where the uncertainties come from and which statistical floors apply, one sentence each. */
  static List<String> footnotes(BlockResult block) {
    Map<String, Set<String>> origins = new LinkedHashMap<>();
    Map<String, Map<String, Set<String>>> floors = new LinkedHashMap<>();
    for (Measured one : block.measured()) {
      String from = one.uncertaintyFrom().isEmpty() ? "none evaluated" : one.uncertaintyFrom();
      origins.computeIfAbsent(from, k -> new LinkedHashSet<>()).add(word(one.metric()));
      if (one.floor().isPresent()) {
        floors
            .computeIfAbsent(one.metric(), k -> new LinkedHashMap<>())
            .computeIfAbsent(
                Numbers.text(Estimate.exactly(one.floor().getAsDouble())),
                k -> new LinkedHashSet<>())
            .add(Place.of(one).text());
      }
    }
    List<String> notes = new ArrayList<>();
    origins.forEach(
        (from, metrics) ->
            notes.add("Uncertainty of " + String.join(", ", metrics) + ": " + from + "."));
    floors.forEach((metric, values) -> notes.add(limit(metric, values)));
    return notes;
  }

  /** One value for all places, or each value with its places. */
  private static String limit(String metric, Map<String, Set<String>> values) {
    List<String> parts = new ArrayList<>();
    values.forEach(
        (value, places) ->
            parts.add(values.size() == 1 ? value : value + " (" + String.join("; ", places) + ")"));
    return "Statistical limit of " + metric + ": " + String.join(", ", parts) + ".";
  }

  private static String word(String metric) {
    int bracket = metric.indexOf('(');
    return bracket < 0 ? metric : metric.substring(0, bracket);
  }
}
