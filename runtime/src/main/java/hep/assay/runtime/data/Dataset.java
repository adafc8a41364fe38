// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The events of a dataset after its cuts, sample after sample in the study's order.
 *
 * <p>Observed events (samples of role data) are in it: rooms above {@code region} reach them only
 * through a region's gate.
 *
 * @param plan what the study says of it
 * @param table the columns; scores are added to it
 * @param weights one per event, normalised; 1 for data
 * @param samples index in the plan's samples of each event
 * @param ids a number for each event that stays the same under any selection
 * @param split what each event is for
 * @param notes what the reader must know of the loading
 */
public record Dataset(
    DatasetPlan plan,
    EventTable table,
    double[] weights,
    byte[] samples,
    long[] ids,
    Split split,
    List<Note> notes) {
  public Dataset {
    notes = List.copyOf(notes);
  }

  public String name() {
    return plan.name();
  }

  public int count() {
    return weights.length;
  }

  /** This dataset with one more column, such as a score. */
  public Dataset with(String column, double[] values) {
    EventTable more = table.with(column, new ColumnData.Doubles(values));
    return new Dataset(plan, more, weights, samples, ids, split, notes);
  }

  /**
   * Whether numbers may be quoted from an event: its score comes from a model that never saw it.
   * Observed events count as such; who trains on them uses folds.
   */
  public boolean quotable(int event) {
    return split.quotable(event) || sample(event).role() == SamplePlan.Role.DATA;
  }

  /** The sample of an event. */
  public SamplePlan sample(int event) {
    return plan.samples().get(samples[event]);
  }

  /**
   * The events of a sample or group.
   *
   * @throws StudyException where there is no such sample
   */
  public int[] eventsOf(String sampleOrGroup) {
    boolean[] wanted = new boolean[plan.samples().size()];
    for (String name : plan.samplesOf(sampleOrGroup)) {
      wanted[indexOf(name)] = true;
    }
    return IntStream.range(0, count()).filter(event -> wanted[samples[event]]).toArray();
  }

  /** The events of all samples of a role. */
  public int[] eventsOf(SamplePlan.Role role) {
    return IntStream.range(0, count()).filter(event -> sample(event).role() == role).toArray();
  }

  private int indexOf(String sample) {
    List<String> names = plan.samples().stream().map(SamplePlan::name).toList();
    if (!names.contains(sample)) {
      throw new StudyException(
          "dataset '" + name() + "' has no sample '" + sample + "'" + Nearest.hint(sample, names));
    }
    return names.indexOf(sample);
  }

  /**
   * The factor that scales the quotable events of each sample to all of its events: the sum of
   * weights of all over that of the quotable ones; 1 with folds. By index of the sample.
   */
  public double[] scales() {
    double[] all = new double[plan.samples().size()];
    double[] quotable = new double[all.length];
    for (int event = 0; event < count(); event++) {
      all[samples[event]] += weights[event];
      quotable[samples[event]] += quotable(event) ? weights[event] : 0;
    }
    for (int sample = 0; sample < all.length; sample++) {
      all[sample] = quotable[sample] == 0 ? 1 : all[sample] / quotable[sample];
    }
    return all;
  }

  /** Sum of weights of some events. */
  public double sum(int[] events) {
    double sum = 0;
    for (int event : events) {
      sum += weights[event];
    }
    return sum;
  }

  /** Effective number of events, {@code (sum w)^2 / sum w^2}; 0 for none. */
  public double effectiveSize(int[] events) {
    double sum = 0;
    double squares = 0;
    for (int event : events) {
      sum += weights[event];
      squares += weights[event] * weights[event];
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }

  /** The events with these indices, in this order. */
  public Dataset select(int[] rows) {
    double[] weight = new double[rows.length];
    byte[] sample = new byte[rows.length];
    long[] id = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      weight[i] = weights[rows[i]];
      sample[i] = samples[rows[i]];
      id[i] = ids[rows[i]];
    }
    return new Dataset(plan, table.select(rows), weight, sample, id, split.select(rows), notes);
  }
}
