// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.EValidatorRegistrar;

/**
 * A class of checks; it is called through {@link AssayValidator}, so it registers nothing itself.
 */
abstract class Checks extends AbstractDeclarativeValidator {

  @Override
  public void register(EValidatorRegistrar registrar) {}
}
