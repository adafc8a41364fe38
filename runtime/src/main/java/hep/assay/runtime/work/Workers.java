// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks on several cores of this machine, each wholly on one thread, and answers from the
 * store what was done before.
 *
 * <p>Results come in the order of the tasks and depend on nothing but the tasks: the number of
 * workers changes only the time.
 */
public final class Workers implements AutoCloseable {
  private final Store store;
  private final Progress progress;
  private final ExecutorService threads;

  /**
   * @param count how many tasks at a time
   * @param store where results are kept
   * @param progress hears of each task
   */
  public Workers(int count, Store store, Progress progress) {
    this.store = store;
    this.progress = progress;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "assay-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs the tasks of one step.
   *
   * @param step what the step is called in the progress, {@code train}
   * @throws RuntimeException what the first failing task (in their order) threw
   */
  public <T> List<T> run(String step, List<Task<T>> tasks) {
    int units = tasks.stream().mapToInt(Task::units).sum();
    Progress.Step meter = progress.begin(step, units);
    List<Future<T>> futures = new ArrayList<>();
    for (Task<T> task : tasks) {
      futures.add(threads.submit(() -> answer(task, meter)));
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } finally {
      futures.forEach(future -> future.cancel(true));
      meter.end();
    }
  }

  private <T> T answer(Task<T> task, Progress.Step meter) {
    meter.stopIfCancelled();
    Optional<T> stored = store.get(task.key(), task.codec());
    if (stored.isPresent()) {
      meter.finished(task.label(), true, task.units());
      return stored.get();
    }
    int[] counted = new int[1];
    T result =
        task.work()
            .apply(
                units -> {
                  meter.stopIfCancelled();
                  int more = Math.min(units, task.units() - counted[0]);
                  counted[0] += more;
                  meter.advance(more);
                });
    store.put(task.key(), task.codec(), result);
    meter.finished(task.label(), false, task.units() - counted[0]);
    return result;
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      return problem;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e.getCause());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
