// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an explainer found.
 *
 * @param attribution the importance of each feature, on all events and nominal; the caller adds the
 *     region and the variation
 * @param relevance one a training, where the method explains single events; empty otherwise
 * @param uncertaintyFrom where the uncertainty of the importances comes from; empty for none
 * @param notes what the reader must know
 */
public record Explanation(
    Attribution attribution, List<Relevance> relevance, String uncertaintyFrom, List<Note> notes) {
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
        uncertaintyFrom,
        notes);
  }

  /** The same with more notes. */
  public Explanation with(List<Note> more) {
    return new Explanation(
        attribution,
        relevance,
        uncertaintyFrom,
        java.util.stream.Stream.concat(notes.stream(), more.stream()).toList());
  }

  /** Importances by feature, nominal value first in the order of the classifier. */
  public double[] importances() {
    return attribution.importance().stream().mapToDouble(Estimate::value).toArray();
  }
}
