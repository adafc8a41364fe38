// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import static hep.assay.dsl.assay.AssayPackage.Literals.ARGUMENT__SETTING;
import static hep.assay.dsl.assay.AssayPackage.Literals.REGION__ROLE;
import static hep.assay.dsl.assay.AssayPackage.Literals.SAMPLE__ROLE;
import static hep.assay.dsl.assay.AssayPackage.Literals.TERM__WORD;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Require;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.FileColumns;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.dsl.validation.IssueCodes;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.LinkingDiagnosticMessageProvider;
import org.eclipse.xtext.scoping.IScopeProvider;

/**
 * What is said of a name that stands for nothing: what was looked for, and the nearest known name.
 */
public class UnknownNames extends LinkingDiagnosticMessageProvider {

  private static final String UNREADABLE = "' can't be read: ";

  @Inject private IScopeProvider scopes;
  @Inject private Vocabulary vocabulary;
  @Inject private Places places;
  @Inject private FileColumns files;

  @Override
  public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
    EObject element = context.getContext();
    EReference reference = context.getReference();
    String name = name(context);
    List<String> known = known(element, reference);
    String subject = subject(element, reference, name);
    String message = subject.contains(UNREADABLE) ? subject : subject + Nearest.hint(name, known);
    String[] data = Nearest.to(name, known).map(near -> new String[] {near}).orElse(new String[0]);
    return new DiagnosticMessage(message, Severity.ERROR, code(reference), data);
  }

  private static String name(ILinkingDiagnosticContext context) {
    String text = context.getLinkText();
    return text == null ? "" : text.replace("`", "");
  }

  private List<String> known(EObject element, EReference reference) {
    return StreamSupport.stream(
            scopes.getScope(element, reference).getAllElements().spliterator(), false)
        .map(one -> one.getName().getLastSegment())
        .distinct()
        .toList();
  }

  private String subject(EObject element, EReference reference, String name) {
    if (reference == TERM__WORD) {
      return method(element, name);
    } else if (reference == ARGUMENT__SETTING) {
      return setting(element, name);
    } else if (reference == SAMPLE__ROLE || reference == REGION__ROLE) {
      return "unknown role '" + name + "'";
    }
    Optional<String> unreadable = unreadable(element, name);
    if (unreadable.isPresent()) {
      return "the file's column '" + name + UNREADABLE + unreadable.get();
    }
    return Blocks.named(Imports.fileOf(element), name)
        .map(block -> "'" + name + "' is a " + Blocks.kind(block) + ", which can't stand here")
        .orElse("unknown " + what(element) + " '" + name + "'");
  }

  /**
   * Why a column of the file can't be read. Asked only where columns stand: there the datasets are
   * known already, and finding them links nothing that is being linked.
   */
  private Optional<String> unreadable(EObject element, String name) {
    boolean formula =
        element instanceof Use && EcoreUtil2.getContainerOfType(element, Require.class) == null;
    if (!formula && !(element.eContainer() instanceof Inputs)) {
      return Optional.empty();
    }
    return Datasets.of(element).stream()
        .map(dataset -> files.of(dataset).refused().get(name))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static String what(EObject element) {
    return element instanceof Use use && use.isCall() ? "function or name" : "name";
  }

  private String method(EObject term, String name) {
    Optional<Place> place = places.of(term.eContainer());
    String what = place.map(Place::title).orElse("method");
    return Arrays.stream(Place.values())
        .filter(other -> place.isPresent() && vocabulary.term(other, name).isPresent())
        .findFirst()
        .map(
            other ->
                "'" + name + "' is " + withArticle(other.title()) + ", not " + withArticle(what))
        .orElse("unknown " + what + " '" + name + "'");
  }

  private static String withArticle(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static String setting(EObject argument, String name) {
    EObject owner = argument.eContainer();
    Named word = owner instanceof Term term ? term.getWord() : ((Use) owner).getTarget();
    return (word instanceof Word ? word.getName() : "this") + " has no setting '" + name + "'";
  }

  private static String code(EReference reference) {
    if (reference == TERM__WORD) {
      return IssueCodes.UNKNOWN_METHOD;
    } else if (reference == ARGUMENT__SETTING) {
      return IssueCodes.UNKNOWN_SETTING;
    }
    boolean role = reference == SAMPLE__ROLE || reference == REGION__ROLE;
    return role ? IssueCodes.UNKNOWN_ROLE : IssueCodes.UNKNOWN_NAME;
  }
}
