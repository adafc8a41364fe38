// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import hep.assay.dsl.AssayRuntimeModule;
import hep.assay.dsl.AssayStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/** Sets the language up for the language server. */
public class AssayIdeSetup extends AssayStandaloneSetup {

  @Override
  public Injector createInjector() {
    return Guice.createInjector(Modules2.mixin(new AssayRuntimeModule(), new AssayIdeModule()));
  }
}
