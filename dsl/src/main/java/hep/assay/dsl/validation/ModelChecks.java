// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.LearnerMember;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Train;
import hep.assay.dsl.facts.FileColumns;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Schemas;
import hep.assay.dsl.facts.TermSource;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** What a model can't be told: one from a file was trained elsewhere, trees have no optimiser. */
public class ModelChecks extends Checks {

  private static final List<String> OF_TREES = List.of("repeat", "balance");

  @Inject private TermSource terms;
  @Inject private Methods methods;
  @Inject private Schemas schemas;

  /** The word of a classifier's model where it is read from a file, else empty. */
  static String importedModel(Learner learner, TermSource terms) {
    return Inheritance.member(learner, Model.class).stream()
        .flatMap(model -> model.getTerms().stream())
        .filter(term -> term.getWord() != null && terms.isImported(term.getWord().getName()))
        .map(term -> term.getWord().getName())
        .findFirst()
        .orElse("");
  }

  /** As of files with events: a warning while one writes. */
  @Check(CheckType.NORMAL)
  public void filesAreThere(Model model) {
    for (Term term : model.getTerms()) {
      if (term.getWord() != null && terms.isImported(term.getWord().getName())) {
        methods.given(term).values().stream()
            .filter(given -> given.name().equals("file") || given.name().equals("folder"))
            .map(given -> given.values().get(0).getValue())
            .filter(Text.class::isInstance)
            .forEach(text -> isThere((Text) text));
      }
    }
  }

  private void isThere(Text text) {
    Path path = FileColumns.path(text, text.getValue());
    if (path != null && schemas.presence(path) instanceof Schemas.Answer.Missing missing) {
      warning(
          "there is no '" + text.getValue() + "'; paths are relative to this file" + missing.near(),
          text,
          null,
          IssueCodes.FILE_MISSING);
    }
  }

  /** An inherited {@code train} is that of another model, and does no harm. */
  @Check
  public void theyAreNotTrained(Learner learner) {
    refuse(learner, Train.class, "is not trained here; take 'train' away");
  }

  /** The settings of trees stand in {@code bdt}; only these words of {@code train} mean them. */
  @Check
  public void treesHaveTheirOwnSettings(Train train) {
    Learner learner = (Learner) train.eContainer();
    boolean trees =
        Inheritance.member(learner, Model.class).stream()
            .flatMap(model -> model.getTerms().stream())
            .anyMatch(term -> term.getWord() != null && "bdt".equals(term.getWord().getName()));
    for (Term term : trees ? train.getTerms() : List.<Term>of()) {
      if (term.getWord() != null && !OF_TREES.contains(term.getWord().getName())) {
        error(
            "'"
                + term.getWord().getName()
                + "' trains networks; the settings of trees stand in model bdt(...), and 'train' of"
                + " a bdt knows "
                + String.join(" and ", OF_TREES),
            term,
            null,
            IssueCodes.MEMBER_MISPLACED);
      }
    }
  }

  @Check
  public void theyAreNotDecorrelated(Learner learner) {
    refuse(learner, Decorrelate.class, "is not trained here, so it can't be decorrelated");
    String word = importedModel(learner, terms);
    if (!word.isEmpty()
        && Inheritance.own(learner, Decorrelate.class).isEmpty()
        && !Inheritance.members(learner, Decorrelate.class).isEmpty()) {
      error(
          "'"
              + learner.getName()
              + "' takes over 'decorrelate', and a model "
              + word
              + " is not trained here; take over from a classifier without it",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.MEMBER_MISPLACED);
    }
  }

  private void refuse(Learner learner, Class<? extends LearnerMember> type, String why) {
    String word = importedModel(learner, terms);
    if (!word.isEmpty()) {
      for (LearnerMember member : Inheritance.own(learner, type)) {
        error(
            "a model " + word + " is read from its file and " + why,
            member,
            null,
            IssueCodes.MEMBER_MISPLACED);
      }
    }
  }
}
