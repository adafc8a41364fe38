// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Import;
import hep.assay.dsl.facts.Imports;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Imports are found and don't come back to the file. */
public class ImportChecks extends Checks {

  @Check(CheckType.NORMAL)
  public void importIsThere(Import imported) {
    if (Imports.target(imported).isEmpty()) {
      error(
          "the file '"
              + imported.getImportURI()
              + "' can't be read, or is empty; paths are relative to this file",
          AssayPackage.Literals.IMPORT__IMPORT_URI,
          IssueCodes.IMPORT_MISSING);
    }
  }

  @Check(CheckType.NORMAL)
  public void importsDoNotComeBack(Import imported) {
    AssayFile file = Imports.fileOf(imported);
    Imports.target(imported)
        .filter(target -> target == file || Imports.visible(target).contains(file))
        .ifPresent(
            target ->
                error(
                    "'"
                        + imported.getImportURI()
                        + "' imports this file again; imports can't go in a circle",
                    AssayPackage.Literals.IMPORT__IMPORT_URI,
                    IssueCodes.IMPORT_CYCLE));
  }
}
