// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.Imports;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Declarations that nobody uses: often a name mistyped elsewhere. A library is used by others. */
public class UsageChecks extends Checks {

  @Check(CheckType.NORMAL)
  public void declarationsAreUsed(AssayFile file) {
    if (file.getStudy() != null) {
      Set<EObject> used = used(file);
      file.getElements().stream()
          .flatMap(UsageChecks::declarations)
          .filter(named -> !used.contains(named))
          .forEach(
              named ->
                  warning(
                      Blocks.kind(named) + " '" + named.getName() + "' is not used",
                      named,
                      AssayPackage.Literals.NAMED__NAME,
                      IssueCodes.UNUSED));
    }
  }

  private static Stream<Named> declarations(EObject block) {
    Stream<Named> own = needsAUser(block) ? Stream.of((Named) block) : Stream.empty();
    Stream<Named> columns =
        block instanceof Dataset dataset
            ? dataset.getMembers().stream()
                .filter(member -> member instanceof Column || member instanceof ListColumn)
                .map(Named.class::cast)
            : Stream.empty();
    return Stream.concat(own, columns);
  }

  /** Regions with a role are results by themselves: they are counted, under every nuisance. */
  private static boolean needsAUser(EObject block) {
    boolean counted = block instanceof Region region && region.getRole() != null;
    boolean varies =
        block instanceof Nuisance && !Blocks.visible(Imports.fileOf(block), Region.class).isEmpty();
    return block instanceof Dataset
        || block instanceof Learner
        || block instanceof Region && !counted
        || block instanceof Nuisance && !varies;
  }

  /** Everything that something else refers to. */
  private static Set<EObject> used(AssayFile file) {
    Set<EObject> used = new HashSet<>();
    for (AssayFile visible : Imports.visible(file)) {
      visible.eAllContents().forEachRemaining(element -> addReferred(element, used));
    }
    return used;
  }

  private static void addReferred(EObject element, Set<EObject> used) {
    for (EReference reference : element.eClass().getEAllReferences()) {
      if (!reference.isContainment()
          && !reference.isMany()
          && element.eGet(reference) instanceof EObject target) {
        used.add(target);
        addAround(target, used);
      }
    }
  }

  /** A sample or column that is used makes its dataset used. */
  private static void addAround(EObject target, Set<EObject> used) {
    for (EObject around = target.eContainer(); around != null; around = around.eContainer()) {
      used.add(around);
    }
  }
}
