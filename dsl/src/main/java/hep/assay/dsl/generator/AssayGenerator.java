// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayFile;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.generator.AbstractGenerator;
import org.eclipse.xtext.generator.IFileSystemAccess2;
import org.eclipse.xtext.generator.IGeneratorContext;

/** Writes the Java of a study; a library has none. */
public class AssayGenerator extends AbstractGenerator {

  @Inject private StudyTemplate template;

  @Override
  public void doGenerate(Resource resource, IFileSystemAccess2 files, IGeneratorContext context) {
    if (!resource.getContents().isEmpty()
        && resource.getContents().get(0) instanceof AssayFile file
        && file.getStudy() != null) {
      files.generateFile(ClassNames.file(file.getStudy()), java(file));
    }
  }

  /** The Java text of a sound study. */
  public String java(AssayFile study) {
    return template.java(study);
  }
}
