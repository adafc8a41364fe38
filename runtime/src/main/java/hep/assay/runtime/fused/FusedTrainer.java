// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.design.Blueprint;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingLoop;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.penalty.DoubleDisco;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Trains networks: {@code dnn(engine = fused)} and all others.
 *
 * @param term the network
 * @param kernel the arithmetic; both kinds give the same bits
 * @param threads how many threads one training may use; changes no bit
 */
public record FusedTrainer(Term term, Kernel kernel, int threads) implements Trainer {

  /** Of dense networks. */
  public FusedTrainer(Kernel kernel, int threads) {
    this(Models.DNN, kernel, threads);
  }

  /** On the fastest arithmetic and one thread: right where replicas run side by side. */
  public FusedTrainer() {
    this(Kernel.best(), 1);
  }

  /** One for each network, on the fastest arithmetic and one thread. */
  public static List<Trainer> all() {
    return Models.NETWORKS.stream()
        .<Trainer>map(term -> new FusedTrainer(term, Kernel.best(), 1))
        .toList();
  }

  @Override
  public String engine() {
    return Models.FUSED;
  }

  @Override
  public boolean trains(Method model) {
    Settings settings = model.settings();
    return model.word().equals(name())
        && (!model.word().equals(Models.DNN.name())
            || Models.DNN.complete(settings).word("engine").equals(Models.FUSED));
  }

  @Override
  public Training train(TrainingTask given, TrainingProgress progress) {
    Blueprint.of(given).check();
    TrainingTask task = Decorrelations.planed(given);
    if (task.decorrelations().stream().anyMatch(FusedTrainer::pairs)) {
      try (PairLearner learner = new PairLearner(task, kernel, threads)) {
        return TrainingLoop.run(task, learner, progress);
      }
    }
    try (FusedLearner learner = new FusedLearner(task, Design.of(task), kernel, threads)) {
      return TrainingLoop.run(task, learner, progress);
    }
  }

  /** Whether a decorrelation asks for two networks. */
  static boolean pairs(Decorrelation one) {
    return one.by().word().equals(DoubleDisco.TERM.name());
  }
}
