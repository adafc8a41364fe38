// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One explanation of a classifier that was trained in folds, from one a fold. */
final class Folded {
  private Folded() {}

  /**
   * The mean of the importances over folds, each on the events that its network never saw; the
   * uncertainty is their standard deviation. Relevances of single events are those of the first
   * fold.
   *
   * @param of the classifier; a stored explanation may carry an earlier name of it
   */
  static Explanation explanation(String of, List<Explanation> folds) {
    Explanation first = folds.get(0);
    Attribution a = first.attribution();
    if (folds.size() == 1) {
      Attribution named =
          new Attribution(
              a.explainer(),
              of,
              a.in(),
              a.under(),
              a.features(),
              a.importance(),
              a.meaning(),
              a.events());
      return new Explanation(
          named, first.relevance(), first.events(), first.uncertaintyFrom(), first.notes());
    }
    List<Estimate> importance = new ArrayList<>();
    for (int feature = 0; feature < a.features().size(); feature++) {
      int at = feature;
      double[] values =
          folds.stream()
              .mapToDouble(fold -> fold.attribution().importance().get(at).value())
              .toArray();
      importance.add(estimate(values));
    }
    int events = folds.stream().mapToInt(fold -> fold.attribution().events()).sum();
    Attribution whole =
        new Attribution(
            a.explainer(), of, a.in(), a.under(), a.features(), importance, a.meaning(), events);
    String from = "spread of " + folds.size() + " folds";
    List<Note> notes =
        Stream.concat(
                first.notes().stream(),
                first.relevance().isEmpty()
                    ? Stream.of()
                    : Stream.of(
                        Note.info("relevances of single events are those of the first fold")))
            .toList();
    return new Explanation(whole, first.relevance(), first.events(), from, notes);
  }

  private static Estimate estimate(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Estimate.of(mean, Math.sqrt(sum / (values.length - 1)));
  }
}
