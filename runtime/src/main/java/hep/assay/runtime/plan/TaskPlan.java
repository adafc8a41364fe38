// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * A question: a comparison, explanation, robustness test, uncertainty sheet, estimate or fit.
 *
 * @param kind which question
 * @param name as the study calls it
 * @param of learners (a sample for an estimate)
 * @param on datasets or samples; empty for the learner's own dataset
 * @param in regions; empty for all test events
 * @param under nuisances and {@code nominal}; empty for nominal (all nuisances for sheets and fits)
 * @param by how it is answered
 * @param measure numbers asked for
 * @param show plots asked for
 * @param require gates: each must hold for the run to pass
 * @param cells cells of an uncertainty sheet
 * @param parameters free parameters of a fit
 */
public record TaskPlan(
    Kind kind,
    String name,
    List<String> of,
    List<String> on,
    List<String> in,
    List<String> under,
    List<Method> by,
    List<Method> measure,
    List<Method> show,
    List<Expression> require,
    List<CellPlan> cells,
    List<ParameterPlan> parameters) {
  public TaskPlan {
    of = List.copyOf(of);
    on = List.copyOf(on);
    in = List.copyOf(in);
    under = List.copyOf(under);
    by = List.copyOf(by);
    measure = List.copyOf(measure);
    show = List.copyOf(show);
    require = List.copyOf(require);
    cells = List.copyOf(cells);
    parameters = List.copyOf(parameters);
  }

  public static TaskPlan of(Kind kind, String name) {
    return new TaskPlan(
        kind, name, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  public TaskPlan of(String... of) {
    return new TaskPlan(
        kind, name, List.of(of), on, in, under, by, measure, show, require, cells, parameters);
  }

  public TaskPlan on(String... on) {
    return new TaskPlan(
        kind, name, of, List.of(on), in, under, by, measure, show, require, cells, parameters);
  }

  public TaskPlan in(String... in) {
    return new TaskPlan(
        kind, name, of, on, List.of(in), under, by, measure, show, require, cells, parameters);
  }

  public TaskPlan under(String... under) {
    return new TaskPlan(
        kind, name, of, on, in, List.of(under), by, measure, show, require, cells, parameters);
  }

  public TaskPlan by(Method... by) {
    return new TaskPlan(
        kind, name, of, on, in, under, List.of(by), measure, show, require, cells, parameters);
  }

  public TaskPlan measure(Method... measure) {
    return new TaskPlan(
        kind, name, of, on, in, under, by, List.of(measure), show, require, cells, parameters);
  }

  public TaskPlan show(Method... show) {
    return new TaskPlan(
        kind, name, of, on, in, under, by, measure, List.of(show), require, cells, parameters);
  }

  public TaskPlan require(Expression added) {
    return new TaskPlan(
        kind,
        name,
        of,
        on,
        in,
        under,
        by,
        measure,
        show,
        Lists.and(require, added),
        cells,
        parameters);
  }

  public TaskPlan cell(CellPlan added) {
    return new TaskPlan(
        kind,
        name,
        of,
        on,
        in,
        under,
        by,
        measure,
        show,
        require,
        Lists.and(cells, added),
        parameters);
  }

  public TaskPlan parameter(ParameterPlan added) {
    return new TaskPlan(
        kind,
        name,
        of,
        on,
        in,
        under,
        by,
        measure,
        show,
        require,
        cells,
        Lists.and(parameters, added));
  }

  public static TaskPlan comparison(String name) {
    return of(Kind.COMPARISON, name);
  }

  public static TaskPlan explanation(String name) {
    return of(Kind.EXPLANATION, name);
  }

  /** Which question. */
  public enum Kind {
    COMPARISON,
    EXPLANATION,
    ROBUSTNESS,
    UNCERTAINTY,
    ESTIMATE,
    FIT;

    /** The kind as the language writes it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
