// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.Imports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Names are unique, and those of blocks can be folders. */
public class NameChecks extends Checks {

  private static final Pattern FOLDER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Set<String> RESERVED = Set.of("nominal", "weight", "scan", "true", "false");

  @Check
  public void blocksAreUnique(AssayFile file) {
    unique(file.getElements());
  }

  @Check
  public void membersAreUnique(Dataset dataset) {
    unique(dataset.getMembers());
  }

  @Check
  public void membersAreUnique(ListColumn list) {
    unique(list.getColumns());
  }

  @Check
  public void parametersAreUnique(Task task) {
    unique(task.getMembers());
  }

  /** The same name here and in an import, or in two imports, would be two things under one name. */
  @Check(CheckType.NORMAL)
  public void importsBringNoDuplicates(AssayFile file) {
    for (AssayFile imported : Imports.visible(file)) {
      if (imported != file) {
        imported
            .getElements()
            .forEach(
                block ->
                    Blocks.own(file, nameOf(block))
                        .ifPresent(own -> duplicate(own, " of " + fileName(imported))));
      }
    }
  }

  private static String fileName(AssayFile file) {
    return "'" + file.eResource().getURI().lastSegment() + "'";
  }

  private static String nameOf(EObject element) {
    return element instanceof Named named ? named.getName() : null;
  }

  private void unique(List<? extends EObject> elements) {
    Map<String, Named> seen = new HashMap<>();
    for (EObject element : elements) {
      if (element instanceof Named named
          && named.getName() != null
          && seen.putIfAbsent(named.getName(), named) != null) {
        duplicate(named, "");
      }
    }
  }

  private void duplicate(Named named, String where) {
    error(
        "the name '"
            + named.getName()
            + "' is already that of another element"
            + where
            + "; names are unique",
        named,
        AssayPackage.Literals.NAMED__NAME,
        IssueCodes.DUPLICATE_NAME);
  }

  @Check
  public void namesAreNotWordsOfTheLanguage(Named named) {
    if (named.getName() != null && RESERVED.contains(named.getName())) {
      error(
          "'" + named.getName() + "' has a meaning of its own in the language; take another name",
          named,
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.RESERVED_NAME);
    }
  }

  @Check
  public void blocksCanBeFolders(Named named) {
    if (named.eContainer() instanceof AssayFile
        && named.getName() != null
        && !FOLDER.matcher(named.getName()).matches()) {
      folder(named, AssayPackage.Literals.NAMED__NAME, named.getName());
    }
  }

  @Check
  public void aStudyCanBeAFolder(Study study) {
    if (study.getName() != null && !FOLDER.matcher(study.getName()).matches()) {
      folder(study, AssayPackage.Literals.STUDY__NAME, study.getName());
    }
  }

  private void folder(EObject element, org.eclipse.emf.ecore.EAttribute feature, String name) {
    error(
        "'"
            + name
            + "' becomes the folder of results: letters, digits and _ only, beginning with a letter",
        element,
        feature,
        IssueCodes.BLOCK_NAME,
        name.replaceAll("[^A-Za-z0-9_]", "_"));
  }
}
