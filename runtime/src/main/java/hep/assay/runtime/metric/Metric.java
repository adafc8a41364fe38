// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;

/**
 * A number that says how good or how safe a classifier is, such as {@code auc}.
 *
 * <p>A metric prepares what the weights do not change (the order of scores, the bins of a column)
 * and hands back functions of the weights; {@link Metrics#measure} evaluates them on the events and
 * on their bootstrap samples.
 */
public interface Metric extends Word {

  /**
   * The numbers of this metric.
   *
   * @param scored events with the scores of one training
   * @param settings complete settings
   * @throws hep.assay.runtime.vocabulary.StudyException where the metric is not defined for these
   *     events: a class without events, an unknown column
   */
  List<Quantity> quantities(Scored scored, Settings settings);
}
