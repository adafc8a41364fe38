// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hep.assay.runtime.work.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run and on which machine: the content of {@code run.json}. All that differs
 * between two runs with the same numbers is here and not in {@code study.json}.
 */
public final class RunRecord implements Progress.Listener {
  private final Instant began = Instant.now();
  private final Map<String, Instant> firstHeard = new LinkedHashMap<>();
  private final Map<String, Instant> lastHeard = new LinkedHashMap<>();
  private final JsonArray tasks = new JsonArray();
  private final JsonArray notes = new JsonArray();

  @Override
  public synchronized void step(String step, long done, long of, double secondsLeft) {
    Instant now = Instant.now();
    firstHeard.putIfAbsent(step, now);
    lastHeard.put(step, now);
  }

  @Override
  public synchronized void task(String step, String label, boolean stored) {
    JsonObject task = new JsonObject();
    task.addProperty("task", label);
    task.addProperty("from", stored ? "store" : "computed");
    tasks.add(task);
  }

  @Override
  public synchronized void note(String text) {
    notes.add(text);
  }

  /** The record up to now as JSON. */
  public synchronized String json(int workers) {
    Instant now = Instant.now();
    JsonObject run = new JsonObject();
    run.addProperty("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
    run.addProperty("seconds", seconds(began, now));
    run.addProperty("workers", workers);
    run.add("machine", machine());
    JsonObject steps = new JsonObject();
    firstHeard.forEach(
        (step, first) -> steps.addProperty(step, seconds(first, lastHeard.get(step))));
    run.add("secondsOfSteps", steps);
    run.add("tasks", tasks);
    run.add("notes", notes);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(run) + "\n";
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static JsonObject machine() {
    Runtime runtime = Runtime.getRuntime();
    JsonObject machine = new JsonObject();
    machine.addProperty("host", host());
    machine.addProperty("system", property("os.name") + " " + property("os.version"));
    machine.addProperty("cpu", cpu());
    machine.addProperty("cores", runtime.availableProcessors());
    machine.addProperty("heapMiB", runtime.maxMemory() >> 20);
    machine.addProperty("heapUsedMiB", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    machine.addProperty("java", property("java.vm.name") + " " + property("java.version"));
    machine.addProperty(
        "vectorModule", ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    return machine;
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "";
    }
  }

  /** The processor's name where the system tells it in a file, else its kind. */
  private static String cpu() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }
}
