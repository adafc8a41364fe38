// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import java.util.stream.IntStream;

/**
 * Events of one dataset under one variation, with the scores of classifiers as columns.
 *
 * @param variation {@code nominal}, {@code JES up}
 * @param data the events
 * @param content identity of their numbers
 * @param scales what the quotable events of each sample are multiplied with to stand for all of it
 */
record Scene(String variation, Dataset data, Content content, double[] scales) {
  static final String NOMINAL = "nominal";

  static Scene of(String variation, Dataset data) {
    return new Scene(variation, data, new Content(data), data.scales());
  }

  boolean isNominal() {
    return variation.equals(NOMINAL);
  }

  /** Weights of test events, scaled to the whole samples. */
  double[] weights(int[] events) {
    return IntStream.of(events)
        .mapToDouble(event -> data.weights()[event] * scales[data.samples()[event]])
        .toArray();
  }
}
