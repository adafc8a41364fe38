// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import java.nio.file.Path;

/**
 * What a run is told besides the study; nothing here changes a number.
 *
 * @param folder the study's folder, which relative paths of data start from
 * @param results where the results of this study go, {@code results/<study>}
 * @param workers how many tasks run at a time
 * @param storeBytes how much room stored results may take
 */
public record RunOptions(Path folder, Path results, int workers, long storeBytes) {
  private static final long STORE_BYTES = 4L << 30;

  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker, not " + workers);
    }
  }

  /**
   * A run of the study in this folder, on all cores, with its results in {@code results/<study>}.
   */
  public static RunOptions of(Path folder, String study) {
    return new RunOptions(
        folder,
        folder.resolve("results").resolve(folderName(study)),
        Runtime.getRuntime().availableProcessors(),
        STORE_BYTES);
  }

  /** The same with its results in {@code <output>/<study>}. */
  public RunOptions into(Path output) {
    return new RunOptions(folder, output.resolve(results.getFileName()), workers, storeBytes);
  }

  /** The same with so many tasks at a time. */
  public RunOptions workers(int count) {
    return new RunOptions(folder, results, count, storeBytes);
  }

  /** The name of a study as a folder. */
  public static String folderName(String study) {
    return study.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
