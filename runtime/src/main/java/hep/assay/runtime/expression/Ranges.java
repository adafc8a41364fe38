// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reasons about cuts: whether two selections can share an event, whether one can hold at all.
 *
 * <p>A conjunction of comparisons with constants gives a set of numbers for each quantity (a
 * column, or any expression, told apart by its text); {@code or} is written out into alternatives.
 * A proof is sound, missing values included; what can't be proved is not therefore false.
 */
public final class Ranges {
  /** More alternatives than this are not followed. */
  private static final int ALTERNATIVES = 256;

  private final Map<String, Domain> domains;
  private final List<String> words = new ArrayList<>();

  /**
   * What is known of a column before any cut.
   *
   * @param bounds closed range of its numbers, in canonical units
   * @param integer whether they are whole
   */
  public record Domain(Interval bounds, boolean integer) {}

  private Ranges(Map<String, Domain> domains) {
    this.domains = domains;
  }

  /** Whether no event can pass all cuts of both selections. */
  public static boolean disjoint(
      List<Expression> first, List<Expression> second, Map<String, Domain> domains) {
    List<Expression> both = new ArrayList<>(first);
    both.addAll(second);
    return neverHolds(both, domains);
  }

  /** Whether no event can pass all these cuts. */
  public static boolean neverHolds(List<Expression> cuts, Map<String, Domain> domains) {
    return new Ranges(domains).contradictory(cuts);
  }

  /** Whether every event passes this cut, missing values apart. */
  public static boolean alwaysHolds(Expression cut, Map<String, Domain> domains) {
    return neverHolds(List.of(Expression.not(cut)), domains);
  }

