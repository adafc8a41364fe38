// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;

/** A plot of a comparison, such as {@code roc}: from scored events to a plot as data. */
public interface Show extends Word {

  /**
   * The plots, with names unique within one call.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where the events can't be shown so
   */
  List<Plot> plots(ShowRequest request, Settings settings);
}
