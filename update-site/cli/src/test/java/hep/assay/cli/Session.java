// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a study and the commands that are given in it. */
final class Session {
  /** Small enough for a second, with every kind of step. */
  static final String STUDY =
      """
      study Small "A test" { seed 7 }
      dataset toy {
        generate xaugToy(events = 3000, overlap = 2)
        sample twoProng signal { select label == 1 }
        sample qcd background { select label == 0 }
        column label integer, observer
        split fractions(train = 50 %, validation = 20 %, test = 30 %)
      }
      classifier tagger on toy {
        inputs r1, r2, theta, z
        prepare standardize
        model dnn(hidden = [8])
        train adam(epochs = 5, batch = 64, learningRate = 1e-2), repeat(4)
      }
      region SR signal on toy { select tagger > 0.5 and z < 0.65  observe z by bins(5, range = 0.5 .. 1) }
      region CR control on toy { select z >= 0.65  observe z by bins(5, range = 0.5 .. 1) }
      nuisance angle on toy { vary theta by scale(5 %) }
      comparison performance of tagger { under nominal, angle  measure auc  show roc  require auc > 0.5 }
      explanation why of tagger in SR, CR { by permutation, lrp }
      """;

  final Path folder;
  final Path study;
  private String out = "";
  private String err = "";

  Session(Path folder, String text) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    this.study = Files.writeString(folder.resolve("small.assay"), text);
  }

  /** Runs a command on the study in this process; the exit code. */
  int command(String... words) {
    PrintStream standardOut = System.out;
    PrintStream standardErr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      List<String> all = new ArrayList<>(List.of(words));
      all.add(study.toString());
      return Main.run(all.toArray(String[]::new));
    } finally {
      System.setOut(standardOut);
      System.setErr(standardErr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** The same command in a process of its own. */
  ProcessBuilder process(List<String> flags, String... words) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(flags);
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    all.addAll(List.of(words));
    all.add(study.toString());
    return new ProcessBuilder(all).directory(folder.toFile());
  }

  /** Standard output of the last command. */
  String out() {
    return out;
  }

  /** Standard error of the last command. */
  String err() {
    return err;
  }

  /** Labels of the tasks that the last run computed, but for loading, which is never stored. */
  List<String> computed() {
    return err.lines()
        .filter(line -> line.endsWith(": computed"))
        .filter(line -> !line.startsWith("load ") && !line.startsWith("vary "))
        .map(line -> line.substring(0, line.length() - ": computed".length()))
        .toList();
  }

  long stored() {
    return err.lines().filter(line -> line.endsWith(": answered from the store")).count();
  }

  Path result(String name) {
    return folder.resolve("results").resolve("Small").resolve(name);
  }

  String json() throws IOException {
    return Files.readString(result("study.json"));
  }
}
