// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.benchmark;

import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Decorrelation;
import hep.assay.runtime.network.Examples;
import hep.assay.runtime.network.TrainingFormat;
import hep.assay.runtime.network.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints {@code name wall cpu}, both in seconds per million events and the best within some
 * seconds; cpu is that of the calling thread, which matters where one thread works and the machine
 * is busy.
 */
public final class TrainingBenchmark {
  private TrainingBenchmark() {}

  private static final int INPUTS = 20;

  /** Seconds for which each measurement is repeated. */
  private static final double PATIENCE = 5;

  public static void main(String[] arguments) throws Exception {
    sameBits();
    dense("dense64", List.of(64, 64, 64), 1024, 65_536);
    dense("dense256", List.of(256, 256, 256), 1024, 16_384);
    replicas();
    disco();
  }

  /** One thread and two must give the same network, or nothing here counts. */
  private static void sameBits() {
    TrainingTask task = task(List.of(64, 64, 64), 1024, events(8192), 3, 1);
    byte[] one = TrainingFormat.write(new FusedTrainer(Kernel.best(), 1).train(task, QUIET));
    byte[] two = TrainingFormat.write(new FusedTrainer(Kernel.best(), 2).train(task, QUIET));
    if (!Arrays.equals(one, two)) {
      throw new IllegalStateException("one and two threads give different networks");
    }
  }

  private static final hep.assay.runtime.network.TrainingProgress QUIET =
      (done, of, loss, validation) -> {};

  private static void dense(String name, List<Object> hidden, int batch, int count) {
    TrainingTask task = task(hidden, batch, events(count), 2, 1);
    for (int threads = 1; threads <= 2; threads++) {
      FusedTrainer trainer = new FusedTrainer(Kernel.best(), threads);
      print(name + "/" + threads, best(() -> trainer.train(task, QUIET)), 2.0 * count);
    }
  }

  /** Twenty bootstrap replicas over shared events, two at a time. */
  private static void replicas() throws Exception {
    int count = 16_384;
    Examples shared = events(count);
    List<TrainingTask> tasks = new ArrayList<>();
    for (int replica = 0; replica < 20; replica++) {
      float[] weights = new float[count];
      SplittableRandom random = new SplittableRandom(replica);
      for (int i = 0; i < count; i++) {
        weights[i] = random.nextInt(3);
      }
      tasks.add(
          task(
              List.of(64, 64, 64),
              1024,
              new Examples(shared.events(), shared.classes(), weights),
              2,
              1));
    }
    ExecutorService workers = Executors.newFixedThreadPool(2);
    double[] seconds =
        best(
            () -> {
              List<Future<?>> pending = new ArrayList<>();
              for (TrainingTask task : tasks) {
                pending.add(workers.submit(() -> new FusedTrainer().train(task, QUIET)));
              }
              for (Future<?> one : pending) {
                await(one);
              }
            });
    workers.shutdown();
    print("replicas20", seconds, 20 * 2.0 * count);
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A step with the distance correlation of the whole batch. */
  private static void disco() {
    int count = 8192;
    Examples examples = events(count);
    Matrix mass = Matrix.zeros(count, 1);
    boolean[] on = new boolean[count];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < count; i++) {
      mass.set(i, 0, (float) random.nextDouble());
      on[i] = true;
    }
    TrainingTask task =
        task(List.of(64, 64, 64), 8192, examples, 20, 1)
            .decorrelated(
                List.of(
                    new Decorrelation(
                        Method.method("disco"), mass, on, Matrix.zeros(0, 1), new boolean[0])));
    FusedTrainer trainer = new FusedTrainer();
    print("disco8192", best(() -> trainer.train(task, QUIET)), 20.0 * count);
  }

  private static TrainingTask task(
      List<Object> hidden, int batch, Examples examples, int epochs, long seed) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      inputs.add("x" + i);
    }
    return new TrainingTask(
        inputs,
        List.of("signal", "background"),
        examples,
        new Examples(Matrix.zeros(0, INPUTS), new int[0], new float[0]),
        Method.method("dnn").with("hidden", hidden),
        List.of(Method.method("adam").with("epochs", epochs).with("batch", batch)),
        new Seed(seed));
  }

  private static Examples events(int count) {
    SplittableRandom random = new SplittableRandom(1);
    Matrix events = Matrix.zeros(count, INPUTS);
    for (int i = 0; i < events.values().length; i++) {
      events.values()[i] = (float) (2 * random.nextDouble() - 1);
    }
    int[] classes = new int[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = events.get(i, 0) + events.get(i, 1) > 0 ? 0 : 1;
      weights[i] = 1;
    }
    return new Examples(events, classes, weights);
  }

  private static double[] best(Runnable work) {
    work.run();
    double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + (long) (PATIENCE * 1e9);
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      work.run();
      best[0] = Math.min(best[0], (System.nanoTime() - start) * 1e-9);
      best[1] = Math.min(best[1], (threads.getCurrentThreadCpuTime() - cpu) * 1e-9);
    }
    return best;
  }

  private static void print(String name, double[] seconds, double events) {
    System.out.printf(
        Locale.ROOT, "%s %.4f %.4f%n", name, seconds[0] / events * 1e6, seconds[1] / events * 1e6);
  }
}
