// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.region.Regions;
import hep.assay.runtime.region.Thresholds;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Events of one dataset under one variation, with the scores of classifiers as columns.
 *
 * @param nuisance the nuisance that is varied; {@code nominal} for none
 * @param variation {@code nominal}, {@code JES up}
 * @param data the events
 * @param content identity of their numbers
 * @param scales what the quotable events of each sample are multiplied with to stand for all of it
 */
record Scene(String nuisance, String variation, Dataset data, Content content, double[] scales) {
  static final String NOMINAL = "nominal";

  static Scene nominal(Dataset data) {
    return of(NOMINAL, NOMINAL, data);
  }

  static Scene of(String nuisance, String variation, Dataset data) {
    return new Scene(nuisance, variation, data, new Content(data), data.scales());
  }

  boolean isNominal() {
    return nuisance.equals(NOMINAL);
  }

  boolean isOf(String name) {
    return nuisance.equals(name);
  }

  /** The same events with the scores of some classifiers as columns. */
  Scene with(Collection<Trained> scored) {
    Dataset more = data;
    for (Trained trained : scored) {
      more = trained.asColumns(more);
    }
    return of(nuisance, variation, more);
  }

  Regions regions(StudyPlan plan, Thresholds thresholds) {
    return Regions.of(plan.regions(), data, thresholds);
  }

  /** Weights of test events, scaled to the whole samples. */
  double[] weights(int[] events) {
    return IntStream.of(events)
        .mapToDouble(event -> data.weights()[event] * scales[data.samples()[event]])
        .toArray();
  }
}
