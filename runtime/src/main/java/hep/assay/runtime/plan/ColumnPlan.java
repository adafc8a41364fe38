// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * A declared column: its unit and traits, and how it is computed if it is not the file's own.
 *
 * @param name as the study calls it; {@code list.member} for a member of a list
 * @param unit as written, empty for none; holds for the numbers of the file or of the formula
 * @param traits bounds, missing, integer, cyclic, observer, fixed
 * @param formula how it is computed; empty for the column of this name in the file
 * @param structure how an image or graph is made of other columns; empty for any other column
 */
public record ColumnPlan(
    String name,
    String unit,
    List<Method> traits,
    Optional<Expression> formula,
    Optional<Method> structure) {
  public ColumnPlan {
    traits = List.copyOf(traits);
  }

  public static ColumnPlan column(String name) {
    return new ColumnPlan(name, "", List.of(), Optional.empty(), Optional.empty());
  }

  /** The same column under another name. */
  public ColumnPlan named(String name) {
    return new ColumnPlan(name, unit, traits, formula, structure);
  }

  public ColumnPlan unit(String unit) {
    return new ColumnPlan(name, unit, traits, formula, structure);
  }

  public ColumnPlan traits(Method... traits) {
    return new ColumnPlan(name, unit, List.of(traits), formula, structure);
  }

  public ColumnPlan computed(Expression expression) {
    return new ColumnPlan(name, unit, traits, Optional.of(expression), structure);
  }

  /** Made of other columns by {@code image} or {@code graph}. */
  public ColumnPlan structured(Method method) {
    return new ColumnPlan(name, unit, traits, formula, Optional.of(method));
  }

  /** The trait of this word, if the column has it. */
  public Optional<Method> trait(String word) {
    return traits.stream().filter(trait -> trait.word().equals(word)).findFirst();
  }
}
