// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.Split.Part;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
  private static Split split(String word, Settings settings, long[] keys) {
    Splits.Splitting splitting = Splits.ALL.get(word);
    return splitting
        .method()
        .split(splitting.term().complete(settings), keys, EventTable.of(keys.length), new Seed(3));
  }

  private static final Settings SIXTY =
      Settings.NONE.with("train", 0.6).with("validation", 0.2).with("test", 0.2);

  @Test
  void fractionsHoldAndDependOnTheKeyAlone() {
    long[] keys = LongStream.range(0, 20_000).toArray();
    Split split = split("fractions", SIXTY, keys);
    assertEquals(12_000, split.events(Part.TRAINING, 0).length, 300);
    assertEquals(4_000, split.events(Part.VALIDATION, 0).length, 250);
    assertEquals(
        20_000,
        split.events(Part.TRAINING, 0).length
            + split.events(Part.VALIDATION, 0).length
            + split.events(Part.TEST, 0).length);
    Split backwards =
        split("fractions", SIXTY, LongStream.range(0, 20_000).map(i -> 19_999 - i).toArray());
    for (int i = 0; i < 20_000; i++) {
      assertEquals(split.part(i, 0), backwards.part(19_999 - i, 0));
    }
  }

  @Test
  void everyEventIsTestedByExactlyOneFoldThatNeverSawIt() {
    Split split =
        split("folds", Settings.NONE.with("count", 5), LongStream.range(0, 5_000).toArray());
    for (int event = 0; event < split.count(); event++) {
      int tested = 0;
      for (int fold = 0; fold < 5; fold++) {
        tested += split.part(event, fold) == Part.TEST ? 1 : 0;
      }
      assertEquals(1, tested);
      assertEquals(Part.TEST, split.part(event, split.scoredBy(event)));
      assertTrue(split.quotable(event));
    }
    assertEquals(1_000, split.events(Part.TEST, 2).length, 120);
    assertEquals(600, split.events(Part.VALIDATION, 2).length, 100);
  }

  @Test
  void partsGivenByAColumn() {
    EventTable table = EventTable.of(4).with("set", new ColumnData.Ints(new int[] {0, 1, 2, 3}));
    Settings settings = Settings.NONE;
    String[] names = {"train", "validation", "test"};
    for (int k = 0; k < 3; k++) {
      settings =
          settings.with(
              names[k], Expression.binary(Expression.column("set"), "==", Expression.number(k)));
    }
    Splits.Splitting cuts = Splits.ALL.get("cuts");
    Split split = cuts.method().split(settings, new long[4], table, new Seed(1));
    assertEquals(Part.VALIDATION, split.part(1, 0));
    assertEquals(Part.UNUSED, split.part(3, 0));
  }

  @Test
  void tooLargeFractionsAreRefused() {
    assertTrue(
        assertThrows(
                StudyException.class,
                () -> split("fractions", SIXTY.with("test", 0.3), new long[1]))
            .getMessage()
            .contains("more than 100 %"));
  }
}
