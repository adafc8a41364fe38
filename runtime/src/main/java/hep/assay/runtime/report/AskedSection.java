// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions of the study, one a row. */
final class AskedSection implements Section {
  @Override
  public String title() {
    return "What was asked";
  }

  @Override
  public boolean applies(StudyResults results) {
    return !results.plan().tasks().isEmpty();
  }

  @Override
  public void write(StudyResults results, Html html) {
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (String column : new String[] {"", "question", "of", "on", "under", "by and measure"}) {
      html.leaf("th", column);
    }
    html.close("tr").close("thead").open("tbody");
    results.plan().tasks().forEach(task -> row(task, results, html));
    html.close("tbody").close("table").close("div");
  }

  private static void row(TaskPlan task, StudyResults results, Html html) {
    html.open("tr").leaf("td", task.kind().word()).open("td");
    html.leaf("a", task.name(), "href", "#" + Markup.anchor(task.name())).close("td");
    html.leaf("td", String.join(", ", task.of()));
    List<String> on = Stream.concat(task.on().stream(), task.in().stream()).toList();
    html.leaf("td", on.isEmpty() ? "test events" : String.join(", ", on));
    html.leaf("td", task.under().isEmpty() ? "nominal" : String.join(", ", task.under()));
    Stream<String> by = spelled(task.by());
    html.leaf("td", Stream.concat(by, measured(task, results)).collect(Collectors.joining(", ")))
        .close("tr");
  }

  /** The metrics as the study writes them, which what was measured repeats. */
  private static Stream<String> measured(TaskPlan task, StudyResults results) {
    List<String> names =
        results.blocks().stream()
            .filter(block -> block.name().equals(task.name()))
            .flatMap(block -> block.measured().stream())
            .map(Measured::metric)
            .distinct()
            .toList();
    return task.kind() == TaskPlan.Kind.COMPARISON && !names.isEmpty()
        ? names.stream()
        : spelled(task.measure());
  }

  private static Stream<String> spelled(List<Method> methods) {
    return methods.stream()
        .map(method -> Spelling.of(Term.of(method.word(), ""), method.settings()));
  }
}
