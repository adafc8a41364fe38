// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A distribution that only plays a run, in the shell. */
final class FakeDistribution {
  private FakeDistribution() {}

  /**
   * Makes one.
   *
   * @param run what {@code assay run} does, lines of the shell; {@code $results} is the folder
   *     {@code results/First} beside the study
   */
  static Path in(Path folder, String version, String run) throws IOException {
    Path program = folder.resolve("bin").resolve("assay");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "assay %s-SNAPSHOT"; exit 0; fi
        for last; do :; done
        results=$(dirname "$last")/results/First
        mkdir -p "$results"
        progress=$results/.progress.jsonl
        %s
        """
            .formatted(version, run));
    program.toFile().setExecutable(true);
    return folder;
  }
}
