// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The progress of a run as a file, one JSON object per line, for whoever watches from another
 * process.
 *
 * <pre>{@code
 * {"step":"train","done":40,"of":200,"secondsLeft":12.5}
 * {"step":"train","task":"train tagger, replica 3","from":"store"}
 * {"note":"entry 12ab34cd of the result store was damaged and is computed again"}
 * {"problem":{"severity":"error","file":"a.assay","line":12,"column":3,"message":"...","code":"..."}}
 * {"outcome":"passed","exit":0,"report":"report.html"}
 * }</pre>
 *
 * The last line is the outcome: {@code passed}, {@code gate}, {@code problem}, {@code cancelled} or
 * {@code fault}.
 */
public final class ProgressFile implements Progress.Listener, AutoCloseable {
  private final BufferedWriter out;
  private boolean ended;

  private static final long LONG_BYTES = 1 << 20;

  /** Goes on after the lines of earlier runs; begins anew where they have become many. */
  public ProgressFile(Path file) {
    try {
      Files.createDirectories(file.getParent());
      boolean anew = Files.exists(file) && Files.size(file) > LONG_BYTES;
      out =
          Files.newBufferedWriter(
              file,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE,
              anew ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void step(String step, long done, long of, double secondsLeft) {
    JsonObject line = new JsonObject();
    line.addProperty("step", step);
    line.addProperty("done", done);
    line.addProperty("of", of);
    if (secondsLeft >= 0) {
      line.addProperty("secondsLeft", Math.rint(secondsLeft * 10) / 10);
    }
    write(line);
  }

  @Override
  public void task(String step, String label, boolean stored) {
    JsonObject line = new JsonObject();
    line.addProperty("step", step);
    line.addProperty("task", label);
    line.addProperty("from", stored ? "store" : "computed");
    write(line);
  }

  @Override
  public void note(String text) {
    JsonObject line = new JsonObject();
    line.addProperty("note", text);
    write(line);
  }

  /** A problem of the study or its input; 0 where a line or column is unknown. */
  public void problem(
      String severity, String file, int line, int column, String message, String code) {
    JsonObject problem = new JsonObject();
    problem.addProperty("severity", severity);
    problem.addProperty("file", file);
    problem.addProperty("line", line);
    problem.addProperty("column", column);
    problem.addProperty("message", message);
    problem.addProperty("code", code);
    JsonObject whole = new JsonObject();
    whole.add("problem", problem);
    write(whole);
  }

  /** The last line: what a worker still says after it, while a cancelled run ends, is dropped. */
  public synchronized void outcome(String outcome, int exit, String report) {
    JsonObject line = new JsonObject();
    line.addProperty("outcome", outcome);
    line.addProperty("exit", exit);
    if (!report.isEmpty()) {
      line.addProperty("report", report);
    }
    write(line);
    ended = true;
  }

  private synchronized void write(JsonObject line) {
    if (ended) {
      return;
    }
    try {
      out.write(line.toString());
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
