// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Epochs, batches, early stopping and the best epoch, the same for every engine.
 *
 * <p>The order of the events of epoch e is a Fisher-Yates shuffle drawn from {@code
 * seed.of("order", e)}; the last batch of an epoch may be smaller.
 */
public final class TrainingLoop {
  private TrainingLoop() {}

  /**
   * Trains.
   *
   * @throws StudyException where an input is not finite, a class has no events or the loss is not
   *     finite any more
   */
  public static Training run(TrainingTask task, Learner learner, TrainingProgress progress) {
    TrainingSettings settings = TrainingSettings.of(task.train());
    check(task);
    double[] training = new double[settings.epochs()];
    double[] validation = new double[settings.epochs()];
    boolean judged = task.validation().count() > 0;
    int settled = Decorrelations.settled(task);
    List<Training.Checkpoint> checkpoints = new ArrayList<>();
    BestEpochs averaged = new BestEpochs(settings.average());
    NeuralNetwork best = null;
    List<Note> own = List.of();
    int bestEpoch = 0;
    int done = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      double[] losses = losses(judged ? validation : training, settled, epoch);
      training[epoch] = epoch(task, learner, settings, epoch, losses);
      validation[epoch] = judged ? learner.validationLoss() : Double.NaN;
      checkLoss(judged ? validation[epoch] : training[epoch], epoch, settings);
      done = epoch + 1;
      if (settings.isCheckpoint(done)) {
        double rate = settings.rate(epoch, 1, losses);
        checkpoints.add(new Training.Checkpoint(done, rate, learner.network()));
      }
      progress.epoch(done, settings.epochs(), training[epoch], validation[epoch]);
      boolean first = best == null || bestEpoch < settled;
      if (first) {
        averaged.clear();
      }
      averaged.add(epoch, validation[epoch], learner);
      if (!judged || first || validation[epoch] < validation[bestEpoch]) {
        bestEpoch = epoch;
        best = learner.network();
        own = learner.notes();
      } else if (settings.patience() > 0 && epoch - bestEpoch >= settings.patience()) {
        break;
      }
    }
    if (!averaged.none()) {
      own = and(own, "the weights are the mean of those after epochs " + averaged.epochs());
    }
    return new Training(
        averaged.none() ? best : averaged.mean(),
        Arrays.copyOf(training, done),
        judged ? Arrays.copyOf(validation, done) : new double[0],
        bestEpoch,
        checkpoints,
        notes(own, settled, settings, judged, bestEpoch, done));
  }

  private static List<Note> and(List<Note> notes, String text) {
    List<Note> more = new ArrayList<>(notes);
    more.add(Note.info(text));
    return more;
  }

  /** Of the epochs that are done; while a penalty grows they can't be compared. */
  private static double[] losses(double[] all, int settled, int done) {
    return Arrays.copyOfRange(all, Math.min(settled, done), done);
  }

  private static double epoch(
      TrainingTask task, Learner learner, TrainingSettings settings, int epoch, double[] losses) {
    int count = task.training().count();
    int[] order = shuffled(count, task.seed().of("order", epoch));
    int batches = (count + settings.batch() - 1) / settings.batch();
    double sum = 0;
    for (int b = 0; b < batches; b++) {
      int from = b * settings.batch();
      int to = Math.min(count, from + settings.batch());
      double rate = settings.rate(epoch, (b + 1.0) / batches, losses);
      double loss = learner.step(order, from, to, (long) epoch * batches + b, rate);
      checkLoss(loss, epoch, settings);
      sum += loss;
    }
    double weights = 0;
    for (float weight : task.training().weights()) {
      weights += weight;
    }
    return sum / weights;
  }

  /** The numbers 0 .. count - 1 in random order. */
  public static int[] shuffled(int count, Seed seed) {
    SplittableRandom random = seed.stream();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static void checkLoss(double loss, int epoch, TrainingSettings settings) {
    if (!Double.isFinite(loss)) {
      throw new StudyException(
          "the loss is "
              + loss
              + " in epoch "
              + (epoch + 1)
              + ": lower learningRate (it is "
              + settings.learningRate()
              + "), limit the gradient by clip = 1, or prepare the inputs by standardize");
    }
  }

  private static void check(TrainingTask task) {
    Examples examples = task.training();
    float[] values = examples.events().values();
    for (int i = finite(values) ? values.length : 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        int columns = examples.events().columns();
        throw new StudyException(
            "input "
                + task.inputs().get(i % columns)
                + " is "
                + values[i]
                + " in training event "
                + i / columns
                + "; declare missing(...) on its column or select it away");
      }
    }
    boolean[] seen = new boolean[task.outputs().size()];
    for (int i = 0; i < examples.count(); i++) {
      seen[examples.classes()[i]] |= examples.weights()[i] != 0;
    }
    for (int k = 0; k < seen.length; k++) {
      if (!seen[k]) {
        throw new StudyException(
            "class " + task.outputs().get(k) + " has no training events of non-zero weight");
      }
    }
  }

  /** Whether all are: what is not, times 0, is not a number, nor is any sum with it. */
  private static boolean finite(float[] values) {
    int quarter = values.length / 4;
    float a = 0; // four sums side by side, so that none waits for another
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < quarter; i++) {
      a += 0 * values[i];
      b += 0 * values[i + quarter];
      c += 0 * values[i + 2 * quarter];
      d += 0 * values[i + 3 * quarter];
    }
    for (int i = 4 * quarter; i < values.length; i++) {
      a += 0 * values[i];
    }
    return a + b + c + d == 0;
  }

  private static List<Note> notes(
      List<Note> own,
      int settled,
      TrainingSettings settings,
      boolean judged,
      int bestEpoch,
      int done) {
    List<Note> notes = new ArrayList<>(own);
    if (settled > 0) {
      notes.add(
          Note.info(
              "the penalty's strength grew over the first "
                  + settled
                  + " epochs, and with it the training loss; one of the later epochs was kept"));
    }
    if (judged && settings.schedule().comesTooLate(settings.patience())) {
      notes.add(
          Note.warning(
              "the training stops after patience = "
                  + settings.patience()
                  + " epochs without a better loss, before schedule(plateau) lowers the learning"
                  + " rate; give the schedule less patience, or the optimiser more"));
    }
    if (!judged) {
      notes.add(Note.warning("no validation events: trained to the last epoch"));
    } else if (done < settings.epochs()) {
      notes.add(
          Note.info(
              "stopped after epoch "
                  + done
                  + " of "
                  + settings.epochs()
                  + "; kept epoch "
                  + (bestEpoch + 1)));
    }
    return notes;
  }
}
