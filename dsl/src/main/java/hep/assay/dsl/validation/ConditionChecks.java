// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Terms;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Formulas;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Methods.Given;
import hep.assay.dsl.facts.Places;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Settings that mean something only beside another: {@code every} of a step, not of a cosine. */
public class ConditionChecks extends Checks {

  @Inject private Places places;
  @Inject private Methods methods;

  @Check
  public void settingsMeanSomething(Term method) {
    Optional<hep.assay.runtime.vocabulary.Term> term = places.term(method);
    for (Argument argument : term.isPresent() ? method.getArguments() : List.<Argument>of()) {
      places
          .setting(argument)
          .filter(setting -> setting.condition() != null)
          .ifPresent(setting -> check(argument, setting, method, term.get()));
    }
  }

  private void check(
      Argument argument, Setting setting, Term method, hep.assay.runtime.vocabulary.Term term) {
    Setting.Condition condition = setting.condition();
    Optional<String> other = word(method, term, condition.setting());
    if (other.isPresent() && !condition.words().contains(other.get())) {
      error(
          "'"
              + setting.name()
              + "' means something with "
              + condition.text()
              + " only, and here "
              + condition.setting()
              + " is "
              + other.get(),
          argument,
          null,
          IssueCodes.SETTING_IDLE);
    }
  }

  @Check
  public void neededSettingsAreThere(Term method) {
    Optional<hep.assay.runtime.vocabulary.Term> term = places.term(method);
    Map<String, Given> given = all(method);
    for (Setting setting : term.map(one -> one.settings()).orElse(List.of())) {
      Setting.Condition condition = setting.condition();
      boolean needed =
          condition != null && setting.required() && !given.containsKey(setting.name());
      if (needed
          && word(method, term.get(), condition.setting())
              .filter(condition.words()::contains)
              .isPresent()) {
        error(
            "'"
                + term.get().name()
                + "' with "
                + condition.text()
                + " needs its setting '"
                + setting.name()
                + "': "
                + setting.summary(),
            AssayPackage.Literals.TERM__WORD,
            IssueCodes.SETTING_MISSING,
            setting.name());
      }
    }
  }

  /** What a setting of words is in the end; empty where it is not one word. */
  private Optional<String> word(
      Term method, hep.assay.runtime.vocabulary.Term term, String setting) {
    Given given = all(method).get(setting);
    if (given != null) {
      return word(given.values().get(0).getValue());
    }
    return term.setting(setting)
        .map(Setting::fallback)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private static Optional<String> word(Expression value) {
    return value instanceof Use use && !use.isCall() && !use.getTarget().eIsProxy()
        ? Optional.of(Formulas.name(use))
        : Optional.empty();
  }

  /** With what the method takes over. */
  private Map<String, Given> all(Term method) {
    Named block = EcoreUtil2.getContainerOfType(method, Named.class);
    if (block != null && method.eContainer() instanceof Terms member) {
      Class<? extends Terms> kind = member.eClass().getInstanceClass().asSubclass(Terms.class);
      for (Methods.Said said : methods.of(block, kind)) {
        if (said.source() == method) {
          return said.settings();
        }
      }
    }
    return methods.given(method);
  }
}
