// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as HTML, CSV and TeX. */
final class Tables {
  private Tables() {}

  static void write(Table table, Html html) {
    html.open("div", "class", "scroll").open("table");
    html.leaf("caption", table.title()).open("thead").open("tr");
    boolean[] numeric = numeric(table);
    for (int c = 0; c < numeric.length; c++) {
      html.leaf("th", table.columns().get(c), "class", numeric[c] ? "n" : "w");
    }
    html.close("tr").close("thead").open("tbody");
    for (List<Table.Cell> row : table.rows()) {
      html.open("tr");
      row.forEach(cell -> html.leaf("td", text(cell), "class", style(cell)));
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static String style(Table.Cell cell) {
    return cell instanceof Table.Cell.Number ? "n" : "w";
  }

  private static String text(Table.Cell cell) {
    return cell instanceof Table.Cell.Number number
        ? Numbers.text(number.estimate())
        : ((Table.Cell.Words) cell).text();
  }

  /**
   * RFC 4180: exact numbers, each followed by its uncertainty in a column of its own where the
   * column has numbers.
   */
  static String csv(Table table) {
    StringBuilder out = new StringBuilder();
    boolean[] numeric = numeric(table);
    StringBuilder header = new StringBuilder();
    for (int c = 0; c < numeric.length; c++) {
      header.append(c == 0 ? "" : ",").append(quoted(table.columns().get(c)));
      header.append(numeric[c] ? "," + quoted(table.columns().get(c) + " uncertainty") : "");
    }
    out.append(header).append("\n");
    for (List<Table.Cell> row : table.rows()) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < numeric.length; c++) {
        line.append(c == 0 ? "" : ",").append(csv(row.get(c), numeric[c]));
      }
      out.append(line).append("\n");
    }
    return out.toString();
  }

  private static boolean[] numeric(Table table) {
    boolean[] numeric = new boolean[table.columns().size()];
    for (List<Table.Cell> row : table.rows()) {
      for (int c = 0; c < numeric.length; c++) {
        numeric[c] |= row.get(c) instanceof Table.Cell.Number;
      }
    }
    return numeric;
  }

  private static String csv(Table.Cell cell, boolean numeric) {
    if (cell instanceof Table.Cell.Number number) {
      return exact(number.estimate().value()) + "," + exact(number.estimate().uncertainty());
    }
    return quoted(text(cell)) + (numeric ? "," : "");
  }

  private static String exact(double value) {
    return Double.isFinite(value) ? Numbers.exact(value) : "";
  }

  /**
   * A text that a spreadsheet would take for a formula gets an apostrophe in front: a study is a
   * stranger's text.
   */
  private static String quoted(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\n\\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** A booktabs table. */
  static String tex(Table table) {
    boolean[] numeric = numeric(table);
    StringBuilder columns = new StringBuilder();
    for (boolean number : numeric) {
      columns.append(number ? 'r' : 'l');
    }
    String header = table.columns().stream().map(Tables::tex).collect(Collectors.joining(" & "));
    String rows =
        table.rows().stream()
            .map(
                row -> row.stream().map(Tables::tex).collect(Collectors.joining(" & ")) + " \\\\\n")
            .collect(Collectors.joining());
    return "% "
        + table.title().replaceAll("\\s+", " ")
        + "\n\\begin{tabular}{"
        + columns
        + "}\n\\toprule\n"
        + header
        + " \\\\\n\\midrule\n"
        + rows
        + "\\bottomrule\n\\end{tabular}\n";
  }

  private static String tex(Table.Cell cell) {
    return cell instanceof Table.Cell.Number number
        ? Numbers.tex(number.estimate())
        : tex(text(cell));
  }

  /** Text that TeX prints and never runs. */
  static String tex(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\textbackslash{}");
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
        case '\u00b1' -> out.append("$\\pm$");
        case '<', '>' -> out.append('$').append(c).append('$');
        default -> out.append(c < 0x20 ? ' ' : c);
      }
    }
    return out.toString();
  }
}
