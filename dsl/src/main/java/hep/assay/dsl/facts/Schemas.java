// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.ImplementedBy;
import hep.assay.runtime.data.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The columns of files, read from their headers. An answer comes at once: in an editor it may be
 * "not known yet", in the command line the file is read while one waits.
 */
@ImplementedBy(HeaderSchemas.class)
public interface Schemas {

  /** The columns of a file, relative paths and globs resolved by the caller. */
  Answer columns(Path file, String tree);

  /** Whether a file or folder is there: then known, without columns. */
  default Answer presence(Path file) {
    return new Answer.Pending();
  }

  /** What is known of a file. */
  sealed interface Answer {

    /**
     * The header was read.
     *
     * @param refused why other columns of the file can't be read, by their names
     */
    record Known(List<FileColumn> columns, Map<String, String> refused) implements Answer {}

    /** Not read yet: say nothing about its columns. */
    record Pending() implements Answer {}

    /**
     * There is no such file.
     *
     * @param near what is there instead, as the end of a message
     */
    record Missing(String near) implements Answer {}

    /** Its header makes no sense. */
    record Unreadable(String reason) implements Answer {}
  }

  /**
   * One column of a file: name, type as the file says it, and a line about its range where sampled.
   */
  record FileColumn(String name, String type, String about, Schema.Kind kind) {}

  /** Knows no file: every column name is taken on trust. */
  final class Unknown implements Schemas {

    @Override
    public Answer columns(Path file, String tree) {
      return new Answer.Pending();
    }
  }
}
