// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.expression.Values;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides the {@code require}s of a block on the numbers that it measured.
 *
 * <p>A metric is named as it is measured, {@code auc}, {@code rejection(50 %)}, {@code lrp(z)},
 * with the classifier before a dot where only one is meant. Without one the condition must hold for
 * every classifier, and always in every region and at every point of a scan; variations are left
 * out.
 */
final class Gates {
  private final List<Measured> nominal;

  private Gates(List<Measured> measured) {
    this.nominal = measured.stream().filter(one -> one.under().equals("nominal")).toList();
  }

  /**
   * The gates of one block.
   *
   * @throws StudyException where a condition names a number that the block does not measure
   */
  static List<Gate> decide(List<Expression> require, List<Measured> measured) {
    Gates gates = new Gates(measured);
    return require.stream().map(gates::decide).toList();
  }

  private Gate decide(Expression condition) {
    boolean held = true;
    boolean reachable = true;
    Map<String, Measured> shown = new LinkedHashMap<>();
    for (String region : regions()) {
      for (String subject : subjects(condition)) {
        for (Map<String, String> points : points(condition)) {
          Map<String, Measured> used = new LinkedHashMap<>();
          Expression plain = withColumns(condition, subject, points, region, used);
          held &= Evaluator.truths(plain, new Numbers(used))[0];
          reachable &= Evaluator.truths(plain, new Numbers(atFloor(used)))[0];
          shown.putAll(used);
        }
      }
    }
    String found = shown.values().stream().map(this::text).collect(Collectors.joining("; "));
    return new Gate(Printing.text(condition), held, found, reachable ? "" : warning(shown));
  }

