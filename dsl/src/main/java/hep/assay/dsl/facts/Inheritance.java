// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;

/**
 * What a block takes over by {@code from}: what is not said again is kept, a member said again
 * replaces, samples and columns are replaced by name, and only cuts add up.
 */
public final class Inheritance {

  private Inheritance() {}

  /** The block and what it comes from, nearest first; a cycle ends where it closes. */
  public static <T extends Named> List<T> chain(T block) {
    Set<T> chain = new LinkedHashSet<>();
    T next = block;
    while (next != null && !next.eIsProxy() && chain.add(next)) {
      next = base(next);
    }
    return new ArrayList<>(chain);
  }

  /** Whether every {@code from} on the way is known. */
  public static boolean isComplete(Named block) {
    return chain(block).stream()
        .map(Inheritance::base)
        .noneMatch(base -> base != null && base.eIsProxy());
  }

  /** Whether a block comes, over others, from itself. */
  public static boolean isCyclic(Named block) {
    List<Named> chain = chain(block);
    Named end = base(chain.get(chain.size() - 1));
    return end == block;
  }

  /** What stands after {@code from}; null where nothing does. */
  @SuppressWarnings("unchecked")
  public static <T extends Named> T base(T block) {
    if (block instanceof Dataset dataset) {
      return (T) dataset.getBase();
    } else if (block instanceof Learner learner) {
      return (T) learner.getBase();
    } else if (block instanceof Region region) {
      return (T) region.getBase();
    } else if (block instanceof Nuisance nuisance) {
      return (T) nuisance.getBase();
    }
    return block instanceof Task task ? (T) task.getBase() : null;
  }

  /** The nearest non-empty list along the chain: {@code on}, {@code of}, {@code in}. */
  public static <T extends Named, R> List<R> nearest(
      T block, Function<? super T, ? extends List<R>> clause) {
    for (T one : chain(block)) {
      List<R> said = clause.apply(one);
      if (!said.isEmpty()) {
        return said;
      }
    }
    return List.of();
  }

  /** The members of a type of the nearest block along the chain that has any. */
  public static <M extends EObject> List<M> members(Named block, Class<M> type) {
    return nearest(block, one -> own(one, type));
  }

  /** The first of {@link #members}. */
  public static <M extends EObject> Optional<M> member(Named block, Class<M> type) {
    return members(block, type).stream().findFirst();
  }

  /** The members of a type of the whole chain, the farthest block first: cuts add up. */
  public static <M extends EObject> List<M> accumulated(Named block, Class<M> type) {
    List<M> all = new ArrayList<>();
    List<Named> chain = chain(block);
    for (int i = chain.size() - 1; i >= 0; i--) {
      all.addAll(own(chain.get(i), type));
    }
    return all;
  }

  /**
   * Samples, columns, parameters: one for each name, the nearest wins, the order is that of the
   * first mention.
   */
  public static <M extends Named> List<M> named(Named block, Class<M> type) {
    Map<String, M> all = new LinkedHashMap<>();
    accumulated(block, type).forEach(member -> all.put(member.getName(), member));
    return new ArrayList<>(all.values());
  }

  /** The members of a type that the block itself says. */
  public static <M extends EObject> List<M> own(Named block, Class<M> type) {
    return block.eContents().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
