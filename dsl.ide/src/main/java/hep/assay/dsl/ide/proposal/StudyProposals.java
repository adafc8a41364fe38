// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.proposal;

import com.google.common.base.Predicate;
import com.google.inject.Inject;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.dsl.services.AssayGrammarAccess;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Term;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.editor.contentassist.IIdeContentProposalAcceptor;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.resource.IEObjectDescription;

/**
 * Proposals from the scopes that linking uses, so that what is offered is what is understood.
 * Punctuation, and words that this version refuses, are not offered.
 */
public class StudyProposals extends IdeContentProposalProvider {
  @Inject private AssayGrammarAccess grammar;
  @Inject private Vocabulary vocabulary;
  @Inject private FileProposals files;

  @Override
  protected boolean filterKeyword(Keyword keyword, ContentAssistContext context) {
    boolean word = Character.isLetter(keyword.getValue().charAt(0));
    // A soft keyword in the place of a name is a name that somebody may choose, not a proposal.
    return word && GrammarUtil.containingRule(keyword) != grammar.getNameRule();
  }

  @Override
  protected void _createProposals(
      Assignment assignment, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
    if (assignment.getTerminal() instanceof CrossReference reference) {
      createProposals(reference, context, acceptor);
    } else if (assignment.getTerminal() instanceof RuleCall call) {
      if (call.getRule() == grammar.getUnitNameRule() || call.getRule() == grammar.getUnitRule()) {
        Unit.names().forEach(unit -> offer(unit, "unit", context, acceptor));
      } else if (call.getRule() == grammar.getSTRINGRule()) {
        files.offer(assignment, context, acceptor);
      }
    }
  }

  private void offer(
      String text,
      String description,
      ContentAssistContext context,
      IIdeContentProposalAcceptor acceptor) {
    ContentAssistEntry entry =
        getProposalCreator()
            .createProposal(
                text,
                context,
                ContentAssistEntry.KIND_UNIT,
                made -> made.setDescription(description));
    acceptor.accept(entry, getProposalPriorities().getDefaultPriority(entry));
  }

  @Override
  protected void _createProposals(
      CrossReference reference,
      ContentAssistContext context,
      IIdeContentProposalAcceptor acceptor) {
    EObject model = context.getCurrentModel();
    boolean begun = model instanceof Reference;
    boolean ofReference =
        GrammarUtil.containingRule(reference) == grammar.getReferenceRule()
            && "target".equals(GrammarUtil.containingAssignment(reference).getFeature());
    EReference clause = ofReference && !begun ? Clauses.before(context) : null;
    if (clause == null || model == null) {
      super._createProposals(reference, context, acceptor);
    } else {
      getCrossrefProposalProvider()
          .lookupCrossReference(
              getScopeProvider().getScope(model, clause),
              reference,
              context,
              acceptor,
              getCrossrefFilter(reference, context));
    }
  }

  @Override
  protected Predicate<IEObjectDescription> getCrossrefFilter(
      CrossReference reference, ContentAssistContext context) {
    return candidate ->
        !(candidate.getEObjectOrProxy() instanceof Word word)
            || vocabulary.term(word).map(Term::available).orElse(true);
  }
}
