// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.Origin;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyJsonTest {
  private static final JsonObject SAMPLE =
      JsonParser.parseString(StudyJson.of(Sample.results())).getAsJsonObject();

  @Test
  void holdsEveryNumberWithItsUncertaintyAndSource() {
    JsonObject front = SAMPLE.getAsJsonArray("blocks").get(3).getAsJsonObject();
    assertEquals("front", front.get("name").getAsString());
    JsonObject auc = front.getAsJsonArray("measured").get(0).getAsJsonObject();
    assertEquals("auc", auc.get("metric").getAsString());
    assertEquals("tagger", auc.get("of").getAsString());
    assertTrue(auc.get("value").getAsDouble() > 0.9);
    assertTrue(auc.get("uncertainty").getAsDouble() > 0);
    assertTrue(auc.get("uncertaintyFrom").getAsString().startsWith("bootstrap of"));
    assertTrue(auc.get("floor").isJsonNull());
    assertFalse(SAMPLE.get("passed").getAsBoolean());
  }

  @Test
  void numbersReadBackExactly() {
    JsonArray blocks = SAMPLE.getAsJsonArray("blocks");
    double found =
        blocks
            .get(3)
            .getAsJsonObject()
            .getAsJsonArray("measured")
            .get(0)
            .getAsJsonObject()
            .get("value")
            .getAsDouble();
    assertEquals(Sample.results().blocks().get(3).measured().get(0).estimate().value(), found);
  }

  @Test
  void whereTheStudyWasWrittenChangesNothing() {
    StudyResults results = Sample.results();
    StudyPlan moved = results.plan().origin(Origin.of("/elsewhere/x.assay").line("front", 7));
    assertEquals(
        StudyJson.of(results),
        StudyJson.of(new StudyResults(moved, results.provenance(), results.blocks())));
  }

  @Test
  void planIsWrittenInTheWordsOfTheLanguage() {
    StudyPlan plan =
        StudyPlan.study("S", "")
            .seed(7)
            .dataset(
                DatasetPlan.dataset("jets")
                    .source(SourcePlan.none().files("a.csv"))
                    .weight(WeightPlan.weight(Expression.column("w"), Method.method("negative")))
                    .sample(
                        SamplePlan.sample("W", SamplePlan.Role.SIGNAL)
                            .select(
                                Expression.binary(
                                    Expression.column("truth"), "==", Expression.number(24)))))
            .learner(
                LearnerPlan.classifier("tagger", "jets")
                    .inputs("pt", "tau21")
                    .model(Method.method("dnn").with("hidden", List.of(64, 64))))
            .region(
                RegionPlan.region("SR", RegionPlan.Role.SIGNAL, "jets")
                    .select(
                        Expression.within(
                            Expression.column("mass"),
                            Expression.quantity(65, "GeV"),
                            Expression.quantity(105, "GeV"))))
            .nuisance(
                NuisancePlan.nuisance("JES", "jets")
                    .vary(List.of("pt"), Method.method("scale").with("by", 0.02)));
    String json =
        StudyJson.of(
            new StudyResults(
                plan, new Provenance("1", Map.of(), "", Map.of(), 7, List.of()), List.of()));
    for (String text :
        List.of(
            "\"truth == 24\"",
            "\"dnn(hidden = [64, 64])\"",
            "\"scale(by = 0.02)\"",
            "\"select\": [",
            "\"mass in 65")) {
      assertTrue(json.contains(text), text + " in " + json);
    }
  }
}
