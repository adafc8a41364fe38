// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.Luminosity;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes the events of one sample out of the blocks of its files: counts, checks and weighs all of
 * them, and lets go those that no variation brings through the dataset's cuts.
 *
 * @param <K> what is kept of a block's events
 */
final class SampleIntake<K> {
  /** Makes what is kept of the events of a block that pass. */
  interface Keeping<K> {
    K of(SamplePlan sample, SampleRows passing, double[] weights);
  }

  private final DatasetPlan dataset;
  private final SamplePlan sample;
  private final SampleCuts cuts;
  private final List<Alteration> alterations;
  private final Keeping<K> keeping;
  private final Weights weights;
  private final Map<ColumnPlan, Integer> outside = new LinkedHashMap<>();
  private final List<K> kept = new ArrayList<>();
  private int events;
  private double sum;

  /**
   * @param checked the declared columns of the dataset whose traits are checked
   * @param alterations under which the events will be wanted besides as they are
   */
  SampleIntake(
      DatasetPlan dataset,
      SamplePlan sample,
      SampleCuts cuts,
      List<ColumnPlan> checked,
      List<Alteration> alterations,
      Keeping<K> keeping) {
    this.dataset = dataset;
    this.sample = sample;
    this.cuts = cuts;
    this.alterations = alterations;
    this.keeping = keeping;
    this.weights = new Weights(weight(dataset, sample), sample.name());
    checked.forEach(column -> outside.put(column, 0));
  }

  static Optional<WeightPlan> weight(DatasetPlan dataset, SamplePlan sample) {
    boolean data = sample.role() == SamplePlan.Role.DATA;
    return data ? Optional.empty() : sample.weight().or(dataset::weight);
  }

  /**
   * What a block has of the sample.
   *
   * @param weights of all its events, as they are written
   * @param outside values out of bounds, by checked column
   * @param passing how many of its events pass
   */
  record Seen<K>(double[] weights, int[] outside, int passing, K kept) {}

  /**
   * Looks at a block; by several threads at once.
   *
   * @param block all events of the block
   * @param place the id of its first event
   */
  Seen<K> see(EventTable block, long place) {
    try {
      int[] chosen = LoadedSample.indices(Evaluator.all(sample.select(), cuts.columns(block)));
      long[] ids = Arrays.stream(chosen).mapToLong(row -> place + row).toArray();
      EventTable raw = chosen.length == block.count() ? block : block.select(chosen);
      SampleRows rows = new SampleRows(raw, ids);
      ResolvedColumns columns = cuts.columns(raw);
      int[] beyond = outside.keySet().stream().mapToInt(one -> outside(one, columns)).toArray();
      double[] all = weights.of(columns);
      int[] passing = passing(rows, columns);
      double[] weight = IntStream.of(passing).mapToDouble(i -> weights.under(all[i])).toArray();
      K own = keeping.of(sample, rows.select(passing), weight);
      return new Seen<>(all, beyond, passing.length, own);
    } catch (StudyException e) {
      throw e.at(dataset.name() + "." + sample.name());
    }
  }

  private int outside(ColumnPlan column, ResolvedColumns events) {
    try {
      return events.stored(column.name())
          ? Traits.outside(column, events.values(column.name()))
          : 0;
    } catch (StudyException e) {
      throw e.at(dataset.name() + "." + column.name());
    }
  }

  /** The events that pass the cuts as they are or under any alteration. */
  private int[] passing(SampleRows rows, ResolvedColumns nominal) {
    boolean[] any = Evaluator.all(dataset.select(), nominal);
    for (Alteration alteration : alterations) {
      if (!dataset.select().isEmpty() && alteration.concerns(sample)) {
        for (int row : cuts.passing(sample, rows, alteration)) {
          any[row] = true;
        }
      }
    }
    return LoadedSample.indices(any);
  }

  /** Takes what was seen, in the order of the events. */
  void take(Seen<K> seen) {
    events += seen.weights.length;
    weights.count(seen.weights);
    for (double weight : seen.weights) {
      sum += weights.under(weight);
    }
    int at = 0;
    for (Map.Entry<ColumnPlan, Integer> column : outside.entrySet()) {
      column.setValue(column.getValue() + seen.outside[at++]);
    }
    kept.add(seen.kept);
  }

  /** What is kept, block after block. */
  List<K> kept() {
    return kept;
  }

  SamplePlan sample() {
    return sample;
  }

  /** The number of events before the dataset's cuts. */
  int events() {
    return events;
  }

  /**
   * The factor of all weights, once all blocks are taken; what is to be told of them is noted.
   *
   * @throws StudyException where the weights are not what the study allows
   */
  double factor(Optional<Luminosity> luminosity, List<Note> notes) {
    try {
      outside.forEach(
          (column, count) -> {
            if (count > 0) {
              String text = Traits.outside(column, count, events);
              notes.add(Note.warning(sample.name() + ": " + text));
            }
          });
      weights.requireSound(notes);
      return Normalisations.factor(sample.normalise(), sum, luminosity);
    } catch (StudyException e) {
      throw e.at(dataset.name() + "." + sample.name());
    }
  }
}
