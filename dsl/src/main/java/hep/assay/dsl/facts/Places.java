// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.assay.Word;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/** Which place of the vocabulary a method stands in, and which setting a value belongs to. */
public class Places {

  private final Vocabulary vocabulary;

  @Inject
  Places(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The place whose words can stand as a method of this member; empty where no method can. */
  public Optional<Place> of(EObject member) {
    return Optional.ofNullable(MemberPlaces.INSTANCE.doSwitch(member));
  }

  /** The term of a method, known once its word is linked. */
  public Optional<Term> term(hep.assay.dsl.assay.Term method) {
    return term(method, AssayPackage.Literals.TERM__WORD);
  }

  /**
   * The function of events that an expression calls; empty for a metric or explainer in a gate,
   * whose values may be names: {@code permutation(theta)}.
   */
  public Optional<Term> function(Use use) {
    return called(use)
        .filter(
            term ->
                vocabulary
                    .place((Word) use.getTarget())
                    .filter(Place.FUNCTION::equals)
                    .isPresent());
  }

  private Optional<Term> called(Use use) {
    return use.isCall() ? term(use, AssayPackage.Literals.USE__TARGET) : Optional.empty();
  }

  private Optional<Term> term(EObject element, EReference reference) {
    Object target = element.eGet(reference);
    return target instanceof Word word && !word.eIsProxy()
        ? vocabulary.term(word)
        : Optional.empty();
  }

  /** The term of the method or function whose argument this is. */
  public Optional<Term> owner(Argument argument) {
    EObject owner = argument.eContainer();
    return owner instanceof hep.assay.dsl.assay.Term method
        ? term(method)
        : owner instanceof Use use ? calledBy(use) : Optional.empty();
  }

  /** {@code f(...)} or {@code learner.f(...)}: the term of f. */
  private Optional<Term> calledBy(Use use) {
    return use.getMember() == null ? called(use) : term(use, AssayPackage.Literals.USE__MEMBER);
  }

  /** The setting that an argument gives, by its name or by its position. */
  public Optional<Setting> setting(Argument argument) {
    Optional<Term> owner = owner(argument);
    if (argument.getSetting() != null) {
      return argument.getSetting().eIsProxy()
          ? Optional.empty()
          : owner.flatMap(term -> term.setting(argument.getSetting().getName()));
    }
    return owner.flatMap(term -> term.settingAt(position(argument)));
  }

  /** The index among the arguments without a name. */
  public int position(Argument argument) {
    int position = 0;
    for (Argument other : arguments(argument.eContainer())) {
      if (other == argument) {
        return position;
      }
      position += other.getSetting() == null ? 1 : 0;
    }
    return position;
  }

  public static List<Argument> arguments(EObject owner) {
    return owner instanceof hep.assay.dsl.assay.Term method
        ? method.getArguments()
        : ((Use) owner).getArguments();
  }

  /**
   * The argument whose value this expression is, also as an item of a list or of {@code scan(...)};
   * empty inside formulas.
   */
  public Optional<Argument> argumentOf(EObject expression) {
    EObject container = expression.eContainer();
    while (container instanceof Values
        || container instanceof hep.assay.dsl.assay.Unary
        || container instanceof hep.assay.dsl.assay.Range) {
      container = container.eContainer();
    }
    if (container instanceof Argument argument) {
      return argument.eContainer() instanceof Use use && isScan(use)
          ? argumentOf(use).or(() -> Optional.of(argument))
          : Optional.of(argument);
    }
    return Optional.empty();
  }

  /** {@code scan(a, b, c)}, allowed as the value of any setting. */
  public static boolean isScan(EObject expression) {
    return expression instanceof Use use
        && use.isCall()
        && use.getMember() == null
        && use.getTarget() instanceof Word word
        && !word.eIsProxy()
        && SCAN.equals(word.getName());
  }

  /** The word that stands for several values of a setting in turn. */
  public static final String SCAN = "scan";
}