  private boolean contradictory(List<Expression> cuts) {
    List<Map<String, NumberSet>> alternatives = List.of(Map.of());
    for (Expression cut : cuts) {
      alternatives = and(alternatives, alternatives(cut, true));
      if (alternatives.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The consistent combinations of two lists of alternatives. */
  private List<Map<String, NumberSet>> and(
      List<Map<String, NumberSet>> left, List<Map<String, NumberSet>> right) {
    if ((long) left.size() * right.size() > ALTERNATIVES) {
      return left;
    }
    List<Map<String, NumberSet>> both = new ArrayList<>();
    for (Map<String, NumberSet> one : left) {
      for (Map<String, NumberSet> other : right) {
        merge(one, other).ifPresent(both::add);
      }
    }
    return both;
  }

  private Optional<Map<String, NumberSet>> merge(
      Map<String, NumberSet> one, Map<String, NumberSet> other) {
    Map<String, NumberSet> merged = new LinkedHashMap<>(one);
    for (Map.Entry<String, NumberSet> entry : other.entrySet()) {
      NumberSet known = merged.getOrDefault(entry.getKey(), domain(entry.getKey()));
      NumberSet set = known.and(entry.getValue());
      Domain domain = domains.get(entry.getKey());
      set = domain != null && domain.integer() ? set.whole() : set;
      if (set.isEmpty()) {
        return Optional.empty();
      }
      merged.put(entry.getKey(), set);
    }
    return Optional.of(merged);
  }

  private NumberSet domain(String quantity) {
    Domain domain = domains.get(quantity);
    return domain == null
        ? NumberSet.EVERYTHING
        : new NumberSet(
            NumberSet.of(domain.bounds().low(), true, domain.bounds().high(), true).spans(), true);
  }

  /** When a truth value is {@code wanted}: any of these. */
  private List<Map<String, NumberSet>> alternatives(Expression cut, boolean wanted) {
    if (cut instanceof Expression.Unary unary && unary.operator() == Operator.NOT) {
      return alternatives(unary.operand(), !wanted);
    }
    if (cut instanceof Expression.Binary binary
        && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
      boolean all = (binary.operator() == Operator.AND) == wanted;
      List<Map<String, NumberSet>> left = alternatives(binary.left(), wanted);
      List<Map<String, NumberSet>> right = alternatives(binary.right(), wanted);
      return all ? and(left, right) : or(left, right);
    }
    Optional<Map.Entry<String, NumberSet>> atom = atom(cut);
    if (atom.isEmpty()) {
      return List.of(Map.of());
    }
    NumberSet set = wanted ? atom.get().getValue() : atom.get().getValue().not();
    return merge(Map.of(), Map.of(atom.get().getKey(), set)).map(List::of).orElse(List.of());
  }

  private static List<Map<String, NumberSet>> or(
      List<Map<String, NumberSet>> left, List<Map<String, NumberSet>> right) {
    List<Map<String, NumberSet>> either = new ArrayList<>(left);
    either.addAll(right);
    return either.size() > ALTERNATIVES ? List.of(Map.of()) : either;
  }

  /** The quantity that a comparison restricts, and to what; empty where that is not known. */
  private Optional<Map.Entry<String, NumberSet>> atom(Expression cut) {
    if (cut instanceof Expression.Within within) {
      Optional<Double> low = constant(within.low());
      Optional<Double> high = constant(within.high());
      return low.isEmpty() || high.isEmpty()
          ? Optional.empty()
          : entry(within.operand(), NumberSet.of(low.get(), true, high.get(), false));
    }
    if (cut instanceof Expression.OneOf oneOf) {
      NumberSet none = NumberSet.MISSING.not();
      NumberSet outside = none;
      for (Expression value : oneOf.values()) {
        Optional<Double> point = constant(value);
        if (point.isEmpty()) {
          return Optional.empty();
        }
        outside = outside.and(NumberSet.point(point.get()).not());
      }
      return entry(oneOf.operand(), outside.not().present());
    }
    if (cut instanceof Expression.Call call && call.function().equals("isMissing")) {
      return entry(call.arguments().get(0), NumberSet.MISSING);
    }
    return cut instanceof Expression.Binary binary && binary.operator().comparison()
        ? comparison(binary)
        : entry(cut, NumberSet.point(0).not().present());
  }

  private Optional<Map.Entry<String, NumberSet>> comparison(Expression.Binary binary) {
    Optional<Double> right = constant(binary.right());
    if (right.isPresent()) {
      return entry(binary.left(), set(binary.operator(), right.get()));
    }
    Optional<Double> left = constant(binary.left());
    if (left.isPresent()) {
      return entry(binary.right(), set(mirrored(binary.operator()), left.get()));
    }
    // Two quantities: their difference against zero, in one order of the two.
    String first = Printing.text(binary.left());
    String second = Printing.text(binary.right());
    boolean ordered = first.compareTo(second) <= 0;
    String key = ordered ? first + " - " + second : second + " - " + first;
    Operator operator = ordered ? binary.operator() : mirrored(binary.operator());
    return Optional.of(Map.entry(key, set(operator, 0)));
  }

  private static Optional<Map.Entry<String, NumberSet>> entry(Expression quantity, NumberSet set) {
    return Optional.of(Map.entry(Printing.text(quantity), set));
  }

  private static NumberSet set(Operator operator, double value) {
    return switch (operator) {
      case LESS -> NumberSet.below(value, false);
      case AT_MOST -> NumberSet.below(value, true);
      case GREATER -> NumberSet.above(value, false);
      case AT_LEAST -> NumberSet.above(value, true);
      case EQUAL -> NumberSet.point(value);
      default -> NumberSet.point(value).not().present();
    };
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case AT_MOST -> Operator.AT_LEAST;
      case GREATER -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
      default -> operator;
    };
  }

  /** The value of a constant; a text is a number of its own. */
  private Optional<Double> constant(Expression expression) {
    if (expression instanceof Expression.Text text) {
      if (!words.contains(text.value())) {
        words.add(text.value());
      }
      return Optional.of((double) words.indexOf(text.value()));
    }
    if (!Traversal.columns(expression).isEmpty()
        || !Traversal.calls(expression, "threshold").isEmpty()) {
      return Optional.empty();
    }
    try {
      double value = Evaluator.constant(expression);
      return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    } catch (StudyException e) {
      return Optional.empty();
    }
  }
}
