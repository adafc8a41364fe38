// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import com.google.inject.Guice;
import com.google.inject.Injector;
import hep.assay.dsl.facts.TermSource;
import hep.assay.dsl.tests.AssayInjectorProvider;

/** The language over the vocabulary of {@link TestTerms}. */
public class WithTestTerms extends AssayInjectorProvider {

  @Override
  protected Injector internalCreateInjector() {
    return new AssayStandaloneSetup() {
      @Override
      public Injector createInjector() {
        return Guice.createInjector(
            createRuntimeModule(), binder -> binder.bind(TermSource.class).to(TestTerms.class));
      }
    }.createInjectorAndDoEMFRegistration();
  }
}
