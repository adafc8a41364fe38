// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;

/**
 * A method that says how much each input matters to a score.
 *
 * <p>Event weights are honoured: events of weight zero change nothing, and a common factor on all
 * weights changes nothing.
 */
public interface Explainer extends Word {

  /** What a model must offer; known before the run. */
  Needs needs();

  /**
   * Explains.
   *
   * @param request models and events; each model offers what {@link #needs} says
   * @param settings complete settings
   * @throws hep.assay.runtime.vocabulary.StudyException where a setting can't be used on these
   *     events
   */
  Explanation explain(ExplainRequest request, Settings settings);
}
