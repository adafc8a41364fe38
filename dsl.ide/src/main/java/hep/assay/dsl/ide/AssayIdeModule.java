// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import hep.assay.dsl.facts.Schemas;
import hep.assay.dsl.ide.colour.StudyColours;
import hep.assay.dsl.ide.fix.StudyCodeActions;
import hep.assay.dsl.ide.hover.StudyHelp;
import hep.assay.dsl.ide.proposal.NameProposals;
import hep.assay.dsl.ide.proposal.StudyProposals;
import hep.assay.dsl.ide.symbol.StudySymbols;
import hep.assay.dsl.ide.workspace.BriefSchemas;
import hep.assay.dsl.ide.workspace.ImportedFiles;
import hep.assay.dsl.ide.workspace.StudyDescriptions;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.generator.IShouldGenerate;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.ide.editor.contentassist.IdeCrossrefProposalProvider;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceDescription;

/** What editors need beyond the language itself. */
public class AssayIdeModule extends AbstractAssayIdeModule {

  public Class<? extends Schemas> bindSchemas() {
    return BriefSchemas.class;
  }

  public Class<? extends IShouldGenerate> bindIShouldGenerate() {
    return NeverGenerate.class;
  }

  public Class<? extends ISemanticHighlightingCalculator> bindISemanticHighlightingCalculator() {
    return StudyColours.class;
  }

  public Class<? extends IDefaultResourceDescriptionStrategy>
      bindIDefaultResourceDescriptionStrategy() {
    return ImportedFiles.class;
  }

  public Class<? extends IResourceDescription.Manager> bindIResourceDescription$Manager() {
    return StudyDescriptions.class;
  }

  public Class<? extends ICodeActionService2> bindICodeActionService2() {
    return StudyCodeActions.class;
  }

  public Class<? extends IEObjectDocumentationProvider> bindIEObjectDocumentationProvider() {
    return StudyHelp.class;
  }

  public Class<? extends IdeContentProposalProvider> bindIdeContentProposalProvider() {
    return StudyProposals.class;
  }

  public Class<? extends IdeCrossrefProposalProvider> bindIdeCrossrefProposalProvider() {
    return NameProposals.class;
  }

  public Class<? extends DocumentSymbolMapper.DocumentSymbolNameProvider>
      bindDocumentSymbolNameProvider() {
    return StudySymbols.Names.class;
  }

  public Class<? extends DocumentSymbolMapper.DocumentSymbolKindProvider>
      bindDocumentSymbolKindProvider() {
    return StudySymbols.Kinds.class;
  }

  public Class<? extends DocumentSymbolMapper.DocumentSymbolDetailsProvider>
      bindDocumentSymbolDetailsProvider() {
    return StudySymbols.Details.class;
  }
}
