// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * The words of {@code train} as numbers, for every engine alike.
 *
 * @param optimiser {@code adam}, {@code sgd} or {@code momentum}
 * @param settings of the optimiser, complete
 * @param schedule of the learning rate
 */
public record TrainingSettings(String optimiser, Settings settings, Schedule schedule) {

  /**
   * Reads them; what is not said has its fallback, no optimiser at all means {@code adam()}.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where a setting is unknown
   */
  public static TrainingSettings of(List<Method> train) {
    List<String> words = Optimisers.OPTIMISERS.stream().map(Term::name).toList();
    List<Method> named = train.stream().filter(one -> words.contains(one.word())).toList();
    Method optimiser = named.isEmpty() ? Method.method("adam") : named.get(0);
    Term term = Optimisers.OPTIMISERS.get(words.indexOf(optimiser.word()));
    Settings settings = term.complete(optimiser.settings());
    return new TrainingSettings(
        optimiser.word(), settings, Schedule.of(train, settings.integer("epochs")));
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

  /** The learning rate at a moment of an epoch, see {@link Schedule#factor}. */
  public double rate(int epoch, double share, double[] losses) {
    return learningRate() * schedule.factor(epoch, share, losses);
  }
}
