// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Word;
import java.util.List;
import java.util.Optional;

/** The blocks of a study and what they are called in messages. */
public final class Blocks {

  private Blocks() {}

  /**
   * All blocks of a type that a file can name: its own first, then those of its imports, in the
   * order written.
   */
  public static <T> List<T> visible(AssayFile file, Class<T> type) {
    return Imports.visible(file).stream()
        .flatMap(one -> one.getElements().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The block of this name, the file's own before an imported one. */
  public static Optional<Named> named(AssayFile file, String name) {
    return visible(file, Named.class).stream()
        .filter(block -> name.equals(block.getName()))
        .findFirst();
  }

  /** The file's own block of this name. */
  public static Optional<Named> own(AssayFile file, String name) {
    return file.getElements().stream()
        .filter(Named.class::isInstance)
        .map(Named.class::cast)
        .filter(block -> name != null && name.equals(block.getName()))
        .findFirst();
  }

  /** What it is, as the language writes it: "classifier", "region", "column". */
  public static String kind(Named named) {
    if (named instanceof Learner learner) {
      return learner.getKind();
    } else if (named instanceof Task task) {
      return task.getKind();
    } else if (named instanceof Parameter parameter) {
      return parameter.getKind();
    } else if (named instanceof ListColumn) {
      return "list";
    }
    return SIMPLE.stream()
        .filter(type -> type.isInstance(named))
        .findFirst()
        .map(type -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT))
        .orElse("name");
  }

  private static final List<Class<? extends Named>> SIMPLE =
      List.of(
          Dataset.class,
          Sample.class,
          Group.class,
          Column.class,
          Region.class,
          Nuisance.class,
          Word.class);
}
