// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;

/**
 * Computes an expression for all events, a column at a time in blocks.
 *
 * <p>Numbers come out in the canonical unit of their dimension (GeV, mm, ns, pb, rad). A missing
 * value (NaN) makes arithmetic missing and every comparison false, {@code !=} too, so that {@code
 * not (pt > 30 GeV)} holds where {@code pt} is missing and {@code pt <= 30 GeV} doesn't. {@code
 * threshold} must have been replaced by its value before.
 */
public final class Evaluator {
  /** Events a block: a few columns of them fit into the fastest cache. */
  static final int BLOCK = 2048;

  private Evaluator() {}

  /** One number per event. */
  public static double[] numbers(Expression expression, Columns columns) {
    Node node = scalar(expression, columns);
    double[] all = new double[columns.count()];
    double[] block = new double[BLOCK];
    for (int from = 0; from < all.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, all.length);
      node.fill(from, to, block);
      System.arraycopy(block, 0, all, from, to - from);
    }
    return all;
  }

  /** Whether the expression holds, per event. */
  public static boolean[] truths(Expression expression, Columns columns) {
    Node node = scalar(expression, columns);
    boolean[] all = new boolean[columns.count()];
    double[] block = new double[BLOCK];
    for (int from = 0; from < all.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, all.length);
      node.fill(from, to, block);
      for (int i = from; i < to; i++) {
        all[i] = block[i - from] != 0 && !Double.isNaN(block[i - from]);
      }
    }
    return all;
  }

  /** Whether all cuts hold, per event; true without cuts. */
  public static boolean[] all(List<Expression> cuts, Columns columns) {
    boolean[] all = new boolean[columns.count()];
    Arrays.fill(all, true);
    for (Expression cut : cuts) {
      boolean[] holds = truths(cut, columns);
      for (int i = 0; i < all.length; i++) {
        all[i] &= holds[i];
      }
    }
    return all;
  }

  /** Whether the expression gives several numbers per event. */
  public static boolean isList(Expression expression, Columns columns) {
    return new Compiler(columns).compile(expression).shape() != null;
  }

  /**
   * The elements of a list expression, for all events one after another.
   *
   * @throws StudyException where it is one number per event
   */
  public static double[] elements(Expression expression, Columns columns) {
    Node node = new Compiler(columns).compile(expression);
    if (node.shape() == null) {
      throw new StudyException("'" + Printing.text(expression) + "' is not a list");
    }
    double[] all = new double[node.shape().start(columns.count())];
    node.fill(0, all.length, all);
    return all;
  }

  /** The list whose lengths a list expression has. */
  public static Lists shape(Expression expression, Columns columns) {
    return new Compiler(columns).compile(expression).shape();
  }

  /**
   * The value of an expression without columns, in canonical units.
   *
   * @throws StudyException where it names a column
   */
  public static double constant(Expression expression) {
    double[] value = new double[1];
    new Compiler(NoColumns.ONE).compile(expression).fill(0, 1, value);
    return value[0];
  }

  private static Node scalar(Expression expression, Columns columns) {
    Node node = new Compiler(columns).compile(expression);
    if (node.shape() != null) {
      throw new StudyException(
          "'"
              + Printing.text(expression)
              + "' has several numbers per event; use sum, count, max_of or an element such as"
              + " [0]");
    }
    return node;
  }

  /** Part of a compiled expression. */
  interface Node {
    /** Computes the events (of a list: the elements) {@code [from, to)}. */
    void fill(int from, int to, double[] into);

    /** The list whose elements are computed; null for one number per event. */
    default Lists shape() {
      return null;
    }
  }

  private enum NoColumns implements Columns {
    ONE;

    @Override
    public int count() {
      return 1;
    }

    @Override
    public java.util.Set<String> names() {
      return java.util.Set.of();
    }

    @Override
    public Values values(String name) {
      throw new StudyException("a constant is needed, and '" + name + "' is a column");
    }
  }
}
