// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/**
 * How columns become the input matrix of a model: learnt from training events, kept with the model.
 *
 * <p>Columns enter in the canonical unit of their dimension. A list gives a fixed number of inputs;
 * places beyond its end are 0 after all adjustments.
 *
 * @param inputs the columns of the matrix in order
 * @param missingAllowed whether the model can work with NaN
 */
public record Preparation(List<PreparedInput> inputs, boolean missingAllowed) {
  public Preparation {
    inputs = List.copyOf(inputs);
  }

  /**
   * Learns from training events.
   *
   * @param methods the study's {@code prepare}, in its order
   * @param inputs the columns
   * @param columns all events
   * @param training indices of the training events
   * @param weights their weights, in the order of {@code training}; absolute values are used
   * @param missingAllowed whether the model can work with NaN (a decision tree can)
   * @throws StudyException where a column can't be prepared, or has missing values and neither
   *     {@code impute} nor the model takes them
   */
  public static Preparation fit(
      List<Method> methods,
      List<Input> inputs,
      Columns columns,
      int[] training,
      double[] weights,
      boolean missingAllowed) {
    PreparationFit fit = new PreparationFit(methods, training, weights);
    List<PreparedInput> prepared =
        inputs.stream().flatMap(input -> fit.of(input, columns).stream()).toList();
    Preparation preparation = new Preparation(prepared, missingAllowed);
    preparation.apply(columns, training);
    return preparation;
  }

  /** The columns as they are, where there is nothing to learn and nothing to learn from. */
  public static Preparation plain(List<Input> inputs, boolean missingAllowed) {
    return new Preparation(
        inputs.stream().map(one -> new PreparedInput(one.column(), one, List.of())).toList(),
        missingAllowed);
  }

  /** The names of the matrix's columns. */
  public List<String> names() {
    return inputs.stream().flatMap(input -> input.names().stream()).toList();
  }

  /** Which of the matrix's columns belong together, in their order. */
  public List<InputGroup> groups() {
    List<InputGroup> groups = new ArrayList<>();
    int at = 0;
    for (PreparedInput input : inputs) {
      int length = input.source().length();
      groups.add(
          length == 0
              ? new InputGroup(input.name(), InputGroup.Kind.SCALAR, List.of(), at)
              : new InputGroup(input.source().column(), InputGroup.Kind.LIST, List.of(length), at));
      at += Math.max(1, length);
    }
    return groups;
  }

  /** The number of the matrix's columns. */
  public int width() {
    return inputs.stream().mapToInt(input -> Math.max(1, input.source().length())).sum();
  }

  /**
   * The input matrix of some events.
   *
   * @return {@code [events][inputs]}
   * @throws StudyException where an input is missing (NaN) or infinite, naming it and how often
   */
  public Matrix apply(Columns columns, int[] events) {
    Matrix matrix = Matrix.zeros(events.length, width());
    int at = 0;
    for (PreparedInput input : inputs) {
      if (input.source().length() == 0) {
        column(input, columns, events, matrix, at++);
      } else {
        list(input, columns, events, matrix, at);
        at += input.source().length();
      }
    }
    check(matrix);
    return matrix;
  }

  private static void column(
      PreparedInput input, Columns columns, int[] events, Matrix matrix, int at) {
    double[] values = numbers(input.source(), columns);
    for (int i = 0; i < events.length; i++) {
      matrix.set(i, at, (float) input.apply(values[events[i]]));
    }
  }

  private static void list(
      PreparedInput input, Columns columns, int[] events, Matrix matrix, int at) {
    Expression name = Expression.column(input.source().column());
    Lists shape = shape(input.source(), columns);
    double[] elements = Evaluator.elements(name, columns);
    for (int i = 0; i < events.length; i++) {
      int start = shape.start(events[i]);
      int length = Math.min(shape.start(events[i] + 1) - start, input.source().length());
      for (int k = 0; k < length; k++) {
        matrix.set(i, at + k, (float) input.apply(elements[start + k]));
      }
    }
  }

  static double[] numbers(Input input, Columns columns) {
    if (columns.values(input.column()).isText()) {
      throw new StudyException(
          "input '" + input.column() + "' is a column of texts; a model takes numbers");
    }
    if (columns.values(input.column()) instanceof Lists) {
      throw new StudyException(
          "input '"
              + input.column()
              + "' has several values per event; declare a list with a length, as in list jets"
              + " length(10) { column pt = "
              + input.column()
              + " }");
    }
    return Evaluator.numbers(Expression.column(input.column()), columns);
  }

  static Lists shape(Input input, Columns columns) {
    if (columns.values(input.column()) instanceof Lists list) {
      return list;
    }
    throw new StudyException("input '" + input.column() + "' is not a list");
  }

  private void check(Matrix matrix) {
    List<String> names = names();
    for (int column = 0; column < matrix.columns(); column++) {
      int missing = 0;
      int infinite = 0;
      for (int row = 0; row < matrix.rows(); row++) {
        float value = matrix.get(row, column);
        missing += Float.isNaN(value) ? 1 : 0;
        infinite += Float.isInfinite(value) ? 1 : 0;
      }
      if (missing > 0 && !missingAllowed) {
        throw new StudyException(
            "input '"
                + names.get(column)
                + "' is missing (NaN) in "
                + missing
                + " of "
                + matrix.rows()
                + " events; write prepare impute(median), or cut these events away with select not"
                + " isMissing("
                + names.get(column)
                + ")");
      }
      if (infinite > 0) {
        throw new StudyException(
            "input '"
                + names.get(column)
                + "' is infinite in "
                + infinite
                + " of "
                + matrix.rows()
                + " events");
      }
    }
  }
}
