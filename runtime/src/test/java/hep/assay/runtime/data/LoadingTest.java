// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.call;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.text;
import static hep.assay.runtime.plan.ColumnPlan.column;
import static hep.assay.runtime.plan.SamplePlan.sample;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.SamplePlan.Role;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
  private static final double NAN = Double.NaN;
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"),
        "event,pt,tau,w,label\n1,30000,0.5,2,s\n2,70000,-999,1,b\n3,90000,0.7,-1,b\n");
    Files.writeString(folder.resolve("b.csv"), "event,pt,tau,w,label\n4,50000,0.1,4,b\n");
    Files.writeString(folder.resolve("data.csv"), "event,pt,tau\n5,60000,0.2\n");
  }

  private static Expression label(String value) {
    return binary(col("label"), "==", text(value));
  }

  private static Expression col(String name) {
    return Expression.column(name);
  }

  private static DatasetPlan jets() {
    return DatasetPlan.dataset("jets")
        .source(SourcePlan.none().files("a.csv", "b.csv"))
        .weight(WeightPlan.weight(col("w"), method("negative").with("policy", "keep")))
        .sample(sample("W", Role.SIGNAL).select(label("s")))
        .sample(sample("qcd", Role.BACKGROUND).select(label("b")))
        .column(column("pt").unit("MeV"))
        .column(column("tau").traits(method("missing").with("value", -999)))
        .column(column("mass").unit("GeV").computed(binary(number(2), "*", col("pt"))));
  }

  private Dataset load(DatasetPlan plan) {
    StudyPlan study =
        StudyPlan.study("test", "")
            .seed(11)
            .luminosity(2, "fb")
            .dataset(plan)
            .learner(LearnerPlan.classifier("c", "jets").inputs("pt", "tau", "mass"));
    return Loading.of(study, plan, folder).nominal();
  }

  private String message(DatasetPlan plan, String place) {
    StudyException e = assertThrows(StudyException.class, () -> load(plan));
    assertEquals(place, e.place(), e.getMessage());
    return e.getMessage();
  }

  @Test
  void samplesUnitsMissingValuesAndComputedColumns() {
    Dataset jets = load(jets());
    assertEquals(4, jets.count());
    assertArrayEquals(new byte[] {0, 1, 1, 1}, jets.samples());
    assertArrayEquals(
        new double[] {30, 70, 90, 50}, Evaluator.numbers(col("pt"), jets.table()), 1e-12);
    assertArrayEquals(new double[] {0.5, NAN, 0.7, 0.1}, jets.table().values("tau").all());
    assertArrayEquals(
        new double[] {60, 140, 180, 100}, Evaluator.numbers(col("mass"), jets.table()), 1e-9);
    assertArrayEquals(new double[] {2, 1, -1, 4}, jets.weights());
    assertEquals(16 / 18.0, jets.effectiveSize(jets.eventsOf("qcd")), 1e-12);
  }

  @Test
  void cutsComeLastAndCrossSectionsCountWhatWasBeforeThem() {
    DatasetPlan plan =
        jets()
            .select(binary(col("pt"), ">", quantity(60, "GeV")))
            .sample(
                sample("top", Role.BACKGROUND)
                    .source(SourcePlan.none().files("*.csv"))
                    .select(label("b")));
    assertTrue(message(plan, "jets.top").contains("has no column 'label'"));
    DatasetPlan normalised =
        DatasetPlan.dataset("jets")
            .source(SourcePlan.none().files("[ab].csv".replace("[ab]", "a"), "b.csv"))
            .weight(WeightPlan.weight(col("w"), method("negative").with("policy", "keep")))
            .column(column("pt").unit("MeV"))
            .select(binary(col("pt"), ">", quantity(60, "GeV")))
            .sample(
                sample("qcd", Role.BACKGROUND)
                    .select(label("b"))
                    .normalise(method("crossSection").with("value", 3)));
    // 3 pb times 2 /fb are 6000 events for a sum of 1 - 1 + 4; of the weights 1 and -1 stay.
    assertArrayEquals(new double[] {1500, -1500}, load(normalised).weights(), 1e-9);
  }

  @Test
  void dataHasWeightOneAndMayLackWhatOnlySimulationHas() {
    DatasetPlan plan =
        jets().sample(sample("data", Role.DATA).source(SourcePlan.none().files("data.csv")));
    Dataset jets = load(plan);
    assertEquals(1, jets.weights()[4]);
    // What only cuts and weights read is not kept.
    assertEquals(Set.of("pt", "tau", "mass"), jets.table().names());
    Dataset named =
        Loading.of(StudyPlan.study("test", ""), plan, folder, Set.of("label")).nominal();
    assertEquals("", named.table().values("label").text(4));
    assertTrue(jets.notes().contains(Note.info("'label' is not in the files of 'data'")));
  }

  @Test
  void negativeWeightsNeedAPolicy() {
    DatasetPlan silent = jets().weight(WeightPlan.weight(col("w")));
    assertTrue(message(silent, "jets.qcd").contains("1 of 3 weights of sample 'qcd' are negative"));
    DatasetPlan zero =
        jets().weight(WeightPlan.weight(col("w"), method("negative").with("policy", "zero")));
    assertArrayEquals(new double[] {2, 1, 0, 4}, load(zero).weights());
  }

  @Test
  void whatIsWrongNamesTheElement() {
    assertTrue(
        message(jets().weight(WeightPlan.weight(call("log", number(-1)))), "jets.W")
            .contains("missing (NaN) or infinite"));
    assertTrue(
        message(jets().weight(WeightPlan.weight(number(0))), "jets").contains("all weights are 0"));
    assertTrue(message(jets().select(label("b")), "jets").contains("no signal event is left"));
    assertTrue(
        message(jets().select(binary(col("pd"), ">", number(0))), "jets.W")
            .contains("did you mean 'pt'"));
    assertTrue(
        message(
                jets()
                    .column(column("event").traits(method("integer")))
                    .column(column("tau").traits(method("integer"))),
                "jets.tau")
            .contains("declared integer"));
    assertTrue(
        message(jets().source(SourcePlan.none().files("c.csv")), "jets.W")
            .contains("there is no file 'c.csv'"));
    assertTrue(
        message(jets().source(SourcePlan.none().files("/etc/passwd")), "jets.W")
            .contains("absolute path"));
    assertTrue(
        message(
                jets()
                    .column(column("loop").computed(binary(col("loop"), "+", number(1))))
                    .select(binary(col("loop"), ">", number(0))),
                "jets.W")
            .contains("'loop'"));
  }

  @Test
  void aKeySplitsEventsWhateverTheOrderOfSamples() {
    DatasetPlan folds = jets().split(method("folds").with("count", 3).with("key", "event"));
    DatasetPlan turned =
        new DatasetPlan(
            "jets",
            SourcePlan.none().files("b.csv", "a.csv"),
            folds.weight(),
            folds.select(),
            java.util.List.of(folds.samples().get(1), folds.samples().get(0)),
            folds.groups(),
            folds.columns(),
            folds.lists(),
            folds.split());
    Dataset one = load(folds);
    Dataset other = load(turned);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        if (one.table().values("event").key(i) == other.table().values("event").key(j)) {
          assertEquals(one.split().fold()[i], other.split().fold()[j]);
        }
      }
    }
  }

  @Test
  void generatorsAndUnknownSourcesOfEvents() {
    DatasetPlan toy =
        DatasetPlan.dataset("toy")
            .source(SourcePlan.generate(method("xaugToy").with("events", 1000)))
            .sample(sample("two", Role.SIGNAL).select(binary(col("label"), "==", number(1))))
            .sample(sample("one", Role.BACKGROUND).select(binary(col("label"), "==", number(0))))
            .split(
                method("fractions").with("train", 0.5).with("validation", 0.2).with("test", 0.3));
    Dataset events = load(toy);
    assertEquals(500, events.eventsOf("two").length);
    double[] scales = events.scales();
    assertEquals(1 / 0.3, scales[0], 0.6);
    assertTrue(
        message(toy.source(SourcePlan.generate(method("xaugTo"))), "toy.two")
            .contains("did you mean 'xaugToy'"));
  }

  @Test
  void listsAreSortedAndCut() {
    EventTable raw =
        EventTable.of(2)
            .with(
                "p",
                new ColumnData.Jagged(
                    new int[] {0, 3, 4}, new ColumnData.Floats(new float[] {1, 3, 2, 9})))
            .with(
                "e",
                new ColumnData.Jagged(
                    new int[] {0, 3, 4}, new ColumnData.Floats(new float[] {10, 30, 20, 90})));
    ListPlan list =
        ListPlan.list("jets")
            .traits(method("length").with("count", 2), method("sorted").with("by", "pt"))
            .column(column("pt").computed(col("p")))
            .column(column("eta").computed(binary(col("e"), "/", number(10))));
    Map<String, ColumnPlan> declared = new LinkedHashMap<>(ListMembers.declared(list));
    declared.put("leading", column("leading").computed(Expression.element("jets.eta", 0)));
    ResolvedColumns columns =
        new ResolvedColumns(raw, declared, List.of(list), (name, column) -> column);
    ColumnData eta = columns.values("jets.eta");
    assertArrayEquals(new double[] {3, 2, 9}, ((ColumnData.Jagged) eta).elements().all());
    assertArrayEquals(new int[] {0, 2, 3}, ((ColumnData.Jagged) eta).starts());
    // A computed column sees the list as declared, and the mask has its lengths.
    assertArrayEquals(new double[] {3, 9}, columns.values("leading").all());
    ColumnData mask = columns.values("jets.mask");
    assertArrayEquals(new double[] {1, 1, 1}, ((ColumnData.Jagged) mask).elements().all());
  }

  @Test
  void whatListsImagesAndGraphsHaveNoPlaceForIsTold() {
    EventTable raw =
        EventTable.of(2)
            .with(
                "p",
                new ColumnData.Jagged(
                    new int[] {0, 3, 4}, new ColumnData.Floats(new float[] {1, 3, 2, 4})));
    ListPlan list =
        ListPlan.list("jets")
            .traits(method("length").with("count", 2))
            .column(column("pt").computed(col("p")));
    Map<String, ColumnPlan> declared = new LinkedHashMap<>(ListMembers.declared(list));
    declared.put(
        "picture",
        column("picture")
            .structured(
                method("image")
                    .with("of", "jets")
                    .with("axes", List.of("jets.pt", "jets.pt"))
                    .with("value", "jets.pt")
                    .with("pixels", List.of(2.0, 2.0))
                    .with("range", new Interval(0, 4))));
    declared.put(
        "g",
        column("g")
            .structured(
                method("graph")
                    .with("of", "jets")
                    .with("nodes", 1.0)
                    .with("features", List.of("jets.pt"))
                    .with("edges", "all")));
    ResolvedColumns columns =
        new ResolvedColumns(raw, declared, List.of(list), (name, column) -> column);
    columns.values("picture");
    columns.values("g");
    assertEquals(
        List.of(
            "1 of 4 (25.0 %) objects of list 'jets' are behind its length",
            "1 of 3 (33.3 %, with 50.0 % of their sum) objects are outside the range of image"
                + " 'picture'",
            "1 of 3 (33.3 %) objects are no nodes of graph 'g', which has 1"),
        columns.losses().stream().map(Loss::text).toList());
    assertEquals(
        List.of(Loss.of("a", 3, 10)), Loss.merged(List.of(Loss.of("a", 1, 4), Loss.of("a", 2, 6))));
  }

  /** The file's own visible mass, rounded to three digits, against the formula of its momenta. */
  @Test
  void theHiggsSamplesVisibleMassIsThatOfItsMomenta() {
    String data = System.getenv("ASSAY_TEST_DATA");
    assumeTrue(data != null, "ASSAY_TEST_DATA is not set");
    Expression mass =
        call(
            "invariantMass",
            col("PRI_tau_pt"),
            col("PRI_tau_eta"),
            col("PRI_tau_phi"),
            col("PRI_lep_pt"),
            col("PRI_lep_eta"),
            col("PRI_lep_phi"));
    DatasetPlan plan =
        DatasetPlan.dataset("events")
            .source(SourcePlan.none().files("higgsml/*.csv.gz"))
            .weight(WeightPlan.weight(col("Weight")))
            .sample(sample("htautau", Role.SIGNAL).select(binary(col("Label"), "==", text("s"))))
            .sample(sample("other", Role.BACKGROUND).select(binary(col("Label"), "==", text("b"))))
            .column(
                column("mmc")
                    .traits(method("missing").with("value", -999))
                    .computed(col("DER_mass_MMC")))
            .column(column("PRI_tau_pt").unit("GeV"))
            .column(column("PRI_lep_pt").unit("GeV"))
            .column(column("mVis").computed(mass))
            .split(method("folds").with("count", 5).with("key", "EventId"));
    StudyPlan study =
        StudyPlan.study("h", "")
            .seed(1)
            .dataset(plan)
            .learner(LearnerPlan.classifier("c", "events").inputs("mVis", "DER_mass_vis", "mmc"));
    Dataset events = Loading.of(study, plan, Path.of(data)).nominal();
    assertEquals(22_888, events.count());
    assertEquals(7_816, events.eventsOf("htautau").length);
    double[] computed = events.table().values("mVis").all();
    double[] stored = events.table().values("DER_mass_vis").all();
    double worst = 0;
    for (int i = 0; i < computed.length; i++) {
      worst = Math.max(worst, Math.abs(computed[i] - stored[i]));
    }
    assertTrue(worst < 0.5, "differs by " + worst + " GeV");
    assertEquals("GeV", events.table().values("mVis").unit().name());
    assertEquals(events.count(), events.split().events(Split.Part.TEST, 0).length * 5, 600);
  }
}
