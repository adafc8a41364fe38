// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.TaskMember;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.assay.util.AssaySwitch;
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
    return Optional.ofNullable(PLACES.doSwitch(member));
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

  private static final AssaySwitch<Place> PLACES =
      new AssaySwitch<>() {
        @Override
        public Place caseInfo(hep.assay.dsl.assay.Info member) {
          return Place.INFO;
        }

        @Override
        public Place caseGenerate(hep.assay.dsl.assay.Generate member) {
          return Place.SOURCE;
        }

        @Override
        public Place caseWeight(hep.assay.dsl.assay.Weight member) {
          return Place.WEIGHT_POLICY;
        }

        @Override
        public Place caseNormalise(hep.assay.dsl.assay.Normalise member) {
          return Place.NORMALISE;
        }

        @Override
        public Place caseSplit(hep.assay.dsl.assay.Split member) {
          return Place.SPLIT;
        }

        @Override
        public Place caseColumn(hep.assay.dsl.assay.Column member) {
          return Place.COLUMN_TRAIT;
        }

        @Override
        public Place caseListColumn(hep.assay.dsl.assay.ListColumn member) {
          return Place.LIST_TRAIT;
        }

        @Override
        public Place casePrepare(hep.assay.dsl.assay.Prepare member) {
          return Place.PREPARE;
        }

        @Override
        public Place caseModel(hep.assay.dsl.assay.Model member) {
          return Place.MODEL;
        }

        @Override
        public Place caseTrain(hep.assay.dsl.assay.Train member) {
          return Place.TRAIN;
        }

        @Override
        public Place caseDecorrelate(hep.assay.dsl.assay.Decorrelate member) {
          return Place.DECORRELATE;
        }

        @Override
        public Place caseObserve(hep.assay.dsl.assay.Observe member) {
          return Place.OBSERVE;
        }

        @Override
        public Place caseVary(hep.assay.dsl.assay.Vary member) {
          return Place.VARY;
        }

        @Override
        public Place caseCell(hep.assay.dsl.assay.Cell member) {
          return Place.CELL_BY;
        }

        @Override
        public Place caseExport(hep.assay.dsl.assay.Export member) {
          return Place.EXPORT;
        }

        @Override
        public Place caseBy(hep.assay.dsl.assay.By member) {
          return switch (kind(member)) {
            case "explanation" -> Place.EXPLAIN_BY;
            case "robustness" -> Place.ROBUSTNESS_BY;
            case "estimate" -> Place.ESTIMATE_BY;
            case "fit" -> Place.FIT_BY;
            default -> null;
          };
        }

        @Override
        public Place caseMeasure(hep.assay.dsl.assay.Measure member) {
          return kind(member).equals("explanation") ? Place.EXPLAIN_MEASURE : Place.MEASURE;
        }

        @Override
        public Place caseShow(hep.assay.dsl.assay.Show member) {
          return kind(member).equals("explanation") ? Place.EXPLAIN_SHOW : Place.SHOW;
        }
      };

  private static String kind(TaskMember member) {
    return ((Task) member.eContainer()).getKind();
  }
}
