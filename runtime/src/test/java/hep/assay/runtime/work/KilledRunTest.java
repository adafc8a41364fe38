// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, killed without warning in the middle of its work. */
@Timeout(60)
class KilledRunTest {
  @TempDir Path folder;

  /** The run that is killed: eight tasks, each told on stdout, the fourth of which never ends. */
  public static void main(String[] arguments) {
    try (Store store = Store.open(Path.of(arguments[0]), 1 << 20);
        Workers workers = new Workers(1, store, new Progress(List.of(new Heard(null))))) {
      workers.run("test", tasks(3));
    }
  }

  private static List<Task<String>> tasks(int stuckAt) {
    return IntStream.range(0, 8)
        .mapToObj(
            n ->
                Task.of(
                    "task " + n,
                    StoreTest.key(n),
                    StoreTest.TEXT,
                    meter -> {
                      if (n == stuckAt) {
                        System.out.println("stuck");
                        waitForTheKill();
                      }
                      return "result " + n;
                    }))
        .toList();
  }

  private static void waitForTheKill() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void goesOnAfterWhatWasDone() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledRunTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = run.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.equals("stuck")) {
        line = out.readLine();
      }
    } finally {
      run.destroyForcibly().waitFor();
    }
    List<String> heard = new ArrayList<>();
    try (Store store = Store.open(folder, 1 << 20);
        Workers workers = new Workers(1, store, new Progress(List.of(new Heard(heard))))) {
      List<String> results = workers.run("test", tasks(-1));
      assertEquals("result 7", results.get(7));
      assertTrue(store.notes().get(0).contains("process " + run.pid()), store.notes().toString());
    }
    assertEquals(
        List.of("stored", "stored", "stored", "computed", "computed"), heard.subList(0, 5));
  }

  private record Heard(List<String> tasks) implements Progress.Listener {
    @Override
    public void step(String step, long done, long of, double secondsLeft) {}

    @Override
    public void task(String step, String label, boolean stored) {
      if (tasks != null) {
        tasks.add(stored ? "stored" : "computed");
      }
    }

    @Override
    public void note(String text) {}
  }
}
