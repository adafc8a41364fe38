// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;

/** A number that says how far explanations can be trusted, such as {@code completeness}. */
public interface Quality extends Word {

  /**
   * The numbers of this check; none for explanations that it says nothing about.
   *
   * @param explained every explanation of the block
   * @param settings complete settings
   */
  List<Measured> measure(List<Explained> explained, Settings settings);
}
