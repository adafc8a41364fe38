// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.data.Heap;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.InputGroup;
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
      InputGroup group = input.source().group(input.name(), at);
      groups.add(group);
      at += group.size();
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
    Matrix matrix = matrix(events.length);
    int at = 0;
    for (PreparedInput input : inputs) {
      switch (input.source().kind()) {
        case SCALAR -> column(input, columns, events, matrix, at);
        case LIST, IMAGE -> elements(input, columns, events, matrix, at);
        case GRAPH -> graph(input, columns, events, matrix, at);
      }
      at += Math.max(1, input.source().length());
    }
    check(matrix);
    return matrix;
  }

  private Matrix matrix(int events) {
    long values = (long) events * width();
    if (values > Integer.MAX_VALUE - 8) {
      throw new StudyException(
          events
              + " events with "
              + width()
              + " inputs are more numbers than one matrix can hold; use fewer events or inputs");
    }
    Heap.require(4 * values, "the " + width() + " inputs of " + events + " events");
    return Matrix.zeros(events, width());
  }

  private static void column(
      PreparedInput input, Columns columns, int[] events, Matrix matrix, int at) {
    double[] values = numbers(input.source(), columns);
    for (int i = 0; i < events.length; i++) {
      matrix.set(i, at, (float) input.apply(values[events[i]]));
    }
  }

  private static void elements(
      PreparedInput input, Columns columns, int[] events, Matrix matrix, int at) {
    Lists list = shape(input.source(), columns);
    double factor = list.unit().factor();
    double[] block = new double[input.source().length()];
    for (int i = 0; i < events.length; i++) {
      int start = list.start(events[i]);
      int length = Math.min(list.start(events[i] + 1) - start, block.length);
      list.elements().copy(start, start + length, block);
      for (int k = 0; k < length; k++) {
        double value = factor == 1 ? block[k] : block[k] * factor;
        matrix.set(i, at + k, (float) input.apply(value));
      }
    }
  }

  /** Features of nodes are adjusted, those of padding stay 0; mask and edges are as they are. */
  private static void graph(
      PreparedInput input, Columns columns, int[] events, Matrix matrix, int at) {
    Lists list = shape(input.source(), columns);
    int nodes = input.source().shape().get(0);
    int width = input.source().shape().get(1);
    double[] block = new double[input.source().length()];
    for (int i = 0; i < events.length; i++) {
      int start = list.start(events[i]);
      list.elements().copy(start, start + block.length, block);
      for (int k = 0; k < block.length; k++) {
        boolean feature = k < nodes * width;
        boolean there = feature && block[nodes * width + k / width] != 0;
        double value = there ? PreparedInput.apply(input.feature(k % width), block[k]) : block[k];
        matrix.set(i, at + k, feature && !there ? 0 : (float) value);
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
              + " }, or an image: column picture = image("
              + input.column()
              + ", pixels = [16, 16])");
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
    int[] missing = new int[matrix.columns()];
    int[] infinite = new int[matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        float value = matrix.get(row, column);
        missing[column] += Float.isNaN(value) ? 1 : 0;
        infinite[column] += Float.isInfinite(value) ? 1 : 0;
      }
    }
    for (int column = 0; column < matrix.columns(); column++) {
      if (missing[column] > 0 && !missingAllowed) {
        throw problem(column, "missing (NaN)", missing[column], matrix.rows(), hint(column));
      }
      if (infinite[column] > 0) {
        throw problem(column, "infinite", infinite[column], matrix.rows(), "");
      }
    }
  }

  private StudyException problem(int column, String what, int count, int of, String hint) {
    String name = names().get(column);
    return new StudyException(
        "input '" + name + "' is " + what + " in " + count + " of " + of + " events" + hint);
  }

  private String hint(int column) {
    return "; write prepare impute(median), or cut these events away with select not isMissing("
        + names().get(column)
        + ")";
  }
}
