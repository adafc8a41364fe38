// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import com.google.inject.Singleton;
import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Import;
import hep.assay.dsl.facts.Imports;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;

/** Notes in the index which files a study imports, so that it is checked anew when they change. */
@Singleton
public class ImportedFiles extends DefaultResourceDescriptionStrategy {
  private static final QualifiedName NAME = QualifiedName.create("imports");
  private static final String IMPORTS = "imports";

  @Override
  public boolean createEObjectDescriptions(
      EObject object, IAcceptor<IEObjectDescription> acceptor) {
    if (object instanceof AssayFile file) {
      String imports =
          file.getImports().stream()
              .filter(one -> one.getImportURI() != null)
              .map(ImportedFiles::target)
              .collect(Collectors.joining("\n"));
      acceptor.accept(EObjectDescription.create(NAME, file, Map.of(IMPORTS, imports)));
      return true;
    }
    return super.createEObjectDescriptions(object, acceptor);
  }

  private static String target(Import one) {
    try {
      return Imports.uri(one).toString();
    } catch (IllegalArgumentException e) {
      return ""; // not the name of a file, which a check says
    }
  }

  /** What the file imports itself. */
  static List<URI> of(IResourceDescription file) {
    return StreamSupport.stream(
            file.getExportedObjectsByType(AssayPackage.Literals.ASSAY_FILE).spliterator(), false)
        .flatMap(one -> one.getUserData(IMPORTS).lines())
        .filter(line -> !line.isEmpty())
        .map(URI::createURI)
        .toList();
  }
}
