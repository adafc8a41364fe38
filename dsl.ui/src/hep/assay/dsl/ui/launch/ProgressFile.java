// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run writes to its progress file, which it begins anew. */
final class ProgressFile {
  private static final int MOST_BYTES = 1 << 20;

  private final Path path;
  private final FileTime began;
  private long position;

  /** To be made before the run is started: a file last written before now is an earlier run's. */
  ProgressFile(Path path) {
    this.path = path;
    this.began = FileTime.from(Instant.now().minusMillis(10));
  }

  /** The whole lines written since the last call; a line still being written waits. */
  List<ProgressLine> read() throws IOException {
    if (!Files.exists(path) || Files.getLastModifiedTime(path).compareTo(began) < 0) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] fresh = new byte[(int) Math.max(0, Math.min(MOST_BYTES, file.length() - position))];
      file.seek(position);
      file.readFully(fresh);
      int end = lastNewline(fresh) + 1;
      position += end;
      return new String(fresh, 0, end, StandardCharsets.UTF_8)
          .lines()
          .map(ProgressLine::parse)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private static int lastNewline(byte[] bytes) {
    int last = bytes.length - 1;
    while (last >= 0 && bytes[last] != '\n') {
      last--;
    }
    return last;
  }
}
