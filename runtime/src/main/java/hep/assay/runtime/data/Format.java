// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.vocabulary.Word;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A file format. Implementations hold no state and may be called from several threads.
 *
 * <p>Every method throws {@link hep.assay.runtime.vocabulary.StudyException} for a file that is
 * missing, damaged or not of this format; the message names the file, and the column or line where
 * it can. Memory and time are bounded by what the file really holds, not by what it claims.
 */
public interface Format extends Word {

  /** The endings of file names, lower case, such as {@code .csv} and {@code .csv.gz}. */
  List<String> endings();

  /**
   * What the file holds, from its header and first blocks.
   *
   * @param tree tree, table or group; empty for the only one
   */
  Schema schema(Path file, String tree);

  /**
   * Names, types and number of events alone, for who reads the columns next; may lack ranges.
   *
   * @param tree tree, table or group; empty for the only one
   */
  default Schema header(Path file, String tree) {
    return schema(file, tree);
  }

  /**
   * Reads columns.
   *
   * @param tree tree, table or group; empty for the only one
   * @param columns the columns to read, each one of the schema; the table has them in the order of
   *     the file
   */
  EventTable read(Path file, String tree, Set<String> columns);

  /**
   * Reads columns a block of events at a time; the whole file as one where the format has no better
   * way.
   *
   * @param tree as for {@link #read}
   * @param columns as for {@link #read}
   */
  default Blocks blocks(Path file, String tree, Set<String> columns) {
    return Blocks.whole(() -> read(file, tree, columns), Blocks.BYTES);
  }

  /**
   * Whether the file starts like one of this format whatever it is called.
   *
   * @param start its first bytes, at most 16
   */
  default boolean recognises(byte[] start) {
    return false;
  }
}
