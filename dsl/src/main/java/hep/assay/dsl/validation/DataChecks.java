// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Files;
import hep.assay.dsl.assay.Generate;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Tree;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Constants;
import hep.assay.dsl.facts.FileColumns;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Schemas;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Datasets: files that are there, samples with a source, columns that can be computed. */
public class DataChecks extends Checks {

  @Inject private Schemas schemas;
  @Inject private Methods methods;

  /** A missing file is a warning while one writes; {@code --strict} and a run make it an error. */
  @Check(CheckType.NORMAL)
  public void filesAreThere(Files files) {
    for (int i = 0; i < files.getFiles().size(); i++) {
      file(files, i);
    }
  }

  private void file(Files files, int index) {
    String written = files.getFiles().get(index);
    Path path = FileColumns.path(files, written);
    Schemas.Answer answer =
        path == null ? new Schemas.Answer.Pending() : schemas.columns(path, tree(files));
    String message = null;
    boolean missing = answer instanceof Schemas.Answer.Missing;
    if (answer instanceof Schemas.Answer.Missing one) {
      message = "there is no file '" + written + "'; paths are relative to this file" + one.near();
    } else if (answer instanceof Schemas.Answer.Unreadable one) {
      message = one.reason();
    }
    if (message != null) {
      warning(
          message,
          AssayPackage.Literals.FILES__FILES,
          index,
          missing ? IssueCodes.FILE_MISSING : IssueCodes.FILE_UNREADABLE);
    }
  }

  private static String tree(Files files) {
    Named block = (Named) files.eContainer();
    Named dataset = block instanceof Dataset ? block : (Named) block.eContainer();
    return Inheritance.member(block, Tree.class)
        .or(() -> Inheritance.member(dataset, Tree.class))
        .map(Tree::getPath)
        .orElse("");
  }

  @Check
  public void samplesHaveEvents(Sample sample) {
    Dataset dataset = (Dataset) sample.eContainer();
    if (Inheritance.isComplete(dataset) && !hasSource(sample) && !hasSource(dataset)) {
      error(
          "'"
              + sample.getName()
              + "' has no events: neither it nor its dataset names files or a generator",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.NO_SOURCE);
    }
  }

  private static boolean hasSource(Named block) {
    return Inheritance.member(block, Files.class).isPresent()
        || Inheritance.member(block, Generate.class).isPresent();
  }

  @Check
  public void formulasDoNotComeBack(Column column) {
    if (column.getValue() != null && uses(column, column, new HashSet<>())) {
      error(
          "'" + column.getName() + "' is computed from itself",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.COLUMN_CYCLE);
    }
  }

  private static boolean uses(Column from, Column wanted, Set<Column> seen) {
    if (from.getValue() == null || !seen.add(from)) {
      return false;
    }
    return EcoreUtil2.eAllOfType(from.getValue(), Use.class).stream()
        .map(use -> use.getMember() == null ? use.getTarget() : use.getMember())
        .anyMatch(
            target ->
                target instanceof Column column
                    && !column.eIsProxy()
                    && (column == wanted || uses(column, wanted, seen)));
  }

  @Check
  public void boundsGoUp(Column column) {
    for (Term term : column.getTerms()) {
      if (term.getWord() != null && "bounds".equals(term.getWord().getName())) {
        Map<String, Methods.Given> given = methods.given(term);
        Optional<Double> low = number(given.get("low"));
        Optional<Double> high = number(given.get("high"));
        if (low.isPresent() && high.isPresent() && low.get() >= high.get()) {
          error(
              "these bounds leave no value: the smaller one comes first",
              term,
              null,
              IssueCodes.BOUNDS);
        }
      }
    }
  }

  private static Optional<Double> number(Methods.Given given) {
    return given == null
        ? Optional.empty()
        : Constants.of(given.values().get(0).getValue()).map(Constants.Number::value);
  }
}
