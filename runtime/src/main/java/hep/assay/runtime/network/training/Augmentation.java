// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Draws;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Training events moved on purpose, in units of each prepared input's standard deviation over
 * training events: Gaussian noise, and steps that raise the loss.
 *
 * <p>Inputs that are only ever 0 or 1 (a mask, a category) stay as they are, and so do the zeros
 * that fill lists and images. The noise of an event is drawn from (seed, step, its place in the
 * batch), whichever thread asks.
 *
 * @param noise the standard deviation of the noise; 0 for none
 * @param epsilon the size of the adversarial step, {@code x + epsilon sigma sign(dL/dx)}; 0 for
 *     none. Goodfellow et al., arXiv:1412.6572, section 4
 * @param clean the share of the loss on events as they are; the rest is on the moved ones
 * @param sigma of each input; 0 where it is not moved
 * @param filled whether zeros of an input are filling
 * @param seed of the replica
 */
public record Augmentation(
    double noise, double epsilon, double clean, float[] sigma, boolean[] filled, Seed seed) {

  /** Events as they are. */
  public static final Augmentation NONE =
      new Augmentation(0, 0, 1, new float[0], new boolean[0], new Seed(0));

  /** What a study's {@code train} asks for; of no graph, whose moved adjacency is none. */
  public static Augmentation of(TrainingTask task) {
    Optional<Method> noise = named(task, Optimisers.NOISE.name());
    Optional<Method> fgsm = named(task, Optimisers.FGSM.name());
    if (noise.isEmpty() && fgsm.isEmpty()) {
      return NONE;
    }
    boolean[] filled = new boolean[task.inputs().size()];
    for (InputGroup group : task.groups()) {
      for (int i = group.from(); i < group.from() + group.size(); i++) {
        filled[i] = group.kind() != InputGroup.Kind.SCALAR;
      }
    }
    return new Augmentation(
        noise.map(one -> Optimisers.NOISE.complete(one.settings()).number("sigma")).orElse(0.0),
        fgsm.map(one -> Optimisers.FGSM.complete(one.settings()).number("epsilon")).orElse(0.0),
        fgsm.map(one -> Optimisers.FGSM.complete(one.settings()).number("clean")).orElse(1.0),
        deviations(task.training().events(), filled),
        filled,
        task.seed());
  }

  private static Optional<Method> named(TrainingTask task, String word) {
    List<Method> train = task.train();
    return train.stream().filter(one -> one.word().equals(word)).findFirst();
  }

  /** Standard deviations over events, of lists and images over what is not filling. */
  private static float[] deviations(Matrix events, boolean[] filled) {
    float[] sigma = new float[events.columns()];
    for (int j = 0; j < sigma.length; j++) {
      double sum = 0;
      double squares = 0;
      long count = 0;
      boolean flag = true;
      for (int i = 0; i < events.rows(); i++) {
        double x = events.get(i, j);
        flag &= x == 0 || x == 1;
        if (x != 0 || !filled[j]) {
          sum += x;
          squares += x * x;
          count++;
        }
      }
      double mean = count == 0 ? 0 : sum / count;
      double variance = count == 0 ? 0 : Math.max(0, squares / count - mean * mean);
      sigma[j] = flag ? 0 : (float) Math.sqrt(variance);
    }
    return sigma;
  }

  /** Whether events stay as they are. */
  public boolean none() {
    return noise == 0 && epsilon == 0;
  }

  /** Whether the loss is asked for on events moved against the network. */
  public boolean adversarial() {
    return epsilon > 0;
  }

  /**
   * Adds noise to events.
   *
   * @param step number of the step
   * @param first place in the batch of the first event
   * @param values {@code [rows][inputs]}
   */
  public void addNoise(long step, int first, int rows, float[] values) {
    if (noise == 0) {
      return;
    }
    Seed own = seed.of("noise", step);
    for (int i = 0; i < rows; i++) {
      SplittableRandom random = own.of("event", first + i).stream();
      for (int j = 0; j < sigma.length; j++) {
        if (moves(j, values[i * sigma.length + j])) {
          values[i * sigma.length + j] += (float) Draws.normal(random, 0, noise * sigma[j]);
        }
      }
    }
  }

  private boolean moves(int input, float value) {
    return sigma[input] > 0 && (value != 0 || !filled[input]);
  }

  /**
   * Moves one event along the signs of the slopes of its loss.
   *
   * @param slopes of its inputs
   * @param direction -1 where the slopes are those of a negative weight, else 1
   */
  public void attack(float[] values, int offset, float[] slopes, float direction) {
    for (int j = 0; j < sigma.length; j++) {
      if (moves(j, values[offset + j])) {
        values[offset + j] +=
            (float) (epsilon * sigma[j]) * direction * Math.signum(slopes[offset + j]);
      }
    }
  }
}
