// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * One process of a dataset.
 *
 * @param name as the study calls it
 * @param role what it stands for
 * @param source its own files or generator; empty for the dataset's
 * @param select which of those events are its own; all must hold
 * @param weight its own weight; empty for the dataset's
 * @param normalise how its weights are scaled
 */
public record SamplePlan(
    String name,
    Role role,
    SourcePlan source,
    List<Expression> select,
    Optional<WeightPlan> weight,
    List<Method> normalise) {
  public SamplePlan {
    select = List.copyOf(select);
    normalise = List.copyOf(normalise);
  }

  public static SamplePlan sample(String name, Role role) {
    return new SamplePlan(name, role, SourcePlan.none(), List.of(), Optional.empty(), List.of());
  }

  public SamplePlan source(SourcePlan source) {
    return new SamplePlan(name, role, source, select, weight, normalise);
  }

  public SamplePlan select(Expression added) {
    return new SamplePlan(name, role, source, Lists.and(select, added), weight, normalise);
  }

  public SamplePlan normalise(Method... normalise) {
    return new SamplePlan(name, role, source, select, weight, List.of(normalise));
  }

  public SamplePlan weight(WeightPlan own) {
    return new SamplePlan(name, role, source, select, Optional.of(own), normalise);
  }

  /** What a sample stands for. */
  public enum Role {
    SIGNAL,
    BACKGROUND,
    DATA,
    ALTERNATIVE;

    /** The role as the language writes it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
