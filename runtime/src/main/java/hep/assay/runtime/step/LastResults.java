// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.report.StudyJson;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Store;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of the last run, kept in the store so that its report can be written again.
 *
 * @param blocks one a block
 * @param provenance what the numbers depend on
 * @param study identity of the study that they answer
 */
public record LastResults(List<BlockResult> blocks, Provenance provenance, String study) {
  private static final ResultCodec<LastResults> CODEC = new ResultCodec<>(LastResults.class);

  private static Key key() {
    return new Digest("last results").key();
  }

  public static void keep(StudyResults results, Store store) {
    String study = identity(results.plan(), results.provenance());
    store.put(key(), CODEC, new LastResults(results.blocks(), results.provenance(), study));
  }

  /**
   * The results of the last run; a note says so where the study was edited since.
   *
   * @throws StudyException where there was none by this version
   */
  public static StudyResults of(StudyPlan plan, Store store) {
    LastResults last =
        store
            .get(key(), CODEC)
            .orElseThrow(
                () ->
                    new StudyException(
                        "there are no results of this version to report; run the study first"));
    Provenance then = last.provenance;
    if (last.study.equals(identity(plan, then))) {
      return new StudyResults(plan, then, last.blocks);
    }
    List<Note> notes =
        Stream.concat(
                Stream.of(Note.warning("the study was edited after these numbers were computed")),
                then.notes().stream())
            .toList();
    Provenance noted =
        new Provenance(
            then.assay(), then.engines(), then.cpuFamily(), then.files(), then.seed(), notes);
    return new StudyResults(plan, noted, last.blocks);
  }

  private static String identity(StudyPlan plan, Provenance provenance) {
    String text = StudyJson.of(new StudyResults(plan, provenance, List.of()));
    return new Digest("study").put(text).key().hex();
  }
}
