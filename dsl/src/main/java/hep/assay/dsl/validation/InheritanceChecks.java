// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.facts.Inheritance;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

/** {@code from} ends somewhere, and takes over a block of the same kind. */
public class InheritanceChecks extends Checks {

  @Check
  public void fromDoesNotComeBack(Named block) {
    if (Inheritance.base(block) != null && Inheritance.isCyclic(block)) {
      error(
          "'" + block.getName() + "' comes from itself; from can't go in a circle",
          feature(block),
          IssueCodes.FROM_CYCLE);
    }
  }

  @Check
  public void fromKeepsTheKind(Learner learner) {
    Learner base = learner.getBase();
    if (base != null && !base.eIsProxy() && !base.getKind().equals(learner.getKind())) {
      otherKind(learner, learner.getKind(), base.getKind());
    }
  }

  @Check
  public void fromKeepsTheKind(Task task) {
    Task base = task.getBase();
    if (base != null && !base.eIsProxy() && !base.getKind().equals(task.getKind())) {
      otherKind(task, task.getKind(), base.getKind());
    }
  }

  private void otherKind(Named block, String kind, String baseKind) {
    error("a " + kind + " can't come from a " + baseKind, feature(block), IssueCodes.FROM_KIND);
  }

  private static EStructuralFeature feature(Named block) {
    return block.eClass().getEStructuralFeature("base");
  }
}
