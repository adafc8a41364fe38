// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;

/** A plot of explanations, such as {@code bars}. */
public interface Display extends Word {

  /**
   * The plots, with names unique within one call.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where the explanations can't be shown so
   */
  List<Plot> plots(DisplayRequest request, Settings settings);
}
