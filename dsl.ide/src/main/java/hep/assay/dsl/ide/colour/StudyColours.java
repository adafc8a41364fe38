// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.colour;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Study;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.services.AssayGrammarAccess;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.TerminalRule;
import org.eclipse.xtext.ide.editor.syntaxcoloring.IHighlightedPositionAcceptor;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Colours by what a word means and not by how it is spelt: {@code weight} may be a keyword or a
 * column. The names of the colours are the token types of the language server protocol.
 */
public class StudyColours implements ISemanticHighlightingCalculator {
  @Inject private AssayGrammarAccess grammar;
  @Inject private OperationCanceledManager cancellation;

  @Override
  public void provideHighlightingFor(
      XtextResource resource, IHighlightedPositionAcceptor acceptor, CancelIndicator cancel) {
    IParseResult parsed = resource == null ? null : resource.getParseResult();
    if (parsed == null) {
      return;
    }
    for (ILeafNode leaf : parsed.getRootNode().getLeafNodes()) {
      cancellation.checkCanceled(cancel);
      String[] colour = colour(leaf);
      if (colour.length > 0) {
        acceptor.addPosition(leaf.getOffset(), leaf.getLength(), colour);
      }
    }
  }

  private String[] colour(ILeafNode leaf) {
    EObject element = leaf.getGrammarElement();
    if (leaf.isHidden()) {
      boolean comment = element instanceof TerminalRule rule && rule != grammar.getWSRule();
      return comment ? of(SemanticTokenTypes.Comment) : of();
    }
    boolean name =
        isIn(leaf, grammar.getNameRule())
            || isCall(element, grammar.getIDRule())
            || element instanceof CrossReference;
    if (name) {
      return ofName(leaf);
    } else if (element instanceof Keyword keyword) {
      boolean word = Character.isLetter(keyword.getValue().charAt(0));
      return word ? of(SemanticTokenTypes.Keyword) : of();
    } else if (isCall(element, grammar.getSTRINGRule())) {
      return of(SemanticTokenTypes.String);
    }
    boolean number =
        isCall(element, grammar.getINTRule()) || isCall(element, grammar.getEXPONENTRule());
    return number ? of(SemanticTokenTypes.Number) : of();
  }

  private String[] ofName(ILeafNode leaf) {
    if (isIn(leaf, grammar.getUnitPowerRule(), grammar.getUnitNameRule())) {
      return of(SemanticTokenTypes.Type);
    }
    Assignment assignment = assignment(leaf);
    EObject owner = NodeModelUtils.findActualSemanticObjectFor(leaf);
    EStructuralFeature feature =
        assignment == null || owner == null
            ? null
            : owner.eClass().getEStructuralFeature(assignment.getFeature());
    if (feature instanceof EReference reference && !reference.isMany()) {
      return owner.eGet(reference) instanceof Named target && !target.eIsProxy()
          ? of(type(target, reference))
          : of();
    }
    boolean declares = owner instanceof Named || owner instanceof Study;
    return declares && "name".equals(assignment == null ? "" : assignment.getFeature())
        ? of(type(owner, null), SemanticTokenModifiers.Declaration)
        : of();
  }

  private static String type(EObject target, EReference reference) {
    if (target instanceof Word) {
      return wordType(reference);
    } else if (target instanceof Column || target instanceof ListColumn) {
      return SemanticTokenTypes.Property;
    }
    return target instanceof Sample ? SemanticTokenTypes.EnumMember : SemanticTokenTypes.Class;
  }

  private static String wordType(EReference reference) {
    if (reference == AssayPackage.Literals.ARGUMENT__SETTING) {
      return SemanticTokenTypes.Parameter;
    }
    boolean role =
        reference == AssayPackage.Literals.SAMPLE__ROLE
            || reference == AssayPackage.Literals.REGION__ROLE
            || reference == AssayPackage.Literals.CELL__ROW
            || reference == AssayPackage.Literals.CELL__COLUMN;
    return role ? SemanticTokenTypes.Modifier : SemanticTokenTypes.Function;
  }

  private static Assignment assignment(INode leaf) {
    Assignment found = null;
    for (INode node = leaf; node != null && found == null; node = node.getParent()) {
      EObject element = node.getGrammarElement();
      found = element == null ? null : GrammarUtil.containingAssignment(element);
    }
    return found;
  }

  private static boolean isCall(EObject element, EObject rule) {
    return element instanceof RuleCall call && call.getRule() == rule;
  }

  private static boolean isIn(INode leaf, AbstractRule... rules) {
    return List.of(rules).contains(GrammarUtil.containingRule(leaf.getGrammarElement()));
  }

  private static String[] of(String... names) {
    return names;
  }
}
