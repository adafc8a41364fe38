// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.plan.TaskPlan;
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
    results.plan().tasks().forEach(task -> row(task, html));
    html.close("tbody").close("table").close("div");
  }

  private static void row(TaskPlan task, Html html) {
    html.open("tr").leaf("td", task.kind().word()).open("td");
    html.leaf("a", task.name(), "href", "#" + Markup.anchor(task.name())).close("td");
    html.leaf("td", String.join(", ", task.of()));
    List<String> on = Stream.concat(task.on().stream(), task.in().stream()).toList();
    html.leaf("td", on.isEmpty() ? "test events" : String.join(", ", on));
    html.leaf("td", task.under().isEmpty() ? "nominal" : String.join(", ", task.under()));
    html.leaf("td", methods(Stream.concat(task.by().stream(), task.measure().stream())))
        .close("tr");
  }

  private static String methods(Stream<Method> methods) {
    return methods
        .map(method -> Spelling.of(Term.of(method.word(), ""), method.settings()))
        .collect(Collectors.joining(", "));
  }
}
