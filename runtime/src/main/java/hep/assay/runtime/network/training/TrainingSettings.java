// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * The words of {@code train} as numbers, for every engine alike.
 *
 * @param optimiser {@code adam}, {@code sgd} or {@code momentum}
 * @param settings of the optimiser, complete
 * @param schedule of the learning rate, complete
 */
public record TrainingSettings(String optimiser, Settings settings, Settings schedule) {

  /**
   * Reads them; what is not said has its fallback, no optimiser at all means {@code adam()}.
   *
   * @throws StudyException where two optimisers are named or a setting is unknown
   */
  public static TrainingSettings of(List<Method> train) {
    List<String> words = Optimisers.OPTIMISERS.stream().map(Term::name).toList();
    List<Method> named = train.stream().filter(one -> words.contains(one.word())).toList();
    if (named.size() > 1) {
      throw new StudyException(
          "train names two optimisers, "
              + named.get(0).word()
              + " and "
              + named.get(1).word()
              + "; give one");
    }
    Method optimiser = named.isEmpty() ? Method.method("adam") : named.get(0);
    Term term = Optimisers.OPTIMISERS.get(words.indexOf(optimiser.word()));
    Method schedule =
        train.stream()
            .filter(one -> one.word().equals("schedule"))
            .findFirst()
            .orElse(Method.method("schedule").with("shape", "constant"));
    return new TrainingSettings(
        optimiser.word(),
        term.complete(optimiser.settings()),
        Optimisers.SCHEDULE.complete(schedule.settings()));
  }

  public int epochs() {
    return settings.integer("epochs");
  }

  public int batch() {
    return settings.integer("batch");
  }

  public int patience() {
    return settings.integer("patience");
  }

  public int average() {
    return settings.integer("average");
  }

  /** Whether the network is kept after so many epochs: {@code checkpoints} times, evenly. */
  public boolean isCheckpoint(int done) {
    long wanted = settings.integer("checkpoints");
    return wanted * done / epochs() > wanted * (done - 1) / epochs();
  }

  public double clip() {
    return settings.number("clip");
  }

  public double weightDecay() {
    return settings.number("weightDecay");
  }

  public double learningRate() {
    return settings.number("learningRate");
  }

  /**
   * The learning rate after {@code done} epochs, fractions of one included.
   *
   * <p>With r the end's fraction and t the share of the training that is done: cosine {@code r + (1
   * - r) (1 + cos(pi t)) / 2}, exponential {@code r^t}; during the warm-up times {@code done /
   * warmup}.
   */
  public double rate(double done) {
    double end = schedule.number("end");
    double warmup = schedule.number("warmup");
    double t = Math.min(1, Math.max(0, (done - warmup) / Math.max(1e-9, epochs() - warmup)));
    double factor =
        switch (schedule.word("shape")) {
          case "cosine" -> end + (1 - end) * 0.5 * (1 + StrictMath.cos(Math.PI * t));
          case "exponential" -> StrictMath.pow(Math.max(end, 1e-9), t);
          default -> 1;
        };
    return learningRate() * factor * (done < warmup ? done / warmup : 1);
  }
}
