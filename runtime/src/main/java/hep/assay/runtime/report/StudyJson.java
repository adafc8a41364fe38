// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import com.google.gson.stream.JsonWriter;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.result.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Results as canonical JSON: fixed order of members, the shortest number that reads back exactly,
 * no time, host or path, so that equal results are equal bytes. A number that is not finite is
 * {@code null}.
 */
public final class StudyJson {
  private final JsonWriter json;

  private StudyJson(JsonWriter json) {
    this.json = json;
  }

  /** The content of {@code study.json}. */
  public static String of(StudyResults results) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent(" ");
      new StudyJson(json).study(results);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }

  private void study(StudyResults results) throws IOException {
    json.beginObject();
    text("format", "assay-study/1");
    text("study", results.plan().name());
    json.name("passed").value(results.passed());
    json.name("plan");
    PlanJson.write(results.plan(), json);
    provenance(results.provenance());
    json.name("blocks").beginArray();
    for (BlockResult block : results.blocks()) {
      block(block);
    }
    json.endArray().endObject();
  }

  private void provenance(Provenance provenance) throws IOException {
    json.name("provenance").beginObject();
    text("assay", provenance.assay());
    json.name("seed").value(provenance.seed());
    json.name("engines").beginObject();
    for (var engine : provenance.engines().entrySet()) {
      text(engine.getKey(), engine.getValue());
    }
    json.endObject();
    text("cpuFamily", provenance.cpuFamily());
    json.name("files").beginObject();
    for (var file : provenance.files().entrySet()) {
      text(file.getKey(), file.getValue());
    }
    json.endObject();
    notes(provenance.notes());
    json.endObject();
  }

  private void block(BlockResult block) throws IOException {
    json.beginObject();
    text("name", block.name());
    text("kind", block.kind());
    text("summary", block.summary());
    gates(block);
    json.name("measured").beginArray();
    for (Measured one : block.measured()) {
      measured(one);
    }
    json.endArray().name("tables").beginArray();
    for (Table table : block.tables()) {
      table(table);
    }
    json.endArray().name("plots").beginArray();
    for (Plot plot : block.plots()) {
      plot(plot);
    }
    json.endArray();
    notes(block.notes());
    json.endObject();
  }

  private void gates(BlockResult block) throws IOException {
    json.name("gates").beginArray();
    for (var gate : block.gates()) {
      json.beginObject();
      text("condition", gate.condition());
      json.name("held").value(gate.held());
      text("found", gate.found());
      text("warning", gate.warning());
      json.endObject();
    }
    json.endArray();
  }

  private void measured(Measured one) throws IOException {
    json.beginObject();
    text("metric", one.metric());
    text("of", one.of());
    text("in", one.in());
    text("under", one.under());
    estimate(one.estimate());
    text("unit", one.unit());
    json.name("floor");
    number(one.floor().orElse(Double.NaN));
    text("uncertaintyFrom", one.uncertaintyFrom());
    json.endObject();
  }

  private void estimate(Estimate estimate) throws IOException {
    json.name("value");
    number(estimate.value());
    json.name("uncertainty");
    number(estimate.uncertainty());
  }

  private void notes(List<Note> notes) throws IOException {
    json.name("notes").beginArray();
    for (Note note : notes) {
      json.beginObject();
      text("severity", note.severity().name().toLowerCase(java.util.Locale.ROOT));
      text("text", note.text());
      json.endObject();
    }
    json.endArray();
  }

  private void table(Table table) throws IOException {
    json.beginObject();
    text("name", table.name());
    text("title", table.title());
    json.name("columns");
    words(table.columns());
    json.name("rows").beginArray();
    for (List<Table.Cell> row : table.rows()) {
      json.beginArray();
      for (Table.Cell cell : row) {
        if (cell instanceof Table.Cell.Number number) {
          json.beginObject();
          estimate(number.estimate());
          json.endObject();
        } else {
          json.value(((Table.Cell.Words) cell).text());
        }
      }
      json.endArray();
    }
    json.endArray().endObject();
  }

  private void plot(Plot plot) throws IOException {
    json.beginObject();
    text("name", plot.name());
    text("title", plot.title());
    axis("x", plot.x());
    axis("y", plot.y());
    json.name("series").beginArray();
    for (Series series : plot.series()) {
      series(series);
    }
    json.endArray().name("marks").beginArray();
    for (Plot.Mark mark : plot.marks()) {
      json.beginObject();
      text("label", mark.label());
      json.name("x");
      number(mark.x());
      json.endObject();
    }
    json.endArray();
    text("caption", plot.caption());
    json.endObject();
  }

  private void axis(String name, Axis axis) throws IOException {
    json.name(name).beginObject();
    text("label", axis.label());
    text("scale", axis.scale().name().toLowerCase(java.util.Locale.ROOT));
    json.name("categories");
    words(axis.categories());
    json.endObject();
  }

  private void series(Series series) throws IOException {
    json.beginObject();
    text("label", series.label());
    if (series instanceof Series.Line line) {
      kind("line", "x", line.x(), "y", line.y(), "low", line.low(), "high", line.high());
    } else if (series instanceof Series.Points points) {
      kind("points", "x", points.x(), "y", points.y(), "error", points.error());
    } else if (series instanceof Series.Steps steps) {
      kind("steps", "edges", steps.edges(), "content", steps.content(), "error", steps.error());
      json.name("filled").value(steps.filled());
    } else if (series instanceof Series.Band band) {
      kind("band", "edges", band.edges(), "low", band.low(), "high", band.high());
    } else if (series instanceof Series.Bars bars) {
      kind("bars", "value", bars.value(), "error", bars.error());
    } else if (series instanceof Series.Heat heat) {
      kind("heat", "xEdges", heat.xEdges(), "yEdges", heat.yEdges());
      json.name("value").beginArray();
      for (double[] row : heat.value()) {
        numbers(row);
      }
      json.endArray();
    }
    json.endObject();
  }

  /** Names and arrays by turns. */
  private void kind(String kind, Object... arrays) throws IOException {
    text("kind", kind);
    for (int i = 0; i < arrays.length; i += 2) {
      json.name((String) arrays[i]);
      numbers((double[]) arrays[i + 1]);
    }
  }

  private void numbers(double[] numbers) throws IOException {
    StringBuilder line = new StringBuilder("[");
    for (int i = 0; i < numbers.length; i++) {
      line.append(i == 0 ? "" : ", ").append(text(numbers[i]));
    }
    json.jsonValue(line.append(']').toString());
  }

  private void words(List<String> words) throws IOException {
    json.beginArray();
    for (String word : words) {
      json.value(word);
    }
    json.endArray();
  }

  private void text(String name, String value) throws IOException {
    json.name(name).value(value);
  }

  private void number(double value) throws IOException {
    json.jsonValue(text(value));
  }

  static String text(double value) {
    return Double.isFinite(value) ? Numbers.exact(value) : "null";
  }
}
