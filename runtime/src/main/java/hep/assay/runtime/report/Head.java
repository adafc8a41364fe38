// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.StudyResults;
import java.util.List;

/** The head of the page: title, verdict, and under which conditions. */
final class Head {
  private Head() {}

  static void write(StudyResults results, Html html) {
    StudyPlan plan = results.plan();
    html.open("header");
    html.leaf("p", "Assay study " + plan.name(), "class", "over");
    html.leaf("h1", plan.title().isEmpty() ? plan.name() : plan.title());
    verdict(results, html);
    facts(plan, html);
    html.close("header");
  }

  private static void verdict(StudyResults results, Html html) {
    List<Gate> gates = results.blocks().stream().flatMap(one -> one.gates().stream()).toList();
    if (gates.isEmpty()) {
      html.leaf("p", "This study requires nothing", "class", "verdict none");
      return;
    }
    long held = gates.stream().filter(Gate::held).count();
    boolean passed = held == gates.size();
    String text =
        passed
            ? "\u2713 Passed: "
                + (held == 1
                    ? "the gate holds"
                    : held == 2 ? "both gates hold" : "all " + held + " gates hold")
            : "\u2717 Failed: "
                + (gates.size() - held)
                + " of "
                + gates.size()
                + " gates do not hold";
    html.leaf("p", text, "class", "verdict " + (passed ? "held" : "failed"));
  }

  private static void facts(StudyPlan plan, Html html) {
    Conditions conditions = Conditions.of(plan);
    html.open("p", "class", "facts");
    fact("experiment", conditions.experiment(), html);
    fact("conditions", conditions.conditions(), html);
    Conditions.others(plan).forEach(entry -> fact(entry.getKey(), entry.getValue(), html));
    fact("seed", Long.toString(plan.seed()), html);
    html.close("p");
  }

  private static void fact(String name, String value, Html html) {
    if (!value.isEmpty()) {
      html.open("span").leaf("i", name).text(" " + value).close("span");
    }
  }
}
