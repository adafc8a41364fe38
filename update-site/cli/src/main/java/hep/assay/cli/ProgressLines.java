// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.work.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** The progress of a run for people: a bar with time to go on a terminal, plain lines elsewhere. */
final class ProgressLines implements Progress.Listener {
  private static final int WIDTH = 24;

  private final PrintStream out;
  private final boolean terminal;
  private boolean barShown;

  ProgressLines(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void step(String step, long done, long of, double secondsLeft) {
    if (!terminal || of == 0) {
      return;
    }
    int full = (int) (WIDTH * done / of);
    String time = secondsLeft < 0 || done == of ? "" : "  " + duration(secondsLeft) + " left";
    out.printf(
        Locale.ROOT,
        "\r\u001b[K%-10s [%s%s] %3d %%%s",
        step,
        "#".repeat(full),
        "-".repeat(WIDTH - full),
        100 * done / of,
        time);
    barShown = true;
    if (done == of) {
      clear();
    }
    out.flush();
  }

  @Override
  public void task(String step, String label, boolean stored) {
    clear();
    out.println(label + ": " + (stored ? "answered from the store" : "computed"));
  }

  @Override
  public void note(String text) {
    clear();
    out.println("note: " + text);
  }

  /** Takes the bar away, so that what follows begins on a clean line. */
  void clear() {
    if (barShown) {
      out.print("\r\u001b[K");
      barShown = false;
    }
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 120 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
