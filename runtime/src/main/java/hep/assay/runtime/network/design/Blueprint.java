// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.penalty.DomainAdaptation;
import hep.assay.runtime.penalty.Penalties;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier as its study describes it, before anything is known of its events: enough to tell
 * what of it does not go together, while typing and before a training alike.
 *
 * @param model one of those that are trained
 * @param train the words of {@code train}, without {@code repeat}
 * @param protections the words of {@code decorrelate}
 * @param classes how many are told apart; 0 where it is not known
 * @param inputs kinds and shapes; empty where they are not known
 */
public record Blueprint(
    Method model,
    List<Method> train,
    List<Protection> protections,
    int classes,
    List<InputGroup> inputs) {
  public Blueprint {
    train = List.copyOf(train);
    protections = List.copyOf(protections);
    inputs = List.copyOf(inputs);
  }

  /**
   * One word of {@code decorrelate}.
   *
   * @param word one of {@link Penalties}
   * @param columns how many it is told
   * @param samples how many samples or groups it is told
   */
  public record Protection(String word, int columns, int samples) {}

  /** What an objection is about. */
  public enum Part {
    MODEL,
    TRAIN,
    DECORRELATE
  }

  /**
   * Why something can't be.
   *
   * @param index of the word in its part; 0 for the model
   * @param message with what can be instead
   */
  public record Objection(Part part, int index, String message) {}

  /** What a task was made of. */
  public static Blueprint of(TrainingTask task) {
    List<Protection> protections = new ArrayList<>();
    for (Decorrelation one : task.decorrelations()) {
      boolean domains = one.by().word().equals(DomainAdaptation.TERM.name());
      int columns = one.training().columns();
      protections.add(new Protection(one.by().word(), domains ? 0 : columns, domains ? 2 : 1));
    }
    return new Blueprint(
        task.model(), task.train(), protections, task.outputs().size(), task.groups());
  }

  /** Everything that does not go together; empty where all does. */
  public List<Objection> objections() {
    return Objections.of(this);
  }

  /**
   * The same as an error.
   *
   * @throws StudyException with the first objection
   */
  public void check() {
    objections().stream()
        .findFirst()
        .ifPresent(
            first -> {
              throw new StudyException(first.message());
            });
  }
}
