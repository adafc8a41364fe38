// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.vocabulary.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * The port to models that were trained elsewhere: reads one from the files that the study names.
 *
 * <p>Reading a stranger's file makes arrays, or runs it in an engine that can neither open other
 * files nor load code.
 */
public interface Importer extends Engine {

  /** Whether the files say how inputs are prepared; if so, the study may not. */
  default boolean bringsPreparation() {
    return false;
  }

  /**
   * Reads.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where a file is missing, damaged or does
   *     not fit the inputs and classes of the study
   */
  Imported read(ImportTask task);

  /**
   * What is wanted.
   *
   * @param folder the study's folder, which paths start from
   * @param settings of the study's {@code model}, complete
   * @param columns the inputs as the study names them, lists written out as their members
   * @param preparations of the inputs, one a fold; empty where the files bring it
   * @param classes what the study tells apart, in its order
   * @param engines who read the models of other words
   */
  record ImportTask(
      Path folder,
      Settings settings,
      List<String> columns,
      List<Preparation> preparations,
      List<String> classes,
      List<? extends Engine> engines) {
    public ImportTask {
      engines = List.copyOf(engines);
      columns = List.copyOf(columns);
      preparations = List.copyOf(preparations);
      classes = List.copyOf(classes);
    }

    /** Of a file that holds the model itself. */
    public ImportTask(
        Path folder,
        Settings settings,
        List<String> columns,
        List<Preparation> preparations,
        List<String> classes) {
      this(folder, settings, columns, preparations, classes, List.of());
    }
  }
}
