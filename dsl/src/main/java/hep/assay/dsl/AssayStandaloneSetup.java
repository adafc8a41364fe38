// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

/** Sets the language up outside of Eclipse. */
public class AssayStandaloneSetup extends AssayStandaloneSetupGenerated {

  public static void doSetup() {
    new AssayStandaloneSetup().createInjectorAndDoEMFRegistration();
  }
}
