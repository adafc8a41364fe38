// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.scoping;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.vocabulary.Place;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;

/**
 * Words of the vocabulary: methods by their place, settings by their method, roles, rows and
 * columns of the answer sheet.
 */
final class WordNames {

  private final Vocabulary vocabulary;
  private final Places places;

  @Inject
  WordNames(Vocabulary vocabulary, Places places) {
    this.vocabulary = vocabulary;
    this.places = places;
  }

  /** The methods that can stand in a member; the context is the method or the member around it. */
  NameScope methods(EObject context) {
    EObject member = context instanceof Term ? context.eContainer() : context;
    NameScope scope = new NameScope();
    Optional<Place> place = places.of(member);
    place.ifPresent(
        known -> vocabulary.methods(known).forEach(word -> scope.add(word.getName(), word)));
    // Where no method can stand, or a task can't be answered yet, a check says so, and that is
    // enough.
    boolean open = place.isEmpty() || refused(member);
    return open ? scope.open(vocabulary::assumed) : scope;
  }

  /**
   * Whether this version can't answer the task around a member, so that not all its words are
   * known.
   */
  private boolean refused(EObject member) {
    return member.eContainer() instanceof Task task && vocabulary.isRefused(task.getKind());
  }

  /** The settings of a method or function; any where the method itself is not known. */
  NameScope settings(EObject owner) {
    NameScope scope = new NameScope();
    Word word = word(owner);
    Optional<hep.assay.runtime.vocabulary.Term> term =
        word == null || word.eIsProxy() ? Optional.empty() : vocabulary.term(word);
    term.ifPresent(
        known ->
            vocabulary
                .settings(vocabulary.place(word).orElseThrow(), known)
                .forEach(setting -> scope.add(setting.getName(), setting)));
    boolean known = term.isPresent() && term.get().available();
    return known ? scope : scope.open(vocabulary::assumed);
  }

  private static Word word(EObject owner) {
    if (owner instanceof Term term) {
      return term.getWord();
    }
    EObject called =
        owner instanceof Use use
            ? (use.getMember() == null ? use.getTarget() : use.getMember())
            : null;
    return called instanceof Word word ? word : null;
  }

  NameScope sampleRoles() {
    NameScope scope = new NameScope();
    for (SamplePlan.Role role : SamplePlan.Role.values()) {
      scope.add(role.word(), vocabulary.plain(role.word(), SAMPLE_ROLES.get(role.ordinal())));
    }
    return scope;
  }

  private static final List<String> SAMPLE_ROLES =
      List.of(
          "simulated events of what is looked for",
          "simulated events of all else",
          "observed events; their weight is always 1",
          "another simulation of a process, for systematic variations");

  NameScope regionRoles() {
    return plain(
        RegionPlan.Role.SIGNAL.word(),
            "where the signal is looked for: blind until unblind is said",
        RegionPlan.Role.CONTROL.word(),
            "where a background is measured; shares no event with a signal region",
        RegionPlan.Role.VALIDATION.word(), "where the prediction is checked; never enters a fit");
  }

  NameScope cellRows() {
    return plain(
        "precision", "how well the classifier separates: would another training be better?",
        "accuracy", "how well the result is known for the classifier as it is");
  }

  NameScope cellColumns() {
    return plain(
        "statistical", "from the finite number of events",
        "systematic", "from what is not known of the physics, the detector or the training");
  }

  private NameScope plain(String... namesAndHelp) {
    NameScope scope = new NameScope();
    for (int i = 0; i < namesAndHelp.length; i += 2) {
      scope.add(namesAndHelp[i], vocabulary.plain(namesAndHelp[i], namesAndHelp[i + 1]));
    }
    return scope;
  }
}
