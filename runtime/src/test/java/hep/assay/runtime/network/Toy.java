// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small samples to train on. */
public final class Toy {
  private Toy() {}

  /** Classes at different corners, with random weights; negative where asked. */
  public static Examples corners(int count, int inputs, int classes, boolean negative, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix events = Matrix.zeros(count, inputs);
    int[] labels = new int[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % classes;
      for (int j = 0; j < inputs; j++) {
        double centre = j % classes == labels[i] ? 0.7 : 0;
        events.set(i, j, (float) (centre + 2 * random.nextDouble() - 1));
      }
      weights[i] = (float) (0.5 + random.nextDouble()) * (negative && i % 7 == 0 ? -1 : 1);
    }
    return new Examples(events, labels, weights);
  }

  /**
   * The XAUG toy at overlap 1 (arXiv:2011.13466, makeJetImages.ipynb): r1, r2, theta, z, scaled to
   * about [0, 1]; class 0 is the signal.
   */
  public static Examples xaug(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix events = Matrix.zeros(count, 4);
    int[] labels = new int[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      boolean signal = labels[i] == 0;
      double theta =
          signal ? 0.2 + 0.03 * normal(random) : -0.03 * Math.log(1 - random.nextDouble());
      double z = signal ? 0.5 + 0.09 * normal(random) : -0.1 * Math.log(1 - random.nextDouble());
      z = z < 1 ? z : z % 1;
      z = z > 0.5 ? z : 1 - z;
      theta = theta < 0.5 ? theta : theta % 0.5;
      events.set(i, 0, (float) random.nextDouble());
      events.set(i, 1, (float) random.nextDouble());
      events.set(i, 2, (float) (theta / 0.35));
      events.set(i, 3, (float) (2 * z - 1));
      weights[i] = 1;
    }
    return new Examples(events, labels, weights);
  }

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** A task on examples with inputs x0, x1, ... and classes c0, c1, ... */
  public static TrainingTask task(
      Examples training, Examples validation, int classes, Method model, Method... train) {
    return new TrainingTask(
        names("x", training.events().columns()),
        names("c", classes),
        training,
        validation,
        model,
        List.of(train),
        new Seed(20210508));
  }

  public static Method dnn(Object... hidden) {
    return Method.method("dnn").with("hidden", List.of(hidden));
  }

  private static List<String> names(String stem, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(stem + i);
    }
    return names;
  }
}
