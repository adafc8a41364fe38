// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.benchmark;

import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingSettings;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The trainings that are timed: two classes that differ in two of uniform inputs. */
final class BenchmarkTasks {
  private BenchmarkTasks() {}

  private static final int INPUTS = 20;

  /** Events that a training goes through: those of all epochs, or the table's for trees. */
  static double events(TrainingTask task) {
    int epochs = task.train().isEmpty() ? 1 : TrainingSettings.of(task.train()).epochs();
    return (double) epochs * task.training().count();
  }

  /** 20 inputs, three hidden layers of one width, two epochs. */
  static TrainingTask dense(int width, int batch, int count) {
    return dense(width, batch, events(count, INPUTS), 2);
  }

  /** The smaller of these networks on Poisson bootstrap weights over shared events. */
  static List<TrainingTask> replicas(int replicas, int count) {
    Examples shared = events(count, INPUTS);
    Bootstrap bootstrap = new Bootstrap(replicas, new Seed(1));
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    double[] drawn = new double[count];
    List<TrainingTask> tasks = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      bootstrap.weights(replica, ones, drawn);
      float[] weights = new float[count];
      for (int i = 0; i < count; i++) {
        weights[i] = (float) drawn[i];
      }
      Examples own = new Examples(shared.events(), shared.classes(), weights);
      tasks.add(dense(64, 1024, own, 2));
    }
    return tasks;
  }

  /** Steps with the distance correlation of the whole batch. */
  static TrainingTask disco(int count) {
    Matrix mass = Matrix.zeros(count, 1);
    boolean[] on = new boolean[count];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < count; i++) {
      mass.set(i, 0, (float) random.nextDouble());
      on[i] = true;
    }
    return dense(64, count, events(count, INPUTS), 20)
        .decorrelated(
            List.of(
                new Decorrelation(
                    Method.method("disco"), mass, on, Matrix.zeros(0, 1), new boolean[0])));
  }

  /** Images of 16 x 16 pixels, the network of arXiv:2011.13466. */
  static TrainingTask images(int count) {
    TrainingTask task =
        task(
            events(count, 256),
            Method.method("cnn2d").with("hidden", List.<Object>of(64)),
            List.of(Method.method("adam").with("epochs", 1).with("batch", 128)));
    return task.grouped(
        List.of(new InputGroup("image", InputGroup.Kind.IMAGE, List.of(16, 16), 0)));
  }

  /** Boosted trees of the default settings. */
  static TrainingTask trees(int count, int inputs, int trees) {
    return task(
        events(count, inputs), Method.method("bdt").with("trees", trees), List.<Method>of());
  }

  private static TrainingTask dense(int width, int batch, Examples examples, int epochs) {
    return task(
        examples,
        Method.method("dnn").with("hidden", List.<Object>of(width, width, width)),
        List.of(Method.method("adam").with("epochs", epochs).with("batch", batch)));
  }

  private static TrainingTask task(Examples examples, Method model, List<Method> train) {
    int inputs = examples.events().columns();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      names.add("x" + i);
    }
    return new TrainingTask(
        names,
        List.of("signal", "background"),
        examples,
        new Examples(Matrix.zeros(0, inputs), new int[0], new float[0]),
        model,
        train,
        new Seed(1));
  }

  private static Examples events(int count, int inputs) {
    SplittableRandom random = new SplittableRandom(1);
    Matrix events = Matrix.zeros(count, inputs);
    for (int i = 0; i < events.values().length; i++) {
      events.values()[i] = (float) (2 * random.nextDouble() - 1);
    }
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = events.get(i, 0) + events.get(i, 1) > 0 ? 0 : 1;
    }
    float[] weights = new float[count];
    Arrays.fill(weights, 1);
    return new Examples(events, classes, weights);
  }
}
