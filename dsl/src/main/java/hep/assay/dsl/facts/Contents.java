// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Element;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * The blocks that a study consists of: all of its own file, and of its imports those that it refers
 * to. What a block takes over by {@code from} is written out, so that its base is no part of the
 * study for that alone.
 */
public final class Contents {

  private Contents() {}

  /** The blocks of a type: imported ones first, each file in the order written. */
  public static <T extends Element> List<T> of(AssayFile study, Class<T> type) {
    Set<EObject> used = used(study);
    List<AssayFile> files = new ArrayList<>(Imports.visible(study));
    Collections.reverse(files);
    return files.stream()
        .flatMap(file -> file.getElements().stream())
        .filter(used::contains)
        .filter(type::isInstance)
        .filter(block -> !isRecipe(block))
        .map(type::cast)
        .toList();
  }

  /** A classifier without a dataset is a recipe for others and never trained itself. */
  public static boolean isRecipe(EObject block) {
    return block instanceof Learner learner
        && Inheritance.nearest(learner, Learner::getOn).isEmpty();
  }

  private static Set<EObject> used(AssayFile study) {
    Set<EObject> used = new LinkedHashSet<>(study.getElements());
    Deque<EObject> todo = new ArrayDeque<>(used);
    while (!todo.isEmpty()) {
      for (EObject block : referred(todo.pop())) {
        if (used.add(block)) {
          todo.push(block);
        }
      }
    }
    return used;
  }

  /**
   * The blocks that a block names, by itself or by what it takes over; those after {@code from} are
   * not among them.
   */
  public static Set<EObject> referred(EObject block) {
    Set<EObject> referred = new LinkedHashSet<>();
    List<? extends EObject> parts =
        block instanceof Named named ? Inheritance.chain(named) : List.of(block);
    for (EObject part : parts) {
      addReferred(part, block, referred);
      part.eAllContents().forEachRemaining(inner -> addReferred(inner, block, referred));
    }
    return referred;
  }

  private static void addReferred(EObject element, EObject block, Set<EObject> referred) {
    for (EReference reference : element.eClass().getEAllReferences()) {
      boolean single = !reference.isContainment() && !reference.isMany() && !isBase(reference);
      if (single && element.eGet(reference) instanceof EObject target && !target.eIsProxy()) {
        EObject top = Datasets.blockOf(target);
        if (top.eContainer() instanceof AssayFile && top != block) {
          referred.add(top);
        }
      }
    }
  }

  private static boolean isBase(EReference reference) {
    return reference.getName().equals(AssayPackage.Literals.DATASET__BASE.getName());
  }
}
