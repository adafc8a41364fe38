// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The structures of this version. */
public final class Structures {
  private Structures() {}

  public static final Registry<Structure> ALL =
      Registry.of("structure", List.of(new Image(), new Graph()));

  /** The list and columns that a structure is made of. */
  public static Set<String> sources(Method method) {
    Settings given = method.settings();
    Set<String> names = new LinkedHashSet<>();
    for (Setting setting : ALL.get(method.word()).term().settings()) {
      boolean columns =
          setting.kind() == Setting.Kind.COLUMN || setting.kind() == Setting.Kind.COLUMNS;
      if (columns && given.has(setting.name())) {
        names.addAll(given.words(setting.name()));
      }
    }
    return names;
  }

  /**
   * Makes the column of a method.
   *
   * @throws StudyException where its settings or columns do not fit
   */
  public static ShapedColumn make(String name, Method method, Structure.Source source) {
    Structure structure = ALL.get(method.word());
    Settings settings = structure.term().complete(method.settings());
    structure
        .wrong(settings, source.length(settings.word(Structure.OF)))
        .ifPresent(
            wrong -> {
              throw new StudyException(method.word() + ": " + wrong.message());
            });
    return structure.make(name, settings, source);
  }
}
