// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import hep.assay.runtime.engine.Processor;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.design.Blueprint;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingLoop;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Trains {@code dnn(engine = deeplearning4j)}: the same start, batches, loss and stopping as the
 * fused trainer; the gradients and steps are DeepLearning4J's.
 */
public record DeepLearning4jTrainer() implements Trainer {
  private static final String VERSION = "1.0.0-M2.1";

  @Override
  public Term term() {
    return Models.DNN;
  }

  @Override
  public String engine() {
    return Models.DEEPLEARNING4J + " " + VERSION;
  }

  @Override
  public String processor() {
    return Processor.FAMILY;
  }

  @Override
  public boolean trains(Method model) {
    return model.word().equals(name())
        && Models.DNN.complete(model.settings()).word("engine").equals(Models.DEEPLEARNING4J);
  }

  @Override
  public Training train(TrainingTask given, TrainingProgress progress) {
    Blueprint.of(given).check();
    TrainingTask task = Decorrelations.planed(given);
    Native.start();
    Settings model = Models.DNN.complete(task.model().settings());
    DenseLearner learner =
        new DenseLearner(
            task,
            Initialisation.dense(
                task.inputs().size(),
                model.integers("hidden"),
                Activation.of(model.word("activation")),
                task.outputs().size(),
                task.seed()),
            model.number("dropout"));
    return TrainingLoop.run(task, learner, progress);
  }
}
