// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.Optional;

/**
 * The event weight and what is done about negative ones.
 *
 * @param value one number per event
 * @param policy {@code negative(keep)} and its like; empty where the study does not say
 */
public record WeightPlan(Expression value, Optional<Method> policy) {
  public static WeightPlan weight(Expression value) {
    return new WeightPlan(value, Optional.empty());
  }

  public static WeightPlan weight(Expression value, Method policy) {
    return new WeightPlan(value, Optional.of(policy));
  }
}
