// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.data.StudyFiles;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file with a model, read whole.
 *
 * @param name its path as the study writes it
 * @param bytes its content
 */
public record ModelFile(String name, byte[] bytes) {
  /** More than any network of this field; a protocol-buffer file can't be larger than 2 GiB. */
  public static final long MOST = 1L << 30;

  /**
   * Reads the file that a study names.
   *
   * @param folder the study's folder
   * @param name the path, relative to it
   * @throws StudyException where it is missing, absolute, a pattern or too large
   */
  public static ModelFile of(Path folder, String name) {
    if (StudyFiles.isPattern(name)) {
      throw new StudyException("'" + name + "' is a pattern; a model is one file");
    }
    Path file = StudyFiles.resolve(folder, List.of(name)).get(0);
    try {
      if (Files.size(file) > MOST) {
        throw new StudyException(
            name + " has " + (Files.size(file) >> 20) + " MiB; a model has at most 1024 MiB");
      }
      return new ModelFile(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StudyException("can't read " + name + ": " + e.getMessage(), e);
    }
  }

  /** SHA-256 of its content, in hexadecimal digits. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
