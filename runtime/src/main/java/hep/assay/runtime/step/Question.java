// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.result.BlockResult;
import java.util.List;

/**
 * What blocks ask of events. It sees them under one variation after another, nominal first, and
 * must not keep them: so never more than one variation is in memory.
 */
interface Question {

  /** Sees the events of some dataset under one variation, and asks what it has to of them. */
  void see(Scene scene);

  /** The answers, one a block, once all was seen. */
  List<BlockResult> answers();
}
