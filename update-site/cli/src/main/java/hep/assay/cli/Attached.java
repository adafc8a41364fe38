// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The leash of a run that another program started: the line {@code cancel} on standard input, or
 * its end (the other program died), stops it.
 */
final class Attached {
  private Attached() {}

  /** Calls back once when this run shall end. */
  static void watch(Runnable stop) {
    Thread thread = new Thread(() -> listen(stop), "assay-attached");
    thread.setDaemon(true);
    thread.start();
  }

  private static void listen(Runnable stop) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      while (line != null && !line.strip().equals("cancel")) {
        line = in.readLine();
      }
    } catch (IOException e) {
      // A broken pipe is an end as good as any.
    }
    stop.run();
  }
}
