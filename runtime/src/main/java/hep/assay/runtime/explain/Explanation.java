// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an explainer found.
 *
 * @param attribution the importance of each feature, on all events and nominal; the caller adds the
 *     region and the variation
 * @param relevance one a training, where the method explains single events; empty otherwise
 * @param events indices, rising, of the events of the request that it was made from; the rows of
 *     the relevances
 * @param uncertaintyFrom where the uncertainty of the importances comes from; empty for none
 * @param notes what the reader must know
 */
public record Explanation(
    Attribution attribution,
    List<Relevance> relevance,
    int[] events,
    String uncertaintyFrom,
    List<Note> notes) {
  public Explanation {
    relevance = List.copyOf(relevance);
    notes = List.copyOf(notes);
  }

  /** The importances as numbers of the study, {@code lrp(theta)} of a classifier. */
  public List<Measured> measured() {
    return IntStream.range(0, attribution.features().size())
        .mapToObj(
            i ->
                Measured.of(
                        attribution.explainer() + "(" + attribution.features().get(i) + ")",
                        attribution.of(),
                        attribution.importance().get(i),
                        uncertaintyFrom)
                    .in(attribution.in())
                    .under(attribution.under()))
        .toList();
  }

  /** The same in a region and under a variation. */
  public Explanation at(String region, String variation) {
    Attribution a = attribution;
    return new Explanation(
        new Attribution(
            a.explainer(),
            a.of(),
            region,
            variation,
            a.features(),
            a.importance(),
            a.meaning(),
            a.events()),
        relevance,
        events,
        uncertaintyFrom,
        notes);
  }

  /** The same, made from these events of the request and with more notes. */
  Explanation from(int[] chosen, List<Note> more) {
    return new Explanation(
        attribution,
        relevance,
        chosen,
        uncertaintyFrom,
        Stream.concat(notes.stream(), more.stream()).toList());
  }

  /**
   * Explanations of the folds of a cross-validation, each on its own events, as one: the mean of
   * the importances, each fold counting as its number of events, and their spread.
   */
  public static Explanation ofFolds(List<Explanation> folds) {
    Attribution first = folds.get(0).attribution;
    List<Estimate> importance =
        IntStream.range(0, first.features().size()).mapToObj(i -> overFolds(folds, i)).toList();
    return new Explanation(
        new Attribution(
            first.explainer(),
            first.of(),
            first.in(),
            first.under(),
            first.features(),
            importance,
            first.meaning(),
            folds.stream().mapToInt(fold -> fold.attribution.events()).sum()),
        List.of(),
        new int[0],
        "spread of " + folds.size() + " folds",
        folds.stream().flatMap(fold -> fold.notes.stream()).distinct().toList());
  }

  private static Estimate overFolds(List<Explanation> folds, int feature) {
    double sum = 0;
    double squares = 0;
    double events = 0;
    for (Explanation fold : folds) {
      double value = fold.attribution.importance().get(feature).value();
      sum += fold.attribution.events() * value;
      squares += fold.attribution.events() * value * value;
      events += fold.attribution.events();
    }
    double mean = sum / events;
    double variance = Math.max(0, squares / events - mean * mean);
    int n = folds.size();
    return Estimate.of(mean, n > 1 ? Math.sqrt(variance * n / (n - 1)) : Double.NaN);
  }

  /** Importances by feature, nominal value first in the order of the classifier. */
  public double[] importances() {
    return attribution.importance().stream().mapToDouble(Estimate::value).toArray();
  }
}
