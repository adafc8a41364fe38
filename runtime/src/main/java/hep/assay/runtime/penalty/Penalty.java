// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;

/** A decorrelation method. */
public interface Penalty extends Word {

  /**
   * For methods that act on the loss. A penalty does not know signal from background, so a strong
   * one from the first step on may leave a score upside down or constant, from where there is no
   * way back; the classes have to be learnt first.
   */
  Setting WARMUP =
      Setting.number(
              "warmup",
              "epochs over which the strength grows from 0, as the cube of the time; at most half of"
                  + " the training")
          .orElse(10)
          .within(0, 1e6);

  /** What can be trained with a method. */
  enum Suits {
    /** Networks and trees. */
    ALL,
    /** Networks: its slopes change too fast along a score for the steps of whole trees. */
    NETWORKS,
    /** Trees: it is a way of boosting. */
    TREES,
    /** Two dense networks side by side. */
    PAIRS
  }

  /** The models it works on. */
  default Suits suits() {
    return Suits.NETWORKS;
  }

  /** Whether it is told columns that the score shall not depend on. */
  default boolean takesColumns() {
    return true;
  }

  /** How many samples or groups it needs to be told. */
  default int leastSamples() {
    return 0;
  }

  /**
   * Begins one training.
   *
   * @param settings complete
   * @param training all training events in which independence is wanted; their scores are unused
   * @param seed of this replica and this method
   */
  Running start(Settings settings, ProtectedEvents training, Seed seed);

  /**
   * Factors on the weights of the events in which independence is wanted, before the training; all
   * 1 for a method that acts on the loss.
   */
  default double[] factors(Settings settings, ProtectedEvents events) {
    double[] ones = new double[events.count()];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  /** A method during one training; it may learn from batch to batch. */
  interface Running {

    /**
     * The penalty on a batch, times its strength.
     *
     * @param batch the events of the batch in which independence is wanted
     * @param slopes filled with the derivative by each event's score
     */
    double step(ProtectedEvents batch, double[] slopes);

    /** The penalty on other events, without learning from them. */
    double value(ProtectedEvents events);

    /** What the reader of a report should know of the method's own state; empty for nothing. */
    default String state(ProtectedEvents events) {
      return "";
    }
  }
}
