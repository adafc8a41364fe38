// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Files;
import hep.assay.dsl.assay.Generate;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Normalise;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Observe;
import hep.assay.dsl.assay.Prepare;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Split;
import hep.assay.dsl.assay.Target;
import hep.assay.dsl.assay.Terms;
import hep.assay.dsl.assay.Train;
import hep.assay.dsl.assay.Tree;
import hep.assay.dsl.assay.Unblind;
import hep.assay.dsl.assay.Vary;
import hep.assay.dsl.assay.Weight;
import hep.assay.dsl.facts.Contents;
import hep.assay.dsl.facts.Inheritance;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;

/**
 * How often each member stands in datasets, classifiers, regions and nuisances: the table of
 * blocks.
 */
public class MemberChecks extends Checks {

  @Check
  public void once(Dataset dataset) {
    atMostOnce(dataset, Files.class, Generate.class, Tree.class, Weight.class, Split.class);
  }

  @Check
  public void once(Sample sample) {
    atMostOnce(sample, Files.class, Generate.class, Tree.class, Weight.class, Normalise.class);
  }

  @Check
  public void once(Learner learner) {
    atMostOnce(learner, Inputs.class, Target.class, Prepare.class, Model.class, Train.class);
  }

  @Check
  public void once(Region region) {
    atMostOnce(region, Observe.class, Unblind.class);
  }

  @SafeVarargs
  private void atMostOnce(Named block, Class<? extends EObject>... types) {
    for (Class<? extends EObject> type : types) {
      Inheritance.own(block, type).stream()
          .skip(1)
          .forEach(
              again ->
                  error(
                      "'" + word(type) + "' can be said once in a block",
                      again,
                      null,
                      IssueCodes.MEMBER_TWICE));
    }
  }

  static String word(Class<?> type) {
    return type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Check
  public void filesOrGenerator(Named block) {
    List<Files> files = Inheritance.own(block, Files.class);
    List<Generate> generate = Inheritance.own(block, Generate.class);
    if (!files.isEmpty() && !generate.isEmpty()) {
      error(
          "events come from files or from a generator, not from both",
          generate.get(0),
          null,
          IssueCodes.MEMBER_TWICE);
    }
  }

  @Check
  public void datasetsHaveSamples(Dataset dataset) {
    if (Inheritance.isComplete(dataset) && Inheritance.named(dataset, Sample.class).isEmpty()) {
      missing(dataset, "a sample, such as: sample W signal { select truth == 24 }");
    }
  }

  @Check
  public void learnersHaveInputsAndModel(Learner learner) {
    if (!Contents.isRecipe(learner) && Inheritance.isComplete(learner)) {
      if (Inheritance.members(learner, Inputs.class).isEmpty()) {
        missing(learner, "inputs, the columns it learns from");
      }
      if (Inheritance.members(learner, Model.class).isEmpty()) {
        missing(learner, "a model, such as: model dnn(hidden = [64, 64])");
      }
      if (learner.getKind().equals("regressor")
          && Inheritance.members(learner, Target.class).isEmpty()) {
        missing(learner, "a target, the column it shall predict");
      }
    }
  }

  @Check
  public void nuisancesVarySomething(Nuisance nuisance) {
    if (Inheritance.isComplete(nuisance) && Inheritance.members(nuisance, Vary.class).isEmpty()) {
      missing(nuisance, "something to vary, such as: vary pt by scale(2 %)");
    }
  }

  private void missing(Named block, String what) {
    error(
        "'" + block.getName() + "' needs " + what,
        block,
        AssayPackage.Literals.NAMED__NAME,
        IssueCodes.MEMBER_MISSING);
  }

  /** Where one method is meant, a second is not silently dropped. */
  @Check
  public void oneMethod(Terms member) {
    boolean single =
        member instanceof Model
            || member instanceof Observe
            || member instanceof Split
            || member instanceof Decorrelate
            || member instanceof Vary
            || member instanceof Generate;
    if (single) {
      member.getTerms().stream()
          .skip(1)
          .forEach(
              again ->
                  error(
                      "'" + word(member.eClass().getInstanceClass()) + "' takes one method",
                      again,
                      null,
                      IssueCodes.MEMBER_TWICE));
    }
  }
}
