// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {
  @TempDir Path folder;

  private static List<Task<String>> tasks(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                Task.of(
                    "task " + n,
                    StoreTest.key(n),
                    StoreTest.TEXT,
                    meter -> {
                      meter.done(1);
                      return "result " + n;
                    }))
        .toList();
  }

  private List<String> run(int workers, List<Task<String>> tasks, Progress progress) {
    try (Store store = Store.open(folder, 1 << 20);
        Workers pool = new Workers(workers, store, progress)) {
      return pool.run("test", tasks);
    }
  }

  @Test
  void resultsComeInTheOrderOfTheTasksWhateverTheWorkers() {
    List<String> one = run(1, tasks(20), Progress.silent());
    assertEquals("result 7", one.get(7));
    assertEquals(one, run(3, tasks(20), Progress.silent()));
  }

  @Test
  void theSecondRunAnswersFromTheStore() {
    run(2, tasks(3), Progress.silent());
    Heard heard = new Heard();
    run(2, tasks(5), new Progress(List.of(heard)));
    Collections.sort(heard.tasks);
    assertEquals(
        List.of(
            "task 0 stored",
            "task 1 stored",
            "task 2 stored",
            "task 3 computed",
            "task 4 computed"),
        heard.tasks);
    assertEquals(5, heard.done);
  }

  @Test
  void theFirstProblemInTheOrderOfTasksIsTheOneTold() {
    List<Task<String>> failing = new ArrayList<>(tasks(4));
    for (int n : new int[] {1, 3}) {
      failing.set(
          n,
          Task.of(
              "bad",
              StoreTest.key(100 + n),
              StoreTest.TEXT,
              meter -> {
                throw new StudyException("problem " + n);
              }));
    }
    StudyException told =
        assertThrows(StudyException.class, () -> run(2, failing, Progress.silent()));
    assertEquals("problem 1", told.getMessage());
  }

  @Test
  void aCancelledRunStopsAndKeepsWhatIsDone() {
    Progress progress = Progress.silent();
    List<Task<String>> stopping = new ArrayList<>(tasks(3));
    stopping.set(
        1,
        Task.of(
            "stop",
            StoreTest.key(1),
            StoreTest.TEXT,
            meter -> {
              progress.cancel();
              meter.done(1);
              return "never";
            }));
    assertThrows(Cancelled.class, () -> run(1, stopping, progress));
    Heard heard = new Heard();
    run(1, tasks(3), new Progress(List.of(heard)));
    assertEquals(List.of("task 0 stored", "task 1 computed", "task 2 computed"), heard.tasks);
  }

  private static final class Heard implements Progress.Listener {
    final List<String> tasks = new ArrayList<>();
    long done;

    @Override
    public void step(String step, long done, long of, double secondsLeft) {
      this.done = done;
    }

    @Override
    public void task(String step, String label, boolean stored) {
      tasks.add(label + (stored ? " stored" : " computed"));
    }

    @Override
    public void note(String text) {}
  }
}
