// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.benchmark;

import hep.assay.runtime.engine.xgboost.XgboostTrainer;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.saved.TrainingFormat;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints {@code wall cpu} of the training named by the arguments (name, threads), both in seconds
 * per million events and the best within some seconds; cpu is that of the calling thread, which
 * matters where one thread works and the machine is busy.
 */
public final class TrainingBenchmark {
  private TrainingBenchmark() {}

  /** Seconds for which each measurement is repeated, after as many to warm up. */
  private static final double PATIENCE = 4;

  private static final TrainingProgress QUIET = (done, of, loss, validation) -> {};

  public static void main(String[] arguments) {
    String name = arguments[0];
    int threads = Integer.parseInt(arguments[1]);
    sameBits();
    FusedTrainer fused = new FusedTrainer(Kernel.best(), threads);
    switch (name) {
      case "dense64" -> one(fused, BenchmarkTasks.dense(64, 1024, 65_536));
      case "dense256" -> one(fused, BenchmarkTasks.dense(256, 1024, 16_384));
      case "replicas20" -> replicas(BenchmarkTasks.replicas(20, 16_384), threads);
      case "disco8192" -> one(fused, BenchmarkTasks.disco(8192));
      case "cnn2d" -> one(pictures(threads), BenchmarkTasks.images(2048));
      case "bdt" -> one(new XgboostTrainer(), BenchmarkTasks.trees(200_000, 28, 100));
      default -> throw new IllegalArgumentException(name);
    }
  }

  /** One thread and two must give the same network, or nothing here counts. */
  private static void sameBits() {
    TrainingTask task = BenchmarkTasks.dense(64, 1024, 8192);
    byte[] one = TrainingFormat.write(new FusedTrainer(Kernel.best(), 1).train(task, QUIET));
    byte[] two = TrainingFormat.write(new FusedTrainer(Kernel.best(), 2).train(task, QUIET));
    if (!Arrays.equals(one, two)) {
      throw new IllegalStateException("one and two threads give different networks");
    }
  }

  private static FusedTrainer pictures(int threads) {
    return new FusedTrainer(Models.term("cnn2d"), Kernel.best(), threads);
  }

  private static void one(Trainer trainer, TrainingTask task) {
    measure(() -> trainer.train(task, QUIET), BenchmarkTasks.events(task));
  }

  /** Replicas over shared events, each on one thread, as many at a time as there are threads. */
  private static void replicas(List<TrainingTask> tasks, int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    measure(
        () -> {
          List<Future<?>> pending = new ArrayList<>();
          for (TrainingTask task : tasks) {
            pending.add(workers.submit(() -> new FusedTrainer().train(task, QUIET)));
          }
          pending.forEach(TrainingBenchmark::await);
        },
        tasks.stream().mapToDouble(BenchmarkTasks::events).sum());
    workers.shutdown();
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void measure(Runnable work, double events) {
    best(work);
    double[] seconds = best(work);
    System.out.printf(
        Locale.ROOT, "%.4f %.4f%n", seconds[0] / events * 1e6, seconds[1] / events * 1e6);
  }

  private static double[] best(Runnable work) {
    double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + (long) (PATIENCE * 1e9);
    do {
      long start = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      work.run();
      best[0] = Math.min(best[0], (System.nanoTime() - start) * 1e-9);
      best[1] = Math.min(best[1], (threads.getCurrentThreadCpuTime() - cpu) * 1e-9);
    } while (System.nanoTime() < end);
    return best;
  }
}
