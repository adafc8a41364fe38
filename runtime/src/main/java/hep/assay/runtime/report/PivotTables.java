// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers such as {@code lrp(theta)} and {@code permutation(theta)} as tables with one row an
 * argument and one column a word: words with the same arguments stand side by side.
 */
final class PivotTables {
  private PivotTables() {}

  /** The word and the argument of a metric written {@code word(argument)}. */
  private record Named(String word, String argument) {
    static Named of(Measured measured) {
      String metric = measured.metric();
      int bracket = metric.indexOf('(');
      return bracket < 0
          ? new Named(metric, "")
          : new Named(
              metric.substring(0, bracket), metric.substring(bracket + 1, metric.length() - 1));
    }
  }

  /** One table for each list of arguments that some words share. */
  static List<Table> of(List<Measured> measured) {
    Map<String, Set<String>> arguments = new LinkedHashMap<>();
    for (Measured one : measured) {
      Named named = Named.of(one);
      arguments.computeIfAbsent(named.word(), k -> new LinkedHashSet<>()).add(named.argument());
    }
    Map<List<String>, List<String>> together = new LinkedHashMap<>();
    arguments.forEach(
        (word, of) -> together.computeIfAbsent(List.copyOf(of), k -> new ArrayList<>()).add(word));
    List<Table> tables = new ArrayList<>();
    together.forEach(
        (rows, words) -> {
          String name = tables.isEmpty() ? "measured" : "measured-" + (tables.size() + 1);
          tables.add(table(name, rows, words, measured));
        });
    return tables;
  }

  private static Table table(
      String name, List<String> arguments, List<String> words, List<Measured> measured) {
    Map<String, Map<String, Measured>> columns = new LinkedHashMap<>();
    boolean several = measured.stream().map(PivotTables::place).distinct().count() > 1;
    for (Measured one : measured) {
      Named named = Named.of(one);
      if (words.contains(named.word())) {
        String header = several ? named.word() + ", " + place(one) : named.word();
        columns.computeIfAbsent(header, k -> new LinkedHashMap<>()).put(named.argument(), one);
      }
    }
    List<String> header = new ArrayList<>(List.of("of"));
    header.addAll(columns.keySet());
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (String argument : arguments) {
      List<Table.Cell> row = new ArrayList<>(List.of(Table.Cell.of(argument)));
      columns.values().forEach(numbers -> row.add(MeasuredTable.cell(numbers.get(argument))));
      rows.add(row);
    }
    return new Table(name, title(words), header, rows);
  }

  private static String title(List<String> words) {
    String all = String.join(", ", words);
    return all.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + all.substring(1);
  }

  private static String place(Measured one) {
    String region = one.in().isEmpty() ? "" : " in " + one.in();
    return one.of() + region + (one.under().equals("nominal") ? "" : ", " + one.under());
  }
}
