// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.generator.IShouldGenerate;
import org.eclipse.xtext.util.CancelIndicator;

/** Typing writes no files: only {@code compile}, {@code run} and Eclipse's builder generate. */
public class NeverGenerate implements IShouldGenerate {
  @Override
  public boolean shouldGenerate(Resource resource, CancelIndicator cancel) {
    return false;
  }
}
