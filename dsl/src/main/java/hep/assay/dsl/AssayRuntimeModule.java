// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import hep.assay.dsl.conversion.AssayValueConverters;
import hep.assay.dsl.formatting2.TwoSpaces;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.formatting.IIndentationInformation;

/** What the language is made of, wherever it runs: command line, language server, Eclipse. */
public class AssayRuntimeModule extends AbstractAssayRuntimeModule {

  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return AssayValueConverters.class;
  }

  public Class<? extends IIndentationInformation> bindIIndentationInformation() {
    return TwoSpaces.class;
  }
}
