// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import com.google.gson.stream.JsonWriter;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.plan.CellPlan;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.DecorrelatePlan;
import hep.assay.runtime.plan.GroupPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.ParameterPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.plan.VaryPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.Term;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The plan as JSON, methods and expressions as the language writes them; without where it was
 * written down, so that moving or renaming the file changes nothing. Members that say nothing are
 * left out.
 */
final class PlanJson {
  private final JsonWriter json;

  private PlanJson(JsonWriter json) {
    this.json = json;
  }

  static void write(StudyPlan plan, JsonWriter json) throws IOException {
    new PlanJson(json).study(plan);
  }

  private void study(StudyPlan plan) throws IOException {
    json.beginObject();
    text("title", plan.title());
    json.name("seed").value(plan.seed());
    if (plan.luminosity().isPresent()) {
      var luminosity = plan.luminosity().get();
      text("luminosity", Spelling.number(luminosity.value()) + " /" + luminosity.unit());
    }
    methods("info", plan.info());
    each("datasets", plan.datasets(), this::dataset);
    each("learners", plan.learners(), this::learner);
    each("regions", plan.regions(), this::region);
    each("nuisances", plan.nuisances(), this::nuisance);
    each("tasks", plan.tasks(), this::task);
    methods("exports", plan.exports());
    json.endObject();
  }

  private void dataset(DatasetPlan dataset) throws IOException {
    text("name", dataset.name());
    source(dataset.source());
    if (dataset.weight().isPresent()) {
      weight(dataset.weight().get());
    }
    expressions("select", dataset.select());
    each("samples", dataset.samples(), this::sample);
    each("groups", dataset.groups(), this::group);
    each("columns", dataset.columns(), this::column);
    each("lists", dataset.lists(), this::list);
    methods("split", dataset.split().stream().toList());
  }

  private void source(SourcePlan source) throws IOException {
    texts("files", source.files());
    text("tree", source.tree());
    methods("generate", source.generate().stream().toList());
  }

  private void weight(WeightPlan weight) throws IOException {
    text("weight", expression(weight.value()));
    methods("weightPolicy", weight.policy().stream().toList());
  }

  private void sample(SamplePlan sample) throws IOException {
    text("name", sample.name());
    text("role", sample.role().word());
    source(sample.source());
    expressions("select", sample.select());
    if (sample.weight().isPresent()) {
      weight(sample.weight().get());
    }
    methods("normalise", sample.normalise());
  }

  private void group(GroupPlan group) throws IOException {
    text("name", group.name());
    texts("of", group.of());
  }

  private void column(ColumnPlan column) throws IOException {
    text("name", column.name());
    text("unit", column.unit());
    methods("traits", column.traits());
    expressions("formula", column.formula().stream().toList());
    methods("structure", column.structure().stream().toList());
  }

  private void list(ListPlan list) throws IOException {
    text("name", list.name());
    methods("traits", list.traits());
    each("columns", list.columns(), this::column);
  }

  private void learner(LearnerPlan learner) throws IOException {
    text("name", learner.name());
    text("kind", learner.kind().name().toLowerCase(Locale.ROOT));
    text("dataset", learner.dataset());
    texts("samples", learner.samples());
    texts("regions", learner.regions());
    texts("inputs", learner.inputs());
    texts("target", learner.target());
    methods("prepare", learner.prepare());
    methods("model", learner.model().stream().toList());
    methods("train", learner.train());
    each("decorrelate", learner.decorrelate(), this::decorrelate);
  }

  private void decorrelate(DecorrelatePlan decorrelate) throws IOException {
    texts("names", decorrelate.names());
    texts("on", decorrelate.on());
    methods("by", List.of(decorrelate.by()));
  }

  private void region(RegionPlan region) throws IOException {
    text("name", region.name());
    text("role", region.role().word());
    text("dataset", region.dataset());
    expressions("select", region.select());
    if (region.observe().isPresent()) {
      text("observe", expression(region.observe().get().value()));
      methods("observeBy", List.of(region.observe().get().by()));
    }
    text("unblind", region.unblind().orElse(""));
  }

  private void nuisance(NuisancePlan nuisance) throws IOException {
    text("name", nuisance.name());
    text("dataset", nuisance.dataset());
    texts("samples", nuisance.samples());
    each("vary", nuisance.vary(), this::vary);
  }

  private void vary(VaryPlan vary) throws IOException {
    texts("names", vary.names());
    methods("by", List.of(vary.by()));
  }

  private void task(TaskPlan task) throws IOException {
    text("kind", task.kind().word());
    text("name", task.name());
    texts("of", task.of());
    texts("on", task.on());
    texts("in", task.in());
    texts("under", task.under());
    methods("by", task.by());
    methods("measure", task.measure());
    methods("show", task.show());
    expressions("require", task.require());
    each("cells", task.cells(), this::cell);
    each("parameters", task.parameters(), this::parameter);
  }

  private void cell(CellPlan cell) throws IOException {
    text("row", cell.row());
    text("column", cell.column());
    methods("by", cell.by());
  }

  private void parameter(ParameterPlan parameter) throws IOException {
    text("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    text("name", parameter.name());
    text("sample", parameter.sample());
    if (parameter.range().isPresent()) {
      var range = parameter.range().get();
      text("range", Spelling.number(range.low()) + " .. " + Spelling.number(range.high()));
    }
  }

  // ---- how values are written

  private void text(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.name(name).value(value);
    }
  }

  private void texts(String name, List<String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }

  private void methods(String name, List<Method> methods) throws IOException {
    texts(
        name,
        methods.stream()
            .map(method -> Spelling.of(Term.of(method.word(), ""), method.settings()))
            .toList());
  }

  private void expressions(String name, List<Expression> expressions) throws IOException {
    texts(name, expressions.stream().map(PlanJson::expression).toList());
  }

  private static String expression(Expression expression) {
    return Printing.text(expression);
  }

  /** Writes the members of one object. */
  private interface Members<T> {
    void write(T one) throws IOException;
  }

  private <T> void each(String name, List<T> all, Members<T> members) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    json.name(name).beginArray();
    for (T one : all) {
      json.beginObject();
      members.write(one);
      json.endObject();
    }
    json.endArray();
  }
}
