// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** A few threads that share the parts of a batch; which one takes which changes no number. */
final class Crew implements AutoCloseable {
  private final int threads;
  private final ExecutorService helpers;

  Crew(int threads) {
    this.threads = threads;
    this.helpers =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                work -> {
                  Thread thread = new Thread(work, "fused");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Runs the task for 0 .. count - 1 and waits for all. */
  void share(int count, IntConsumer task) {
    if (helpers == null || count == 1) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    int helping = Math.min(threads, count) - 1;
    Future<?>[] pending = new Future<?>[helping];
    for (int h = 0; h < helping; h++) {
      int mine = h + 1;
      pending[h] = helpers.submit(() -> every(mine, count, helping + 1, task));
    }
    every(0, count, helping + 1, task);
    for (Future<?> one : pending) {
      await(one);
    }
  }

  private static void every(int from, int count, int step, IntConsumer task) {
    for (int i = from; i < count; i += step) {
      task.accept(i);
    }
  }

  private static void await(Future<?> one) {
    try {
      // a part takes well under a millisecond: parking costs more than looking
      while (!one.isDone()) {
        Thread.onSpinWait();
      }
      one.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
