// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.result.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A study's results as the files that people read: {@code report.html}, and for each block {@code
 * <block>/plots/*.svg} and {@code <block>/tables/*.csv} and {@code *.tex}.
 *
 * <p>The page needs nothing from elsewhere: no script, no font, no picture; it prints.
 */
public final class Report {
  private Report() {}

  /** The sections in the order of the page. */
  private static final List<Section> SECTIONS =
      List.of(
          new GatesSection(),
          new NotesSection(),
          new AskedSection(),
          new BlocksSection("Events", Set.of("dataset")),
          new BlocksSection("Classifiers", Set.of("classifier", "regressor")),
          new BlocksSection("Regions", Set.of("region")),
          new BlocksSection("Nuisances", Set.of("nuisance")),
          new BlocksSection("Comparisons", Set.of("comparison")),
          new BlocksSection("Explanations", Set.of("explanation")),
          new BlocksSection("Robustness", Set.of("robustness")),
          new BlocksSection("Uncertainties", Set.of("uncertainty")),
          new BlocksSection("Estimates and fits", Set.of("estimate", "fit")),
          new ProvenanceSection());

  /**
   * All files by their path relative to the study's folder of results, the separator being a slash;
   * names of blocks, plots and tables are made safe as file names.
   */
  public static SortedMap<String, String> files(StudyResults results) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("report.html", html(results));
    Conditions conditions = Conditions.of(results.plan());
    for (BlockResult block : results.blocks()) {
      String folder = Markup.fileName(block.name()) + "/";
      block
          .plots()
          .forEach(
              plot ->
                  files.put(
                      folder + "plots/" + Markup.fileName(plot.name()) + ".svg",
                      Figures.svg(block, plot, conditions)));
      block.tables().forEach(table -> put(files, folder, table));
      if (!block.measured().isEmpty()) {
        MeasuredTable.all(block).forEach(table -> put(files, folder, table));
      }
    }
    return files;
  }

  private static void put(Map<String, String> files, String folder, Table table) {
    String path = folder + "tables/" + Markup.fileName(table.name());
    files.put(path + ".csv", Tables.csv(table));
    files.put(path + ".tex", Tables.tex(table));
  }

  /** The page. */
  public static String html(StudyResults results) {
    StudyPlan plan = results.plan();
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.raw("<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">\n");
    html.leaf("title", plan.name() + (plan.title().isEmpty() ? "" : ": " + plan.title()));
    html.raw("<style>\n" + Style.sheet() + "</style>\n").close("head").open("body");
    Head.write(results, html);
    html.open("div", "class", "page");
    contents(results, html);
    html.open("main");
    for (Section section : SECTIONS) {
      if (section.applies(results)) {
        html.open("section", "id", id(section)).leaf("h2", section.title());
        section.write(results, html);
        html.close("section");
      }
    }
    return html.close("main").close("div").close("body").close("html").toString();
  }

  private static String id(Section section) {
    return "s-" + Markup.fileName(section.title()).toLowerCase(java.util.Locale.ROOT);
  }

  private static void contents(StudyResults results, Html html) {
    html.open("nav").open("ol");
    for (Section section : SECTIONS) {
      if (section.applies(results)) {
        html.open("li").leaf("a", section.title(), "href", "#" + id(section));
        if (section instanceof BlocksSection blocks) {
          entries(results, blocks, html);
        }
        html.close("li");
      }
    }
    html.close("ol").close("nav");
  }

  private static void entries(StudyResults results, BlocksSection section, Html html) {
    html.open("ol");
    results.blocks().stream()
        .filter(block -> section.kinds().contains(block.kind()))
        .forEach(
            block ->
                html.open("li")
                    .leaf("a", block.name(), "href", "#" + Markup.anchor(block.name()))
                    .close("li"));
    html.close("ol");
  }
}
