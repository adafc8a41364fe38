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
import java.util.stream.IntStream;

/** The events of one sample after the cuts. */
record LoadedSample(
    SamplePlan sample, int before, Map<String, ColumnData> columns, double[] weights, long[] ids) {

  static LoadedSample of(
      SamplePlan sample,
      Map<String, ColumnData> columns,
      double[] weights,
      double factor,
      long[] ids,
      int[] kept) {
    boolean all = kept.length == ids.length;
    Map<String, ColumnData> chosen = new LinkedHashMap<>();
    columns.forEach((name, column) -> chosen.put(name, all ? column : column.select(kept)));
    double[] weight = Arrays.stream(kept).mapToDouble(row -> weights[row] * factor).toArray();
    long[] id = Arrays.stream(kept).mapToLong(row -> ids[row]).toArray();
    return new LoadedSample(sample, ids.length, chosen, weight, id);
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
      if (own.stream().allMatch(part -> part.weights.length == 0)) {
        throw new StudyException(
            who
                + ": no "
                + role.word()
                + " event is left"
                + (before == 0
                    ? "; no event of the files passes its select"
                    : "; all " + before + " fail the cuts of the dataset"));
      }
      if (own.stream().flatMapToDouble(part -> Arrays.stream(part.weights)).allMatch(w -> w == 0)) {
        throw new StudyException(who + ": all weights are 0");
      }
    }
  }

  /** All samples one after another; a column that only some have is missing in the others. */
  static Dataset join(DatasetPlan plan, List<LoadedSample> parts, List<Note> notes) {
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.addAll(part.columns.keySet()));
    for (LoadedSample part : parts) {
      names.stream()
          .filter(name -> !part.columns.containsKey(name))
          .forEach(
              name ->
                  notes.add(
                      Note.info(
                          "'" + name + "' is not in the files of '" + part.sample.name() + "'")));
      if (part.weights.length == 0) {
        notes.add(Note.warning("sample '" + part.sample.name() + "' has no events after the cuts"));
      }
    }
    EventTable table = joined(names, parts);
    double[] weights =
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.weights)).toArray();
    long[] ids = parts.stream().flatMapToLong(part -> Arrays.stream(part.ids)).toArray();
    byte[] samples = new byte[weights.length];
    int at = 0;
    for (int s = 0; s < parts.size(); s++) {
      Arrays.fill(samples, at, at + parts.get(s).weights.length, (byte) s);
      at += parts.get(s).weights.length;
    }
    shared(ids, notes);
    return new Dataset(plan, table, weights, samples, ids, Split.none(weights.length), notes);
  }

  /** Column by column, each let go by its part when it is joined: never is all there twice. */
  private static EventTable joined(Set<String> names, List<LoadedSample> parts) {
    int count = parts.stream().mapToInt(part -> part.weights.length).reduce(0, Math::addExact);
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<EventTable> own =
          parts.stream()
              .map(
                  part ->
                      new EventTable(part.weights.length, Map.of(name, part.column(name, parts))))
              .toList();
      parts.forEach(part -> part.columns.remove(name));
      columns.put(name, Joined.of(own).values(name));
    }
    return new EventTable(count, columns);
  }

  private ColumnData column(String name, List<LoadedSample> parts) {
    if (columns.containsKey(name)) {
      return columns.get(name);
    }
    ColumnData like =
        parts.stream()
            .filter(part -> part.columns.containsKey(name))
            .findFirst()
            .orElseThrow()
            .columns
            .get(name);
    if (like.isText()) {
      int[] none = new int[weights.length];
      Arrays.fill(none, -1);
      return new ColumnData.Words(List.of(), none);
    }
    if (like instanceof ColumnData.Jagged list) {
      return new ColumnData.Jagged(new int[weights.length + 1], list.elements().select(new int[0]));
    }
    if (like instanceof ShapedColumn shaped) {
      float[] none = ShapedColumn.array(shaped.shape(), weights.length, "column '" + name + "'");
      Arrays.fill(none, Float.NaN);
      return new ShapedColumn(shaped.shape(), weights.length, none, shaped.unit());
    }
    float[] missing = new float[weights.length];
    Arrays.fill(missing, Float.NaN);
    return new ColumnData.Floats(missing).declared(like.unit(), Double.NaN);
  }

  private static void shared(long[] ids, List<Note> notes) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    long twice = IntStream.range(1, sorted.length).filter(i -> sorted[i] == sorted[i - 1]).count();
    if (twice > 0) {
      notes.add(Note.warning(twice + " events belong to two samples, and count in each of them"));
    }
  }
}
