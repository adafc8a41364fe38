// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SamplePlan.Role;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events of one sample after the cuts.
 *
 * @param before how many there were
 * @param factor of all weights
 * @param parts the events, one part after another
 */
record LoadedSample(SamplePlan sample, int before, double factor, List<Part> parts) {

  /**
   * Some events of a sample.
   *
   * @param stored the columns that the files have, also those that are not kept
   * @param columns by name; each is let go when it is joined
   * @param weights without the factor
   * @param losses what has no place in the columns
   */
  record Part(
      Set<String> stored,
      Map<String, ColumnData> columns,
      double[] weights,
      long[] ids,
      List<Loss> losses) {

    long bytes() {
      return 16L * ids.length + columns.values().stream().mapToLong(ColumnData::bytes).sum();
    }
  }

  int count() {
    return parts.stream().mapToInt(part -> part.ids.length).reduce(0, Math::addExact);
  }

  private DoubleStream weights() {
    return parts.stream().flatMapToDouble(part -> Arrays.stream(part.weights)).map(w -> w * factor);
  }

  private boolean has(String column) {
    return parts.get(0).columns.containsKey(column);
  }

  static int[] indices(boolean[] holds) {
    return IntStream.range(0, holds.length).filter(i -> holds[i]).toArray();
  }

  /** Refuses a dataset in which a whole class has no events or no weight. */
  static void checkRoles(DatasetPlan plan, List<LoadedSample> parts) {
    for (Role role : List.of(Role.SIGNAL, Role.BACKGROUND)) {
      List<LoadedSample> own = parts.stream().filter(part -> part.sample.role() == role).toList();
      if (own.isEmpty()) {
        continue;
      }
      List<String> names = own.stream().map(part -> part.sample.name()).toList();
      String who = "sample" + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
      int before = own.stream().mapToInt(LoadedSample::before).sum();
      if (own.stream().allMatch(part -> part.count() == 0)) {
        throw new StudyException(
            who
                + ": no "
                + role.word()
                + " event is left"
                + (before == 0
                    ? "; no event of the files passes its select"
                    : "; all " + before + " fail the cuts of the dataset"));
      }
      if (own.stream().flatMapToDouble(LoadedSample::weights).allMatch(w -> w == 0)) {
        throw new StudyException(who + ": all weights are 0");
      }
    }
  }

  /** Tells what the files of some samples lack, which are empty, and what has no place. */
  static void note(List<LoadedSample> samples, List<Note> notes) {
    Set<String> names = new LinkedHashSet<>();
    samples.forEach(one -> names.addAll(one.parts.get(0).stored));
    for (LoadedSample one : samples) {
      names.stream()
          .filter(name -> !one.parts.get(0).stored.contains(name))
          .forEach(
              name ->
                  notes.add(
                      Note.info(
                          "'" + name + "' is not in the files of '" + one.sample.name() + "'")));
      if (one.count() == 0) {
        notes.add(Note.warning("sample '" + one.sample.name() + "' has no events after the cuts"));
      }
    }
    List<Loss> losses =
        samples.stream()
            .flatMap(one -> one.parts.stream())
            .flatMap(part -> part.losses.stream())
            .toList();
    Loss.merged(losses).stream()
        .filter(loss -> loss.lost() > 0)
        .forEach(loss -> notes.add(Note.info(loss.text())));
  }

  /**
   * All samples one after another; a column that only some have is missing in the others.
   *
   * @param shared columns that need not be joined
   */
  static Dataset join(
      DatasetPlan plan,
      List<LoadedSample> samples,
      Map<String, ColumnData> shared,
      List<Note> notes) {
    double[] weights = samples.stream().flatMapToDouble(LoadedSample::weights).toArray();
    long[] ids = ids(samples);
    byte[] places = new byte[weights.length];
    int at = 0;
    for (int s = 0; s < samples.size(); s++) {
      Arrays.fill(places, at, at + samples.get(s).count(), (byte) s);
      at += samples.get(s).count();
    }
    EventTable table = joined(samples, shared);
    return new Dataset(plan, table, weights, places, ids, Split.none(weights.length), notes);
  }

  static long[] ids(List<LoadedSample> samples) {
    return samples.stream()
        .flatMap(one -> one.parts.stream())
        .flatMapToLong(part -> Arrays.stream(part.ids))
        .toArray();
  }

  /** Column by column, each let go by its part when it is joined: never is all there twice. */
  private static EventTable joined(List<LoadedSample> samples, Map<String, ColumnData> shared) {
    int count = samples.stream().mapToInt(LoadedSample::count).reduce(0, Math::addExact);
    Set<String> names = new LinkedHashSet<>();
    samples.forEach(one -> names.addAll(one.parts.get(0).columns.keySet()));
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<EventTable> parts =
          samples.stream()
              .flatMap(one -> one.columns(name, samples))
              .map(part -> EventTable.of(part.count()).with(name, part))
              .toList();
      samples.forEach(one -> one.parts.forEach(part -> part.columns.remove(name)));
      columns.put(name, Joined.of(parts).values(name));
    }
    columns.putAll(shared);
    return new EventTable(count, columns);
  }

  private Stream<ColumnData> columns(String name, List<LoadedSample> samples) {
    return has(name)
        ? parts.stream().map(part -> part.columns.get(name))
        : Stream.of(
            missing(name, samples.stream().filter(one -> one.has(name)).findFirst().orElseThrow()));
  }

  /** A column that another sample has, without a value for any event of this one. */
  private ColumnData missing(String name, LoadedSample other) {
    ColumnData like = other.parts.get(0).columns.get(name);
    int count = count();
    if (like.isText()) {
      int[] none = new int[count];
      Arrays.fill(none, -1);
      return new ColumnData.Words(List.of(), none);
    }
    if (like instanceof ColumnData.Jagged list) {
      return new ColumnData.Jagged(new int[count + 1], list.elements().select(new int[0]));
    }
    if (like instanceof ShapedColumn shaped) {
      float[] none = ShapedColumn.array(shaped.shape(), count, "column '" + name + "'");
      Arrays.fill(none, Float.NaN);
      return new ShapedColumn(shaped.shape(), count, none, shaped.unit());
    }
    float[] missing = new float[count];
    Arrays.fill(missing, Float.NaN);
    return new ColumnData.Floats(missing).declared(like.unit(), Double.NaN);
  }

  /** Tells of events that are in two samples. */
  static void noteShared(long[] ids, List<Note> notes) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    long twice = IntStream.range(1, sorted.length).filter(i -> sorted[i] == sorted[i - 1]).count();
    if (twice > 0) {
      notes.add(Note.warning(twice + " events belong to two samples, and count in each of them"));
    }
  }
}
