// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.region;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The values of {@code threshold(score, efficiency = e, sample = s)}: the cut above which the
 * fraction e of the sample's weight lies, {@code sum(w: score > t) / sum(w) = e}.
 *
 * <p>Found on nominal validation events (with folds on all events, each scored by the model that
 * never saw it) after the dataset's cuts and nothing else; the same value holds under every
 * variation.
 *
 * @param values what was found, by the text of the call
 */
public record Thresholds(SortedMap<String, Quantiles.Cut> values) {
  /** For regions without thresholds. */
  public static final Thresholds NONE = new Thresholds(new TreeMap<>());

  /**
   * Finds the thresholds that some regions name.
   *
   * @param nominal nominal events, with the scores as columns
   * @throws StudyException at the region, where the sample has no validation events
   */
  public static Thresholds find(List<RegionPlan> regions, Dataset nominal) {
    SortedMap<String, Quantiles.Cut> found = new TreeMap<>();
    for (RegionPlan region : regions) {
      for (Expression cut : region.select()) {
        for (Expression.Call call : Traversal.calls(cut, "threshold")) {
          try {
            found.computeIfAbsent(Printing.text(call), text -> find(call, nominal));
          } catch (StudyException e) {
            throw e.at(region.name());
          }
        }
      }
    }
    return new Thresholds(found);
  }

  private static Quantiles.Cut find(Expression.Call call, Dataset nominal) {
    Expression score = argument(call, "score");
    double efficiency = Evaluator.constant(argument(call, "efficiency"));
    if (!(efficiency > 0 && efficiency < 1)) {
      throw new StudyException(
          "the efficiency of a threshold lies between 0 and 1, and is " + efficiency);
    }
    if (!(argument(call, "sample") instanceof Expression.Column sample)) {
      throw new StudyException("threshold needs the name of a sample: sample = ...");
    }
    double[] scores = Evaluator.numbers(score, nominal.table());
    int[] events =
        IntStream.of(nominal.eventsOf(sample.name()))
            .filter(event -> nominal.split().tunable(event) && !Double.isNaN(scores[event]))
            .toArray();
    if (events.length == 0 || !(nominal.sum(events) > 0)) {
      throw new StudyException(
          "sample '"
              + sample.name()
              + "' has no validation events to find "
              + Printing.text(call)
              + " on; give the dataset a split");
    }
    return Quantiles.above(
        IntStream.of(events).mapToDouble(event -> scores[event]).toArray(),
        IntStream.of(events).mapToDouble(event -> nominal.weights()[event]).toArray(),
        efficiency);
  }

  private static Expression argument(Expression.Call call, String name) {
    List<String> positional = List.of("score", "efficiency", "sample");
    int place = positional.indexOf(name);
    Expression named = call.named().get(name);
    if (named == null && place < call.arguments().size()) {
      return call.arguments().get(place);
    }
    if (named == null) {
      throw new StudyException(
          Printing.text(call)
              + " needs "
              + name
              + "; write threshold(score, efficiency = 50 %, sample = signal)");
    }
    return named;
  }

  /** The expression with every threshold replaced by its value. */
  public Expression resolve(Expression expression) {
    return Traversal.rewrite(
        expression,
        part -> {
          if (part instanceof Expression.Call call && call.function().equals("threshold")) {
            Quantiles.Cut cut = values.get(Printing.text(call));
            if (cut == null) {
              throw new StudyException(Printing.text(call) + " was not found before it is used");
            }
            return Expression.number(cut.value());
          }
          return part;
        });
  }

  /** One sentence a threshold, for the reader. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    values.forEach(
        (call, cut) ->
            notes.add(
                Note.info(
                    String.format(
                        java.util.Locale.ROOT,
                        "%s is %.6g and keeps %.2f %% of the validation events' weight",
                        call,
                        cut.value(),
                        100 * cut.efficiency()))));
    return notes;
  }
}
