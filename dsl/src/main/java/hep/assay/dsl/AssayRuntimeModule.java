// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import hep.assay.dsl.conversion.AssayValueConverters;
import hep.assay.dsl.formatting2.TwoSpaces;
import hep.assay.dsl.scoping.AssayScopeProvider;
import hep.assay.dsl.scoping.SimpleNames;
import hep.assay.dsl.scoping.UnknownNames;
import hep.assay.dsl.validation.SyntaxIssues;
import hep.assay.dsl.validation.SyntaxMessages;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.formatting.IIndentationInformation;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.IDiagnosticConverter;

/** What the language is made of, wherever it runs: command line, language server, Eclipse. */
public class AssayRuntimeModule extends AbstractAssayRuntimeModule {

  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return AssayValueConverters.class;
  }

  public Class<? extends IIndentationInformation> bindIIndentationInformation() {
    return TwoSpaces.class;
  }

  public Class<? extends IQualifiedNameConverter> bindIQualifiedNameConverter() {
    return SimpleNames.class;
  }

  @Override
  public Class<? extends IScopeProvider> bindIScopeProvider() {
    return AssayScopeProvider.class;
  }

  public Class<? extends ILinkingDiagnosticMessageProvider>
      bindILinkingDiagnosticMessageProvider() {
    return UnknownNames.class;
  }

  public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
    return SyntaxMessages.class;
  }

  public Class<? extends IDiagnosticConverter> bindIDiagnosticConverter() {
    return SyntaxIssues.class;
  }
}
