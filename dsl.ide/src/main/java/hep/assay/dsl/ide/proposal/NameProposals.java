// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.proposal;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.ide.hover.StudyHelp;
import hep.assay.dsl.services.AssayGrammarAccess;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.editor.contentassist.IdeCrossrefProposalProvider;
import org.eclipse.xtext.resource.IEObjectDescription;

/** A name as a proposal: in backquotes where it needs them, with what it is and its help. */
public class NameProposals extends IdeCrossrefProposalProvider {
  @Inject private StudyHelp help;
  @Inject private IValueConverterService converters;
  @Inject private AssayGrammarAccess grammar;

  @Override
  protected ContentAssistEntry createProposal(
      IEObjectDescription candidate, CrossReference reference, ContentAssistContext context) {
    EObject element = candidate.getEObjectOrProxy();
    String name = candidate.getName().getLastSegment();
    String written =
        element instanceof Word ? name : converters.toString(name, grammar.getNameRule().getName());
    boolean setting = isSetting(reference);
    return getProposalCreator()
        .createProposal(
            setting ? written + " = " : written,
            context,
            kind(element, setting),
            made -> {
              made.setLabel(name);
              made.setSource(candidate);
              made.setDescription(help.line(element));
              made.setDocumentation(help.getDocumentation(element));
            });
  }

  private static boolean isSetting(CrossReference reference) {
    var assignment = GrammarUtil.containingAssignment(reference);
    return assignment != null
        && AssayPackage.Literals.ARGUMENT__SETTING.getName().equals(assignment.getFeature());
  }

  private static String kind(EObject element, boolean setting) {
    if (setting) {
      return ContentAssistEntry.KIND_PROPERTY;
    } else if (element instanceof Word) {
      return ContentAssistEntry.KIND_FUNCTION;
    }
    return element instanceof Column
        ? ContentAssistEntry.KIND_FIELD
        : ContentAssistEntry.KIND_REFERENCE;
  }
}
