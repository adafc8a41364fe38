// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.data.StudyFiles;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Loads events. Loaded events are not stored: they are the files' own numbers, and the keys of all
 * that is made from them are made from these numbers.
 */
final class Load {
  private Load() {}

  /** SHA-256 of each file of a study, by its path as the study finds it. */
  static SortedMap<String, String> files(StudyPlan study, Path folder) {
    Set<Path> files = new LinkedHashSet<>();
    for (DatasetPlan dataset : study.datasets()) {
      Stream.concat(Stream.of(dataset.source()), dataset.samples().stream().map(SamplePlan::source))
          .map(SourcePlan::files)
          .forEach(patterns -> files.addAll(resolved(dataset, folder, patterns)));
    }
    return files.parallelStream()
        .collect(
            Collectors.toMap(
                file -> folder.relativize(file).toString().replace('\\', '/'),
                Load::sha,
                (first, same) -> first,
                TreeMap::new));
  }

  private static List<Path> resolved(DatasetPlan dataset, Path folder, List<String> patterns) {
    try {
      return StudyFiles.resolve(folder, patterns);
    } catch (StudyException problem) {
      throw problem.at(dataset.name());
    }
  }

  /** SHA-256 of a file in hexadecimal digits. */
  static String sha(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = sha();
      byte[] block = new byte[1 << 16];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        sha.update(block, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new StudyException("can't read " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** SHA-256 of bytes in hexadecimal digits. */
  static String sha(byte[] bytes) {
    return HexFormat.of().formatHex(sha().digest(bytes));
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What a dataset came to: its samples with counts, weights and parts. */
  static BlockResult block(Scene scene) {
    Dataset data = scene.data();
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (SamplePlan sample : data.plan().samples()) {
      rows.add(row(sample, data, data.eventsOf(sample.name())));
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%,d events in %d samples, %s",
            data.count(),
            data.plan().samples().size(),
            data.split().folds() > 1
                ? data.split().folds()
                    + " folds: each event is tested by the network that never saw it"
                : parts(data));
    Table table =
        new Table(
            "samples",
            "Samples after the cuts of the dataset",
            List.of(
                "sample",
                "role",
                "events",
                "sum of weights",
                "effective events",
                "training",
                "validation",
                "test"),
            rows);
    return new BlockResult(
        data.name(),
        "dataset",
        summary,
        List.of(),
        List.of(),
        List.of(table),
        List.of(),
        data.notes());
  }

  private static List<Table.Cell> row(SamplePlan sample, Dataset data, int[] events) {
    List<Table.Cell> cells = new ArrayList<>();
    cells.add(Table.Cell.of(sample.name()));
    cells.add(Table.Cell.of(sample.role().word()));
    cells.add(Table.Cell.of(events.length));
    cells.add(Table.Cell.of(data.sum(events)));
    cells.add(Table.Cell.of(data.effectiveSize(events)));
    for (Split.Part part : List.of(Split.Part.TRAINING, Split.Part.VALIDATION, Split.Part.TEST)) {
      cells.add(
          Table.Cell.of(
              Arrays.stream(events).filter(event -> data.split().part(event, 0) == part).count()));
    }
    return cells;
  }

  private static String parts(Dataset data) {
    long[] counts = new long[Split.Part.values().length];
    IntStream.range(0, data.count())
        .forEach(event -> counts[data.split().part(event, 0).ordinal()]++);
    return String.format(
        Locale.ROOT,
        "%,d to train, %,d to validate, %,d to test%s",
        counts[0],
        counts[1],
        counts[2],
        counts[3] > 0 ? String.format(Locale.ROOT, ", %,d not used", counts[3]) : "");
  }
}
