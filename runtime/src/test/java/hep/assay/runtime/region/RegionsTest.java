// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.region;

import static hep.assay.runtime.expression.Expression.binary;
import static hep.assay.runtime.expression.Expression.column;
import static hep.assay.runtime.expression.Expression.not;
import static hep.assay.runtime.expression.Expression.number;
import static hep.assay.runtime.expression.Expression.quantity;
import static hep.assay.runtime.expression.Expression.within;
import static hep.assay.runtime.plan.RegionPlan.region;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.data.Split.Part;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.RegionPlan.Role;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionsTest {
  /** Signal 0-3, background 4-7, data 8-11; even events validate, odd ones test. */
  private static Dataset dataset() {
    DatasetPlan plan =
        DatasetPlan.dataset("jets")
            .sample(SamplePlan.sample("W", SamplePlan.Role.SIGNAL))
            .sample(SamplePlan.sample("qcd", SamplePlan.Role.BACKGROUND))
            .sample(SamplePlan.sample("data", SamplePlan.Role.DATA));
    double[] score = {0.9, 0.8, 0.4, 0.6, 0.1, 0.2, 0.3, 0.7, 0.95, 0.05, 0.65, 0.55};
    double[] mass = {80, 90, 120, 70, 100, 110, 200, 95, 85, 130, 99, 300};
    EventTable table =
        EventTable.of(12)
            .with("flat", new ColumnData.Doubles(score))
            .with("mass", new ColumnData.Doubles(mass).declared(Unit.of("GeV"), Double.NaN));
    double[] weights = new double[12];
    Arrays.fill(weights, 1);
    weights[2] = 3;
    Part[] parts = new Part[12];
    byte[] samples = new byte[12];
    long[] ids = new long[12];
    for (int i = 0; i < 12; i++) {
      parts[i] = i % 2 == 0 ? Part.VALIDATION : Part.TEST;
      samples[i] = (byte) (i / 4);
      ids[i] = i;
    }
    return new Dataset(
        plan, table, weights, samples, ids, new Split(1, new byte[12], parts), List.of());
  }

  private static final Expression TAGGED =
      binary(
          column("flat"),
          ">",
          Expression.call(
              "threshold",
              List.of(column("flat")),
              Map.of("efficiency", quantity(25, "%"), "sample", column("W"))));

  private static final RegionPlan SR =
      region("SR", Role.SIGNAL, "jets")
          .select(TAGGED)
          .select(within(column("mass"), number(65), quantity(105, "GeV")));
  private static final RegionPlan CR =
      region("CR", Role.CONTROL, "jets")
          .select(within(column("mass"), number(105), quantity(400, "GeV")));
  private static final RegionPlan ALL = region("all", Role.NONE, "jets");
  private static final RegionPlan ANTI =
      region("anti", Role.VALIDATION, "jets").select(not(TAGGED));

  private static Regions regions(RegionPlan... plans) {
    Dataset dataset = dataset();
    return Regions.of(List.of(plans), dataset, Thresholds.find(List.of(plans), dataset));
  }

  @Test
  void aThresholdKeepsItsEfficiencyOfTheSamplesValidationEvents() {
    // Validation events of W: score 0.9 with weight 1 and 0.4 with weight 3.
    Thresholds found = Thresholds.find(List.of(SR), dataset());
    var cut = found.values().values().iterator().next();
    assertEquals(0.65, cut.value(), 1e-12);
    assertEquals(0.25, cut.efficiency(), 1e-12);
    assertArrayEquals(new int[] {0, 1, 7}, regions(SR).in("SR").simulated());
    assertArrayEquals(new int[] {1, 7}, regions(SR).in("SR").quotable());
    assertArrayEquals(new int[] {7}, regions(SR).in("SR").quotable("qcd"));
    assertTrue(found.notes().get(0).text().contains("keeps 25.00 %"));
  }

  @Test
  void observedEventsOfASignalRegionAreBlindUntilUnblinded() {
    RegionEvents blind = regions(SR, CR).in("SR");
    StudyException refused = assertThrows(StudyException.class, blind::observed);
    assertEquals("SR", refused.place());
    assertTrue(refused.getMessage().contains("is blind"));
    RegionEvents open = regions(SR.unblind("approved"), CR).in("SR");
    assertArrayEquals(new int[] {8}, open.observed());
    assertTrue(open.notes().get(0).text().contains("approved"));
  }

  @Test
  void noOtherRegionShowsWhatIsBlind() {
    RegionEvents all = regions(SR, ALL).in("all");
    assertArrayEquals(new int[] {9, 10, 11}, all.observed());
    assertEquals(1, all.hidden());
    assertTrue(all.notes().get(0).text().contains("1 observed events of region 'all'"));
    assertArrayEquals(
        new int[] {8, 9, 10, 11}, regions(SR.unblind("ok"), ALL).in("all").observed());
  }

  @Test
  void disjointnessIsProvedOrCounted() {
    List<Regions.Overlap> overlaps = regions(SR, CR).requireDisjoint();
    assertTrue(overlaps.get(0).proved());
    assertTrue(regions(SR, ANTI).overlap("SR", "anti").proved());
    RegionPlan counted =
        region("CR", Role.CONTROL, "jets").select(binary(column("flat"), "<", number(0.5)));
    assertEquals(
        new Regions.Overlap("SR", "CR", false, 0), regions(SR, counted).overlap("SR", "CR"));
    RegionPlan sharing =
        region("CR", Role.CONTROL, "jets").select(binary(column("flat"), ">", number(0.75)));
    StudyException refused =
        assertThrows(StudyException.class, () -> regions(SR, sharing).requireDisjoint());
    assertEquals("CR", refused.place());
    assertTrue(refused.getMessage().contains("share 3 events"), refused.getMessage());
  }

  @Test
  void unknownRegionsAndColumnsAreNamed() {
    assertTrue(
        assertThrows(StudyException.class, () -> regions(SR).in("CR")).getMessage().contains("SR"));
    RegionPlan wrong = region("X", Role.NONE, "jets").select(binary(column("flt"), ">", number(0)));
    StudyException e = assertThrows(StudyException.class, () -> regions(wrong).in("X"));
    assertEquals("X", e.place());
    assertTrue(e.getMessage().contains("did you mean 'flat'"));
  }
}
