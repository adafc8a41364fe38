// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Invert;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.assay.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;

/**
 * The cuts of a region as it ends up: inherited ones first, those that use an inverted name turned
 * around.
 */
public final class Cuts {

  private Cuts() {}

  /**
   * One cut; all cuts of a region must hold.
   *
   * @param condition as written
   * @param inverted whether the opposite must hold
   */
  public record Cut(Expression condition, boolean inverted) {}

  /** The cuts of a region, in the order in which they are applied. */
  public static List<Cut> of(Region region) {
    List<Cut> cuts = new ArrayList<>();
    List<Region> chain = Inheritance.chain(region);
    for (int i = chain.size() - 1; i >= 0; i--) {
      for (Invert invert : Inheritance.own(chain.get(i), Invert.class)) {
        invert
            .getNames()
            .forEach(
                name -> cuts.replaceAll(cut -> uses(cut.condition(), name) ? invert(cut) : cut));
      }
      for (Select select : Inheritance.own(chain.get(i), Select.class)) {
        conjuncts(select.getCondition()).forEach(condition -> cuts.add(new Cut(condition, false)));
      }
    }
    return cuts;
  }

  private static Cut invert(Cut cut) {
    return new Cut(cut.condition(), !cut.inverted());
  }

  /** The parts of {@code a and b and c}, each a cut of its own. */
  public static List<Expression> conjuncts(Expression condition) {
    return condition instanceof Binary binary && binary.getOp().equals("and")
        ? Stream.concat(conjuncts(binary.getLeft()).stream(), conjuncts(binary.getRight()).stream())
            .toList()
        : condition == null ? List.of() : List.of(condition);
  }

  /** Whether a cut uses a name: a score, one of two scores, or a column. */
  public static boolean uses(Expression condition, Reference name) {
    Iterable<EObject> inside = condition::eAllContents;
    return Stream.concat(Stream.of(condition), StreamSupport.stream(inside.spliterator(), false))
        .anyMatch(part -> part instanceof Use use && same(use, name));
  }

  private static boolean same(Use use, Reference name) {
    return same(use.getTarget(), name.getTarget())
        && (name.getMember() == null || same(use.getMember(), name.getMember()));
  }

  private static boolean same(Named one, Named other) {
    return one != null && one == other;
  }
}