  private Set<String> regions() {
    return nominal.stream().map(Measured::in).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whom a metric without a name before it stands for, in turn; one empty name for nobody. */
  private Set<String> subjects(Expression condition) {
    List<String> metrics = new ArrayList<>();
    names(condition, metrics);
    boolean allNamed = metrics.stream().noneMatch(name -> subject(name).isEmpty());
    return allNamed
        ? Set.of("")
        : nominal.stream()
            .filter(one -> metrics.stream().anyMatch(name -> isMetric(one, name)))
            .map(Measured::of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Every choice of one point for each scan that is named, {@code flat} to {@code flat(x = 1)}. */
  private List<Map<String, String>> points(Expression condition) {
    List<String> metrics = new ArrayList<>();
    names(condition, metrics);
    List<Map<String, String>> choices = List.of(Map.of());
    for (String scan : metrics.stream().map(this::subject).distinct().toList()) {
      List<String> points =
          nominal.stream()
              .map(Measured::of)
              .filter(of -> of.startsWith(scan + "("))
              .distinct()
              .toList();
      if (!points.isEmpty()) {
        choices =
            choices.stream()
                .flatMap(choice -> points.stream().map(point -> with(choice, scan, point)))
                .toList();
      }
    }
    return choices;
  }

  private static Map<String, String> with(Map<String, String> choice, String scan, String point) {
    Map<String, String> more = new TreeMap<>(choice);
    more.put(scan, point);
    return more;
  }

  /** Replaces every metric by a column of its own that holds the number. */
  private Expression withColumns(
      Expression part,
      String subject,
      Map<String, String> points,
      String region,
      Map<String, Measured> used) {
    if (part instanceof Expression.Column || isMetricCall(part)) {
      String name = spelled(part);
      String of =
          subject(name).isEmpty() ? subject : points.getOrDefault(subject(name), subject(name));
      Measured found = find(metric(name), of, region);
      used.put(name + " of " + of + " in " + region, found);
      return Expression.column(name + " of " + of + " in " + region);
    }
    return rebuilt(part, inner -> withColumns(inner, subject, points, region, used));
  }

  private static Expression rebuilt(
      Expression part, java.util.function.UnaryOperator<Expression> inner) {
    if (part instanceof Expression.Unary unary) {
      return new Expression.Unary(unary.operator(), inner.apply(unary.operand()));
    }
    if (part instanceof Expression.Binary binary) {
      return new Expression.Binary(
          binary.operator(), inner.apply(binary.left()), inner.apply(binary.right()));
    }
    if (part instanceof Expression.Within within) {
      return new Expression.Within(
          inner.apply(within.operand()), inner.apply(within.low()), inner.apply(within.high()));
    }
    if (part instanceof Expression.Call call) {
      return Expression.call(
          call.function(), call.arguments().stream().map(inner).toList(), new TreeMap<>());
    }
    return part;
  }

  private void names(Expression part, List<String> metrics) {
    if (part instanceof Expression.Column || isMetricCall(part)) {
      metrics.add(spelled(part));
    } else {
      rebuilt(
          part,
          inner -> {
            names(inner, metrics);
            return inner;
          });
    }
  }

  private boolean isMetricCall(Expression part) {
    return part instanceof Expression.Call call
        && nominal.stream()
            .anyMatch(one -> word(one.metric()).equals(word(metric(call.function()))));
  }

  private Measured find(String metric, String of, String region) {
    return nominal.stream()
        .filter(one -> one.in().equals(region) && one.of().equals(of) && isMetric(one, metric))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "require names "
                        + (of.isEmpty() ? "" : of + ".")
                        + metric
                        + ", which this block does not measure"
                        + Nearest.hint(
                            metric, nominal.stream().map(Measured::metric).distinct().toList())));
  }

  private boolean isMetric(Measured one, String name) {
    String wanted = metric(name);
    return one.metric().replace(" ", "").equals(wanted.replace(" ", ""))
        || !wanted.contains("(") && word(one.metric()).equals(wanted);
  }

  /** As the block measured it: a name, or a call with its arguments. */
  private static String spelled(Expression part) {
    if (part instanceof Expression.Column column) {
      return column.name();
    }
    Expression.Call call = (Expression.Call) part;
    List<String> arguments =
        new ArrayList<>(call.arguments().stream().map(Gates::argument).toList());
    call.named().forEach((name, value) -> arguments.add(name + " = " + argument(value)));
    return call.function() + "(" + String.join(", ", arguments) + ")";
  }

  private static String argument(Expression value) {
    return value instanceof Expression.Quantity quantity
        ? Spelling.number(quantity.value())
            + (quantity.unit().isEmpty() ? "" : " " + quantity.unit())
        : Printing.text(value);
  }

  /** The classifier before the dot, if the block has one of that name. */
  private String subject(String name) {
    int dot = word(name).lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  private static String metric(String name) {
    return name.substring(word(name).lastIndexOf('.') + 1);
  }

  private static String word(String metric) {
    return metric.contains("(") ? metric.substring(0, metric.indexOf('(')) : metric;
  }

  private String text(Measured one) {
    return (one.of().isEmpty() ? "" : one.of() + ".")
        + one.metric()
        + (one.in().isEmpty() ? "" : " in " + one.in())
        + " = "
        + hep.assay.runtime.report.Numbers.text(one.estimate());
  }

  /** The numbers as statistics alone would make them, where a metric says so. */
  private static Map<String, Measured> atFloor(Map<String, Measured> used) {
    Map<String, Measured> floors = new LinkedHashMap<>();
    used.forEach(
        (name, one) ->
            floors.put(
                name,
                one.floor().isEmpty()
                    ? one
                    : new Measured(
                        one.metric(),
                        one.of(),
                        one.in(),
                        one.under(),
                        Estimate.exactly(one.floor().getAsDouble()),
                        one.unit(),
                        one.floor(),
                        one.uncertaintyFrom())));
    return floors;
  }

  /** What statistics alone allow, for a condition that asks for more. */
  private static String warning(Map<String, Measured> shown) {
    return shown.values().stream()
        .filter(one -> one.floor().isPresent())
        .map(
            one ->
                "with so few events "
                    + one.metric()
                    + " of a perfect classifier would be about "
                    + hep.assay.runtime.report.Numbers.text(
                        Estimate.exactly(one.floor().getAsDouble())))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** One row: the measured numbers by name, in canonical units. */
  private record Numbers(Map<String, Measured> used) implements Columns {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public Set<String> names() {
      return used.keySet();
    }

    @Override
    public Values values(String name) {
      Measured one = used.get(name);
      return Values.of(unit(one.unit()), one.estimate().value());
    }

    /** Units of results that are no units of the language ("bits", "events") are pure numbers. */
    private static Unit unit(String name) {
      try {
        return Unit.of(name);
      } catch (StudyException unknown) {
        return Unit.NONE;
      }
    }
  }
}
