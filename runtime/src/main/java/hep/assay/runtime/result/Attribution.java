// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.List;

/**
 * How much each input matters to a score, per feature, by one explainer.
 *
 * @param explainer the explainer's name
 * @param of the classifier
 * @param in the region; empty for all test events
 * @param under the variation
 * @param features the inputs, in the order of the classifier
 * @param importance one number a feature with its uncertainty over replicas (or repeats); larger
 *     matters more
 * @param meaning what the number is, with its unit: {@code increase of cross entropy}
 * @param events how many events it was made from
 */
public record Attribution(
    String explainer,
    String of,
    String in,
    String under,
    List<String> features,
    List<Estimate> importance,
    String meaning,
    int events) {
  public Attribution {
    features = List.copyOf(features);
    importance = List.copyOf(importance);
  }

  /** The features by falling importance; equal ones in the order of the classifier. */
  public List<String> ranking() {
    return java.util.stream.IntStream.range(0, features.size())
        .boxed()
        .sorted(
            java.util.Comparator.comparingDouble((Integer i) -> -importance.get(i).value())
                .thenComparing(java.util.Comparator.naturalOrder()))
        .map(features::get)
        .toList();
  }
}
