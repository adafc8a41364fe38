// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;

/**
 * A method of {@code prepare}: learns from training events how to adjust a column.
 *
 * @param term its name, settings and help
 * @param fit learns
 */
public record PreparationMethod(Term term, Fit fit) implements Word {

  /** Learns an adjustment. */
  @FunctionalInterface
  public interface Fit {
    /**
     * Learns from training events.
     *
     * @param column its name, for messages
     * @param sample what the training events have of it, after the adjustments before
     * @param settings complete settings
     */
    Adjustment fit(String column, TrainingValues sample, Settings settings);
  }
}
