// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.metric.LearningCurve;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.vocabulary.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the trainings of a classifier came to: its curves, and each training's best epoch. */
final class LearnerBlock {
  private LearnerBlock() {}

  static BlockResult of(Trained trained) {
    LearnerPlan plan = trained.plan();
    String summary =
        plan.model().map(Method::word).orElse("")
            + " on "
            + String.join(", ", plan.inputs())
            + ", telling apart "
            + String.join(" and ", trained.classes().names())
            + "; "
            + (isImported(trained)
                ? "read from " + trained.files().firstKey()
                : Repeat.of(plan).title(trained.folds()));
    return new BlockResult(
        plan.name(),
        plan.kind().name().toLowerCase(java.util.Locale.ROOT),
        summary,
        List.of(),
        isImported(trained) ? List.of() : List.of(LearningCurve.plot(Compare.curves(trained))),
        isImported(trained) ? List.of() : List.of(trainings(trained)),
        List.of(),
        notes(trained));
  }

  private static boolean isImported(Trained trained) {
    return !trained.files().isEmpty();
  }

  private static Table trainings(Trained trained) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (int replica = 0; replica < trained.replicas(); replica++) {
      for (int fold = 0; fold < trained.folds(); fold++) {
        Training training = trained.trainings().get(replica).get(fold);
        rows.add(
            List.of(
                Table.Cell.of(replica + 1),
                Table.Cell.of(fold + 1),
                Table.Cell.of(training.trainingLoss().length),
                Table.Cell.of(training.bestEpoch() + 1),
                Table.Cell.of(at(training.trainingLoss(), training.bestEpoch())),
                Table.Cell.of(at(training.validationLoss(), training.bestEpoch()))));
      }
    }
    return new Table(
        "trainings",
        "Trainings; losses are those of the epoch that was kept",
        List.of("replica", "fold", "epochs", "kept epoch", "training loss", "validation loss"),
        rows);
  }

  private static Estimate at(double[] losses, int epoch) {
    return Estimate.exactly(epoch < losses.length ? losses[epoch] : Double.NaN);
  }

  /** Each sentence once, whichever trainings it is true of. */
  private static List<Note> notes(Trained trained) {
    Set<Note> notes = new LinkedHashSet<>();
    trained.trainings().forEach(folds -> folds.forEach(one -> notes.addAll(one.notes())));
    List<Note> warnings =
        notes.stream().filter(note -> note.severity() == Note.Severity.WARNING).toList();
    boolean all = isImported(trained) || trained.replicas() * trained.folds() == 1;
    return all ? List.copyOf(notes) : warnings;
  }
}
