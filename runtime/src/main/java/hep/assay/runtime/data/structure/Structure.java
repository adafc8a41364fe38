// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.data.Loss;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Word;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes a column with a shape of other columns. */
public interface Structure extends Word {

  /** The setting that names the list or column it is made of. */
  String OF = "of";

  /**
   * Something that does not fit.
   *
   * @param setting where
   * @param message what is wrong, and what is allowed
   */
  record Wrong(String setting, String message) {}

  /**
   * What is wrong with the settings by themselves; empty where all fits.
   *
   * @param settings complete settings
   * @param length the declared length of the list; 0 where it has none, negative where it is made
   *     of a column of the file and not of a list
   */
  Optional<Wrong> wrong(Settings settings, int length);

  /**
   * The shape; empty where only the file tells.
   *
   * @param settings complete settings, nothing {@link #wrong} with them
   * @param length as there
   */
  Optional<Shape> shape(Settings settings, int length);

  /**
   * Makes the column.
   *
   * @param name of the column, for messages
   * @param settings complete settings, nothing {@link #wrong} with them
   * @throws StudyException where the columns are not what is needed
   */
  ShapedColumn make(String name, Settings settings, Source source);

  /**
   * What it is made of.
   *
   * @param columns all columns of the events, in their own units
   * @param lengths the lists of the dataset with their declared length, 0 without one
   * @param cyclic the columns whose values 2 pi apart are the same
   * @param losses is told what has no place in it
   */
  record Source(
      Columns columns, Map<String, Integer> lengths, Set<String> cyclic, Consumer<Loss> losses) {

    /** The length of a list as {@link #wrong} wants it. */
    int length(String of) {
      return lengths.getOrDefault(of, -1);
    }
  }
}
