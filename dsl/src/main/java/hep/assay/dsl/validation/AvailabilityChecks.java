// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Target;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Vocabulary;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;

/**
 * What the language can say of classifiers and tasks and this version can't run: known before the
 * run. Words and kinds of task are refused by {@link MethodChecks} and {@link TaskChecks}.
 *
 * <p>Whoever builds one deletes its check here.
 */
public class AvailabilityChecks extends Checks {

  @Inject private Vocabulary vocabulary;

  @Check
  public void regressors(Learner learner) {
    if (learner.getKind().equals("regressor")) {
      error(
          "'regressor' is not available in this version",
          AssayPackage.Literals.LEARNER__KIND,
          IssueCodes.NOT_AVAILABLE);
    }
  }

  /** Only samples and groups can be told apart; a regressor is refused as a whole. */
  @Check
  public void targetsAreSamples(Target target) {
    if (!((Learner) target.eContainer()).getKind().equals("classifier")) {
      return;
    }
    for (Reference name : target.getNames()) {
      Named named = LearnerChecks.named(name);
      boolean sample = named instanceof Sample || named instanceof Group;
      if (named != null && !named.eIsProxy() && !sample && isKnown(named, target)) {
        refuse(
            "a classifier whose target is "
                + (named instanceof Region ? "a region" : "a column")
                + ", '"
                + named.getName()
                + "',",
            "name samples or groups",
            name);
      }
    }
  }

  /** Whether a name is more than taken on trust, as in a recipe or under a missing import. */
  private static boolean isKnown(Named named, EObject place) {
    Set<Dataset> datasets = Datasets.of(place);
    return !(named instanceof Word)
        || !datasets.isEmpty() && datasets.stream().allMatch(Inheritance::isComplete);
  }

  @Check
  public void inputsAreColumns(Inputs inputs) {
    onlyColumns("an input", inputs.getNames());
  }

  @Check
  public void decorrelatedAreColumns(Decorrelate decorrelate) {
    onlyColumns("a variable to decorrelate", decorrelate.getNames());
  }

  private void onlyColumns(String use, List<Reference> names) {
    for (Reference name : names) {
      Named named = LearnerChecks.named(name);
      if (named instanceof Nuisance || named instanceof Region) {
        String kind = named instanceof Region ? "a region" : "a nuisance";
        refuse(kind + " as " + use, "name columns", name);
      }
    }
  }

  /** A question is asked on the events of one dataset, or of samples of it. */
  @Check
  public void oneDatasetAtATime(Task task) {
    if (!vocabulary.isRefused(task.getKind())) {
      String article = task.getKind().startsWith("e") ? "an " : "a ";
      oneDataset(article + task.getKind(), "ask each in a block of its own", task.getOn());
    }
  }

  @Check
  public void oneDatasetAtATime(Learner learner) {
    oneDataset("a " + learner.getKind(), "join the files as samples of one", learner.getOn());
  }

  @Check
  public void oneDatasetAtATime(Region region) {
    oneDataset("a region", "write one for each", region.getOn());
  }

  @Check
  public void oneDatasetAtATime(Nuisance nuisance) {
    oneDataset("a nuisance", "write one for each", nuisance.getOn());
  }

  private void oneDataset(String what, String instead, List<Reference> references) {
    references.stream()
        .filter(on -> on.getMember() == null && on.getTarget() instanceof Dataset)
        .filter(on -> !on.getTarget().eIsProxy())
        .skip(1)
        .forEach(on -> refuse(what + " on several datasets", instead, on));
  }

  private void refuse(String what, String instead, Reference at) {
    error(
        what + " is not available in this version; " + instead, at, null, IssueCodes.NOT_AVAILABLE);
  }
}
