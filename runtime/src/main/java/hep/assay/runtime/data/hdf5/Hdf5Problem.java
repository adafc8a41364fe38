// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;

/** Words for what goes wrong in an HDF5 file. */
public final class Hdf5Problem {
  private Hdf5Problem() {}

  /** The message for a failure of the library; {@code what} may be empty. */
  public static StudyException of(Path file, String what, Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String where = "'" + file + "'" + (what.isEmpty() ? "" : ": " + what);
    String text = String.valueOf(cause.getMessage());
    if (text.contains("required filter")) {
      return new StudyException(
          where
              + " is compressed in a way that Assay does not read ("
              + text.replaceAll(".*name=", "")
              + "); write it again with gzip, for example with h5repack -f GZIP=5",
          problem);
    }
    return new StudyException(where + " can't be read: " + text, problem);
  }
}
