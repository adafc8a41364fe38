// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import hep.assay.dsl.facts.HeaderSchemas;
import hep.assay.dsl.facts.Schemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Headers of files for an editor, which must not wait: they are read on threads of their own, and
 * who asks waits a moment at most. Until a slow file has been read its columns are not known yet,
 * and nothing is said of them.
 */
@Singleton
public class BriefSchemas implements Schemas {

  private static final long MOMENT_MS = 150;

  private final Schemas reader;
  private final ExecutorService threads = Executors.newCachedThreadPool(BriefSchemas::thread);
  private final Map<List<Object>, Reading> readings = new ConcurrentHashMap<>();

  @Inject
  public BriefSchemas(HeaderSchemas reader) {
    this((Schemas) reader);
  }

  BriefSchemas(Schemas reader) {
    this.reader = reader;
  }

  /** A file that is being read, and until when it is worth waiting for. */
  private record Reading(Future<Answer> answer, long patience) {}

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "assay headers");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  @Override
  public Answer columns(Path file, String tree) {
    return answer(List.of(file, tree), () -> reader.columns(file, tree));
  }

  @Override
  public Answer presence(Path file) {
    return answer(List.of(file), () -> reader.presence(file));
  }

  private Answer answer(List<Object> key, Callable<Answer> question) {
    Reading reading = readings.computeIfAbsent(key, unused -> read(question));
    try {
      long left = Math.max(0, reading.patience() - System.nanoTime());
      Answer answer = reading.answer().get(left, TimeUnit.NANOSECONDS);
      // The next who asks has it read again if it has changed since.
      readings.remove(key, reading);
      return answer;
    } catch (TimeoutException slow) {
      return new Answer.Pending();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer.Pending();
    } catch (ExecutionException fault) {
      readings.remove(key, reading);
      return new Answer.Unreadable(
          "'" + key.get(0) + "' can't be read: " + fault.getCause().getMessage());
    }
  }

  private Reading read(Callable<Answer> question) {
    Future<Answer> answer = threads.submit(question);
    return new Reading(answer, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MS));
  }
}
