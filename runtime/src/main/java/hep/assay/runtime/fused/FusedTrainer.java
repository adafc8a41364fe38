// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Decorrelations;
import hep.assay.runtime.network.Initialisation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Models;
import hep.assay.runtime.network.Trainer;
import hep.assay.runtime.network.Training;
import hep.assay.runtime.network.TrainingLoop;
import hep.assay.runtime.network.TrainingProgress;
import hep.assay.runtime.network.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Trains {@code dnn(engine = fused)}.
 *
 * @param kernel the arithmetic; both kinds give the same bits
 * @param threads how many threads one training may use; changes no bit
 */
public record FusedTrainer(Kernel kernel, int threads) implements Trainer {

  /** On the fastest arithmetic and one thread: right where replicas run side by side. */
  public FusedTrainer() {
    this(Kernel.best(), 1);
  }

  @Override
  public Term term() {
    return Models.DNN;
  }

  @Override
  public String engine() {
    return Models.FUSED;
  }

  @Override
  public boolean trains(Method model) {
    return model.word().equals(name())
        && Models.DNN.complete(model.settings()).word("engine").equals(Models.FUSED);
  }

  @Override
  public Training train(TrainingTask given, TrainingProgress progress) {
    TrainingTask task = Decorrelations.planed(given);
    Settings model = Models.DNN.complete(task.model().settings());
    List<Layer.Dense> start =
        Initialisation.dense(
            task.inputs().size(),
            model.integers("hidden"),
            Activation.of(model.word("activation")),
            task.outputs().size(),
            task.seed());
    try (FusedLearner learner =
        new FusedLearner(task, new Layout(start), model.number("dropout"), kernel, threads)) {
      return TrainingLoop.run(task, learner, progress);
    }
  }
}
