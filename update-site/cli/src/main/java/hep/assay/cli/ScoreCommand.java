// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.Scoring;
import hep.assay.runtime.engine.Engines;
import hep.assay.runtime.network.saved.SavedModel;
import hep.assay.runtime.network.saved.SavedModelFormat;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay score}: scores new files with a classifier that a run kept. */
@Command(
    name = "score",
    description = {
      "Scores every event of some files with a classifier that a run has trained, and writes a CSV:"
          + " file, event, and the probability of each class.",
      "Only the folder is needed: it says which columns are read, in which units and how they are"
          + " prepared. With folds the score is their mean; with replicas it is that of the first,"
          + " and the spread over all stands beside it."
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "Folder of the classifier, such as results/WTagging/tagger.")
  private Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILES",
      description = "Files with events: ROOT, Parquet, HDF5, NumPy or CSV.")
  private List<Path> files;

  @Option(names = "--out", paramLabel = "FILE", description = "The CSV to write [standard output].")
  private Path out;

  @Option(
      names = "--tree",
      paramLabel = "NAME",
      description = "Tree, table or group in the files [that of the training].",
      defaultValue = "")
  private String tree;

  @Override
  public Integer call() throws IOException {
    SavedModel saved = SavedModelFormat.read(folder, folder.toString(), Engines.ALL);
    long events = 0;
    if (out == null) {
      PrintWriter writer =
          new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      events = write(saved, writer);
      writer.flush();
    } else {
      Path target = out.toAbsolutePath();
      Path written = Files.createTempFile(target.getParent(), ".scores", ".csv");
      try {
        try (BufferedWriter writer = Files.newBufferedWriter(written)) {
          events = write(saved, writer);
        }
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    }
    System.err.println(
        events
            + " events scored by "
            + saved.name()
            + " of study "
            + saved.study()
            + how(saved)
            + (out == null ? "" : ": " + out));
    return Exit.FINE;
  }

  private static String how(SavedModel saved) {
    return (saved.folds() > 1 ? ", mean of " + saved.folds() + " folds" : "")
        + (saved.replicas() > 1 ? ", spread of " + saved.replicas() + " replicas" : "");
  }

  private long write(SavedModel saved, Writer writer) throws IOException {
    writer.write("file,event");
    for (String name : saved.classes()) {
      writer.write("," + quoted(name));
    }
    for (String name : saved.replicas() > 1 ? saved.classes() : List.<String>of()) {
      writer.write("," + quoted(name + "_spread"));
    }
    writer.write('\n');
    long events = 0;
    for (Path file : files) {
      events += write(file, scored(saved, file), writer);
    }
    return events;
  }

  private Scoring.Scored scored(SavedModel saved, Path file) {
    try {
      return Scoring.score(saved, file, tree);
    } catch (StudyException problem) {
      throw new StudyException(file + ": " + problem.getMessage(), problem);
    }
  }

  private static long write(Path file, Scoring.Scored scored, Writer writer) throws IOException {
    String name = quoted(file.toString());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < scored.scores().rows(); i++) {
      line.setLength(0);
      line.append(name).append(',').append(i);
      for (int k = 0; k < scored.scores().columns(); k++) {
        line.append(',').append(scored.scores().get(i, k));
      }
      for (int k = 0; k < scored.spread().columns(); k++) {
        line.append(',').append(scored.spread().get(i, k));
      }
      writer.append(line.append('\n'));
    }
    return scored.scores().rows();
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
