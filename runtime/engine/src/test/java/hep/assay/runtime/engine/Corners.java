// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.SplittableRandom;

/** Three classes at three corners of four inputs, with weights of both signs. */
public final class Corners {
  private Corners() {}

  public static final List<String> INPUTS = List.of("a", "b", "c", "d");
  public static final List<String> CLASSES = List.of("W", "top", "qcd");

  public static Examples examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix events = Matrix.zeros(count, 4);
    int[] classes = new int[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        events.set(i, j, (float) ((j == classes[i] ? 0.8 : 0) + 2 * random.nextDouble() - 1));
      }
      weights[i] = (float) (0.5 + random.nextDouble()) * (i % 11 == 0 ? -1 : 1);
    }
    return new Examples(events, classes, weights);
  }

  public static TrainingTask task(Method model, Method... train) {
    return new TrainingTask(
        INPUTS,
        CLASSES,
        examples(999, 1),
        examples(300, 2),
        model,
        List.of(train),
        new Seed(20210508));
  }
}
