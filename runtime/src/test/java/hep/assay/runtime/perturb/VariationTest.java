// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.text;
import static hep.assay.runtime.plan.NuisancePlan.nuisance;
import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.Alteration;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Loading;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SamplePlan.Role;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariationTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    StringBuilder text = new StringBuilder("pt,n,tau,w,label,up\n");
    text.append("30,1,0.5,1,s,1.1\n49.5,2,,2,b,1.2\n60,3,0.99,3,b,0.7\n");
    Files.writeString(folder.resolve("a.csv"), text);
    Files.writeString(folder.resolve("d.csv"), "pt,n,tau\n60,3,0.99\n");
  }

  private static DatasetPlan plan() {
    return DatasetPlan.dataset("jets")
        .source(SourcePlan.none().files("a.csv"))
        .weight(WeightPlan.weight(column("w")))
        .select(binary(column("pt"), "<", quantity(61, "GeV")))
        .sample(
            SamplePlan.sample("W", Role.SIGNAL).select(binary(column("label"), "==", text("s"))))
        .sample(
            SamplePlan.sample("qcd", Role.BACKGROUND)
                .select(binary(column("label"), "==", text("b"))))
        .sample(SamplePlan.sample("data", Role.DATA).source(SourcePlan.none().files("d.csv")))
        .column(ColumnPlan.column("pt").unit("GeV"))
        .column(ColumnPlan.column("n").traits(method("integer")))
        .column(ColumnPlan.column("tau").traits(method("bounds").with("low", 0).with("high", 1)))
        .column(ColumnPlan.column("label").traits(method("fixed")))
        .column(ColumnPlan.column("double").computed(binary(number(2), "*", column("pt"))));
  }

  private Dataset load(NuisancePlan nuisance, boolean up) {
    DatasetPlan plan = plan();
    StudyPlan study = StudyPlan.study("s", "").seed(5).dataset(plan).nuisance(nuisance);
    Loading loading =
        Loading.of(
            study, plan, folder, java.util.Set.of("pt", "n", "tau", "double", "w", "label", "up"));
    return loading.load(Variation.of(nuisance, plan, new Seed(5)).get(up ? 0 : 1));
  }

  private static double[] of(Dataset data, String column) {
    return data.table().values(column).all();
  }

  @Test
  void computedColumnsAndCutsFollowAndDataStays() {
    NuisancePlan jes =
        nuisance("JES", "jets").vary(List.of("pt"), method("scale").with("size", 0.02));
    Dataset up = load(jes, true);
    // The event with 60 GeV leaves: 61.2 GeV fail the cut of the dataset.
    assertArrayEquals(new double[] {30.6, 50.49, 60}, of(up, "pt"), 1e-9);
    // A computed column that is an input and nothing else has 32 bits.
    assertArrayEquals(new double[] {61.2, 100.98, 120}, of(up, "double"), 1e-5);
    assertArrayEquals(new double[] {29.4, 48.51, 58.8, 60}, of(load(jes, false), "pt"), 1e-9);
    assertEquals("JES down", Variation.of(jes, plan(), new Seed(1)).get(1).name());
  }

  @Test
  void valuesStayWithinWhatIsDeclared() {
    NuisancePlan all =
        nuisance("X", "jets")
            .samples("qcd")
            .vary(List.of("tau", "n"), method("scale").with("size", 0.3));
    Dataset up = load(all, true);
    assertArrayEquals(new double[] {0.5, Double.NaN, 1, 0.99}, of(up, "tau"));
    assertArrayEquals(new double[] {1, 3, 4, 3}, of(up, "n"));
    NuisancePlan fixed =
        nuisance("F", "jets").vary(List.of("label"), method("scale").with("size", 1));
    assertEquals("F", assertThrows(StudyException.class, () -> load(fixed, true)).place());
  }

  @Test
  void shiftsTakeUnitsAndValuesTakeFormulas() {
    NuisancePlan shift =
        nuisance("S", "jets")
            .samples("W")
            .vary(List.of("pt"), method("shift").with("by", quantity(500, "MeV")));
    assertArrayEquals(new double[] {29.5, 49.5, 60, 60}, of(load(shift, false), "pt"), 1e-9);
    NuisancePlan values =
        nuisance("V", "jets")
            .samples("qcd")
            .vary(
                List.of("pt"),
                method("values")
                    .with("up", binary(column("pt"), "*", binary(column("n"), "/", number(3))))
                    .with("down", column("pt")));
    assertArrayEquals(new double[] {30, 33, 60, 60}, of(load(values, true), "pt"), 1e-9);
  }

  @Test
  void smearingIsSymmetricAndTheSameForColumnsThatVaryTogether() {
    NuisancePlan smear =
        nuisance("R", "jets")
            .samples("W", "qcd")
            .vary(List.of("pt", "tau"), method("smear").with("sigma", 0.001));
    double[] up = of(load(smear, true), "pt");
    double[] down = of(load(smear, false), "pt");
    double[] tau = of(load(smear, true), "tau");
    assertTrue(up[0] != 30);
    assertEquals(60, up[0] + down[0], 1e-9);
    assertEquals(up[0] / 30, tau[0] / 0.5, 1e-12);
  }

  @Test
  void weightsAndNormalisations() {
    NuisancePlan weights =
        nuisance("PS", "jets")
            .samples("qcd")
            .vary(List.of("weight"), method("factors").with("up", column("up")));
    assertArrayEquals(new double[] {1, 2.4, 2.1, 1}, load(weights, true).weights(), 1e-12);
    assertArrayEquals(new double[] {1, 1.6, 3.9, 1}, load(weights, false).weights(), 1e-12);
    NuisancePlan norm =
        nuisance("N", "jets").vary(List.of("W"), method("normalisation").with("size", 0.1));
    assertArrayEquals(new double[] {1.1, 2, 3, 1}, load(norm, true).weights(), 1e-12);
  }

  @Test
  void anUnknownWayIsNamed() {
    NuisancePlan wrong = nuisance("X", "jets").vary(List.of("pt"), method("scal"));
    assertTrue(
        assertThrows(StudyException.class, () -> load(wrong, true))
            .getMessage()
            .contains("did you mean 'scale'"));
  }

  /** Every way to vary keeps what is missing missing, data as it is, and repeats itself. */
  @Test
  void everyWayToVaryKeepsTheRules() {
    for (VaryMethod way : Variations.ALL.all()) {
      Settings settings = Settings.NONE;
      for (Setting setting : way.term().settings()) {
        Object value =
            setting.kind() == Setting.Kind.FORMULA
                ? way.name().equals("factors") ? number(1.1) : number(0.4)
                : Double.valueOf(0.1);
        settings = settings.with(setting.name(), value);
      }
      List<String> names =
          switch (way.subject()) {
            case COLUMNS -> List.of("tau");
            case WEIGHT -> List.of("weight");
            case SAMPLES -> List.of("qcd");
          };
      NuisancePlan one = nuisance("X", "jets").vary(names, new Method(way.name(), settings));
      Dataset up = load(one, true);
      assertTrue(Double.isNaN(of(up, "tau")[1]), way.name());
      assertEquals(0.99, of(up, "tau")[3], way.name());
      assertEquals(1, up.weights()[3], way.name());
      assertArrayEquals(of(up, "tau"), of(load(one, true), "tau"), way.name());
      boolean moved =
          of(up, "tau")[0] != of(load(one, false), "tau")[0]
              || up.weights()[1] != load(one, false).weights()[1];
      assertTrue(moved || way.term().setting("down").isPresent(), way.name());
    }
  }

  /** A formula that varies a list may read its elements, sums over it and numbers of the event. */
  @Test
  void listsTakeFormulasOfTheirElements() {
    int[] starts = {0, 2, 2, 3};
    ColumnData.Jagged pt =
        new ColumnData.Jagged(starts, new ColumnData.Doubles(new double[] {1, 3, 10}));
    EventTable events =
        EventTable.of(3)
            .with("jet.pt", pt)
            .with("short", new ColumnData.Jagged(new int[] {0, 1, 2, 3}, pt.elements()))
            .with("k", new ColumnData.Doubles(new double[] {100, 200, 300}));
    DatasetPlan plan =
        DatasetPlan.dataset("jets")
            .list(ListPlan.list("jet").column(ColumnPlan.column("pt")))
            .column(ColumnPlan.column("k"));
    Expression share =
        binary(
            binary(column("jet.pt"), "/", Expression.call("sum", column("jet.pt"))),
            "+",
            column("k"));
    Alteration.SampleEvents sample =
        new Alteration.SampleEvents(
            SamplePlan.sample("W", Role.SIGNAL), events, new long[] {0, 1, 2});
    java.util.function.Function<Expression, double[]> up =
        formula -> {
          Method by = method("values").with("up", formula).with("down", column("k"));
          NuisancePlan nuisance = nuisance("X", "jets").vary(List.of("jet.pt"), by);
          Variation variation = Variation.of(nuisance, plan, new Seed(5)).get(0);
          return ((ColumnData.Jagged) variation.column("jet.pt", pt, sample)).elements().all();
        };
    assertArrayEquals(new double[] {100.25, 100.75, 301}, up.apply(share));
    assertArrayEquals(new double[] {100, 100, 300}, up.apply(column("k")));
    StudyException wrong = assertThrows(StudyException.class, () -> up.apply(column("short")));
    assertTrue(wrong.getMessage().contains("lists of different length in event 0"));
  }
}
