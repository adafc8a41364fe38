// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.SettingValues;
import hep.assay.runtime.Catalog;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Methods and functions: what this version can run, and which settings they are given. */
public class MethodChecks extends Checks {

  @Inject private Places places;
  @Inject private Methods methods;
  @Inject private SettingValues values;

  @Check
  public void methodIsAvailable(hep.assay.dsl.assay.Term method) {
    available(places.term(method), AssayPackage.Literals.TERM__WORD);
  }

  @Check
  public void functionIsAvailable(Use use) {
    available(places.function(use), AssayPackage.Literals.USE__TARGET);
  }

  private void available(Optional<Term> term, EStructuralFeature feature) {
    term.filter(one -> !one.available())
        .ifPresent(
            one ->
                error(
                    "'" + one.name() + "' is not available in this version",
                    feature,
                    IssueCodes.NOT_AVAILABLE));
  }

  @Check
  public void settingsAreSaidOnce(hep.assay.dsl.assay.Term method) {
    saidOnce(method);
  }

  @Check
  public void settingsAreSaidOnce(Use use) {
    saidOnce(use);
  }

  private void saidOnce(EObject owner) {
    Set<String> said = new HashSet<>();
    for (Argument argument : Places.arguments(owner)) {
      Optional<Setting> setting = places.setting(argument);
      boolean gathered =
          argument.getSetting() == null
              && places
                  .owner(argument)
                  .map(term -> term.gathersFrom(places.position(argument)))
                  .orElse(false);
      if (setting.isPresent() && !gathered && !said.add(setting.get().name())) {
        error(
            "the setting '" + setting.get().name() + "' is given twice",
            argument,
            null,
            IssueCodes.SETTING_TWICE);
      }
    }
  }

  @Check
  public void noMoreValuesThanPlaces(hep.assay.dsl.assay.Term method) {
    places.term(method).filter(Term::available).ifPresent(term -> tooMany(method, term));
  }

  @Check
  public void noMoreValuesThanPlaces(Use use) {
    places.function(use).filter(Term::available).ifPresent(term -> tooMany(use, term));
  }

  private void tooMany(EObject owner, Term term) {
    for (Argument argument : Places.arguments(owner)) {
      if (argument.getSetting() == null && places.setting(argument).isEmpty()) {
        List<String> names = term.settings().stream().map(Setting::name).toList();
        String allowed =
            names.isEmpty() ? "it has no settings" : "its settings are " + String.join(", ", names);
        error(
            "'" + term.name() + "' takes no value here; " + allowed,
            argument,
            null,
            IssueCodes.SETTING_TOO_MANY);
      }
    }
  }

  /** Settings without a default must be said, here or in what the block comes from. */
  @Check
  public void neededSettingsAreThere(hep.assay.dsl.assay.Term method) {
    Optional<Term> term = places.term(method).filter(Term::available);
    if (term.isPresent() && !isInherited(method)) {
      Set<String> given = methods.given(method).keySet();
      for (Setting setting : term.get().settings()) {
        if (isNeeded(setting) && !given.contains(setting.name())) {
          error(
              "'"
                  + term.get().name()
                  + "' needs its setting '"
                  + setting.name()
                  + "': "
                  + setting.summary(),
              AssayPackage.Literals.TERM__WORD,
              IssueCodes.SETTING_MISSING,
              setting.name());
        }
      }
    }
  }

  /** Whatever the other settings are. */
  private static boolean isNeeded(Setting setting) {
    return setting.required() && setting.condition() == null;
  }

  /** Edges that do not ascend, fractions of more than the whole. */
  @Check(CheckType.NORMAL)
  public void settingsFitOneAnother(hep.assay.dsl.assay.Term method) {
    Optional<Term> term = places.term(method).filter(Term::available);
    Optional<Place> place = places.of(method.eContainer());
    if (term.isPresent() && place.isPresent() && !isInherited(method)) {
      Method known = values.known(methods.plain(method));
      boolean whole =
          term.get().settings().stream()
              .filter(Setting::required)
              .allMatch(setting -> known.settings().has(setting.name()));
      (whole ? Catalog.problem(place.get(), known) : Optional.<String>empty())
          .ifPresent(problem -> error(problem, method, null, IssueCodes.SETTING_RANGE));
    }
  }

  /**
   * Whether the method takes settings over: then its base is checked, and what is there is known
   * only together.
   */
  private static boolean isInherited(hep.assay.dsl.assay.Term method) {
    Named block = EcoreUtil2.getContainerOfType(method, Named.class);
    return block != null && Inheritance.chain(block).size() > 1;
  }

  @Check
  public void neededArgumentsAreThere(Use use) {
    Optional<Term> term = places.function(use).filter(Term::available);
    Set<String> given = term.isPresent() ? methods.given(use).keySet() : Set.of();
    for (Setting setting : term.map(Term::settings).orElse(List.of())) {
      if (setting.required() && !given.contains(setting.name())) {
        error(
            "'" + term.get().name() + "' needs '" + setting.name() + "': " + setting.summary(),
            AssayPackage.Literals.USE__TARGET,
            IssueCodes.SETTING_MISSING,
            setting.name());
      }
    }
  }
}
