// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Learner;
import hep.assay.runtime.network.training.Pair;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.result.Note;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two networks that see the same batches and punish their dependence on each other: for each, the
 * other's score is a protected column. Other decorrelations act on each of them.
 */
final class PairLearner implements Learner, AutoCloseable {
  private final TrainingTask task;
  private final FusedLearner f;
  private final FusedLearner g;
  private final Decorrelation ofF;
  private final Decorrelation ofG;
  private final Decorrelations penaltyOfF;
  private final Decorrelations penaltyOfG;

  PairLearner(TrainingTask task, Kernel kernel, int threads) {
    this.task = task;
    Decorrelation asked =
        task.decorrelations().stream().filter(FusedTrainer::pairs).findFirst().orElseThrow();
    List<Decorrelation> others =
        task.decorrelations().stream().filter(one -> !FusedTrainer.pairs(one)).toList();
    this.f = half(task.decorrelated(others).seeded(task.seed().of("pair", 0)), kernel, threads);
    this.g = half(task.decorrelated(others).seeded(task.seed().of("pair", 1)), kernel, threads);
    this.ofF = onTheOther(asked);
    this.ofG = onTheOther(asked);
    this.penaltyOfF = new Decorrelations(task.decorrelated(List.of(ofF)));
    this.penaltyOfG = new Decorrelations(task.decorrelated(List.of(ofG)));
  }

  private static FusedLearner half(TrainingTask task, Kernel kernel, int threads) {
    return new FusedLearner(task, Design.of(task), kernel, threads, true);
  }

  /** With a column for the other's scores, which are filled in batch by batch. */
  private static Decorrelation onTheOther(Decorrelation asked) {
    return new Decorrelation(
        asked.by(),
        Matrix.zeros(asked.trainingOn().length, 1),
        asked.trainingOn(),
        Matrix.zeros(asked.validationOn().length, 1),
        asked.validationOn());
  }

  @Override
  public double step(int[] events, int from, int to, long number, double rate) {
    int count = to - from;
    double[] scoresF = f.forward(events, from, to, number);
    double[] scoresG = g.forward(events, from, to, number);
    for (int i = 0; i < count; i++) {
      ofF.training().set(events[from + i], 0, (float) scoresG[i]);
      ofG.training().set(events[from + i], 0, (float) scoresF[i]);
    }
    double[] slopesF = new double[count];
    double[] slopesG = new double[count];
    double penalty = penaltyOfF.step(scoresF, events, from, to, slopesF);
    penaltyOfG.step(scoresG, events, from, to, slopesG);
    return count * penalty
        + f.backward(events, from, to, scoresF, slopesF, rate)
        + g.backward(events, from, to, scoresG, slopesG, rate);
  }

  @Override
  public double validationLoss() {
    double[] scoresF = new double[task.validation().count()];
    double[] scoresG = new double[task.validation().count()];
    double loss = f.validationLoss(scoresF) + g.validationLoss(scoresG);
    for (int i = 0; i < scoresG.length; i++) {
      ofF.validation().set(i, 0, (float) scoresG[i]);
    }
    return loss + penaltyOfF.validation(scoresF);
  }

  @Override
  public List<Note> notes() {
    return Stream.concat(f.notes().stream(), g.notes().stream()).distinct().toList();
  }

  @Override
  public NeuralNetwork network() {
    return Pair.of(f.network(), g.network());
  }

  @Override
  public void close() {
    f.close();
    g.close();
  }
}
