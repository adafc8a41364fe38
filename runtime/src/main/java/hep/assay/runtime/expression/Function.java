// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of the language.
 *
 * @param term its name, arguments and help
 * @param rule what it does to units and kinds
 * @param kernel how it is computed; null where another room replaces the call by its value
 */
public record Function(Term term, Rule rule, Kernel kernel) implements Word {

  /** What a function takes and gives. */
  public enum Rule {
    /** Pure numbers to a pure number: the logarithm. */
    PURE,
    /** Numbers of one dimension to a number of the same: the maximum. */
    SAME,
    /** Numbers of one dimension to a pure number: atan2. */
    RATIO,
    /** A number to one of half its dimension: the square root. */
    ROOT,
    /** A number and a constant exponent. */
    POWER,
    /** Two energies and angles to an energy. */
    ENERGY,
    /** A number to a truth value. */
    TRUTH,
    /** A truth value and two numbers of one dimension. */
    WHERE,
    /** A list to one number of its dimension. */
    OF_LIST,
    /** A list to a pure number. */
    COUNT,
    /** Lists of momenta and angles to a momentum. */
    VECTOR,
    /** Lists of momenta and angles to an angle. */
    VECTOR_ANGLE,
    /** A score to a cut on it. */
    THRESHOLD
  }

  /** Computes a block of values; lists give the elements of one event instead. */
  @FunctionalInterface
  public interface Kernel {
    /**
     * Computes {@code count} values.
     *
     * @param arguments {@code [argument][value]}
     */
    void apply(double[][] arguments, int count, double[] into);
  }

  static Kernel one(DoubleUnaryOperator operator) {
    return (arguments, count, into) -> {
      double[] x = arguments[0];
      for (int i = 0; i < count; i++) {
        into[i] = operator.applyAsDouble(x[i]);
      }
    };
  }

  static Kernel two(DoubleBinaryOperator operator) {
    return (arguments, count, into) -> {
      double[] x = arguments[0];
      double[] y = arguments[1];
      for (int i = 0; i < count; i++) {
        into[i] = operator.applyAsDouble(x[i], y[i]);
      }
    };
  }

  /** Joins any number of arguments pair by pair. */
  static Kernel many(DoubleBinaryOperator operator) {
    return (arguments, count, into) -> {
      System.arraycopy(arguments[0], 0, into, 0, count);
      for (int k = 1; k < arguments.length; k++) {
        for (int i = 0; i < count; i++) {
          into[i] = operator.applyAsDouble(into[i], arguments[k][i]);
        }
      }
    };
  }

  /** Whether it takes lists and gives one number per event. */
  public boolean ofList() {
    return switch (rule) {
      case OF_LIST, COUNT, VECTOR, VECTOR_ANGLE -> true;
      default -> false;
    };
  }

  /** The fewest arguments by position. */
  public int least() {
    return (int) term.settings().stream().filter(s -> s.required() && byPosition(s.name())).count();
  }

  /** The most arguments by position. */
  public int most() {
    return term.positional().contains("...") ? Integer.MAX_VALUE : term.positional().size();
  }

  private boolean byPosition(String name) {
    return term.positional().contains(name);
  }
}
