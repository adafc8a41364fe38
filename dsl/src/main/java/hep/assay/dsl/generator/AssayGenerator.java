// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.generator;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.generator.AbstractGenerator;
import org.eclipse.xtext.generator.IFileSystemAccess2;
import org.eclipse.xtext.generator.IGeneratorContext;

/** Writes the Java of a study: not available in this version. */
public class AssayGenerator extends AbstractGenerator {

  @Override
  public void doGenerate(Resource study, IFileSystemAccess2 files, IGeneratorContext context) {
    throw new UnsupportedOperationException("compiling a study is not available in this version");
  }
}
