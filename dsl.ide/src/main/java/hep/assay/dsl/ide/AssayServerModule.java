// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import hep.assay.dsl.ide.workspace.StudyScanner;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.util.IFileSystemScanner;

/** What the server is made of beyond the language itself. */
public class AssayServerModule extends ServerModule {

  @Override
  protected void configure() {
    super.configure();
    bind(IFileSystemScanner.class).to(StudyScanner.class);
  }
}
