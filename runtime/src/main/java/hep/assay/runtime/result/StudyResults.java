// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import hep.assay.runtime.plan.StudyPlan;
import java.util.List;

/**
 * All that a study came to; the report and {@code study.json} are made from it alone.
 *
 * @param plan the study
 * @param provenance what the numbers depend on
 * @param blocks one a block of the study, in its order
 */
public record StudyResults(StudyPlan plan, Provenance provenance, List<BlockResult> blocks) {
  public StudyResults {
    blocks = List.copyOf(blocks);
  }

  /** Whether every gate held. */
  public boolean passed() {
    return blocks.stream().flatMap(block -> block.gates().stream()).allMatch(Gate::held);
  }
}
