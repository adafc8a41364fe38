// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.assay.Word;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.structure.Structure;
import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Columns with a shape that a study makes: {@code column picture = image(constituents, ...)}. */
public class Structured {

  private final Places places;
  private final Methods methods;

  @Inject
  Structured(Places places, Methods methods) {
    this.places = places;
    this.methods = methods;
  }

  /** The structure that an expression calls; empty for any other expression. */
  public Optional<Structure> of(Expression value) {
    return value instanceof Use use
        ? places
            .function(use)
            .flatMap(
                term ->
                    Structures.ALL.all().stream()
                        .filter(one -> one.name().equals(term.name()))
                        .findFirst())
        : Optional.empty();
  }

  /** Whether a column is made by a structure. */
  public boolean isStructured(Column column) {
    return column.getValue() != null && of(column.getValue()).isPresent();
  }

  /** What is wrong with a call; empty where nothing is, or where other checks say it. */
  public Optional<Structure.Wrong> wrong(Use call) {
    return settings(call).flatMap(settings -> of(call).orElseThrow().wrong(settings, length(call)));
  }

  /** The shape of a column; empty where it has none, or none that is known. */
  public Optional<Shape> shape(Column column) {
    if (!isStructured(column)) {
      return Optional.empty();
    }
    Use call = (Use) column.getValue();
    return wrong(call).isPresent()
        ? Optional.empty()
        : settings(call).flatMap(settings -> of(call).orElseThrow().shape(settings, length(call)));
  }

  /** The argument that gives a setting; empty where it is not given. */
  public Optional<Argument> argument(Use call, String setting) {
    return Optional.ofNullable(methods.given(call).get(setting))
        .map(given -> given.values().get(0));
  }

  /** Complete settings; empty where one is unknown, needed or not readable. */
  private Optional<Settings> settings(Use call) {
    if (!Types.isLinked(call)) {
      return Optional.empty();
    }
    Map<String, Object> values = new TreeMap<>();
    try {
      methods.given(call).forEach((name, one) -> values.put(name, value(one.values().get(0))));
      return Optional.of(of(call).orElseThrow().term().complete(new Settings(values)));
    } catch (StudyException | IllegalArgumentException saidElsewhere) {
      return Optional.empty();
    }
  }

  /** The declared length of the list that a call is about; negative where it is about no list. */
  private int length(Use call) {
    return argument(call, Structure.OF)
        .map(Argument::getValue)
        .filter(Use.class::isInstance)
        .map(use -> ((Use) use).getTarget())
        .filter(ListColumn.class::isInstance)
        .map(list -> length((ListColumn) list))
        .orElse(-1);
  }

  private int length(ListColumn list) {
    for (Term term : list.getTerms()) {
      Methods.Given count = methods.given(term).get("count");
      if (term.getWord() != null && "length".equals(term.getWord().getName()) && count != null) {
        return Constants.of(count.values().get(0).getValue())
            .map(number -> (int) number.value())
            .orElse(0);
      }
    }
    return 0;
  }

  private Object value(Argument argument) {
    return value(argument.getValue());
  }

  private Object value(Expression value) {
    Optional<Constants.Number> number = Constants.of(value);
    if (number.isPresent()) {
      return number.get().value();
    } else if (value instanceof Values list) {
      return list.getItems().stream().map(this::value).toList();
    } else if (value instanceof Range range) {
      return new Interval(end(range.getLow()), end(range.getHigh()));
    } else if (value instanceof Text text) {
      return text.getValue();
    } else if (value instanceof Use use) {
      return use(use);
    }
    throw new IllegalArgumentException("no value of a setting");
  }

  private static double end(Expression end) {
    return Constants.of(end).map(Constants.Number::value).orElse(Double.NaN);
  }

  private Object use(Use use) {
    if (Places.isScan(use)) {
      throw new IllegalArgumentException("a check refuses it");
    }
    String name = Formulas.name(use);
    if (!use.isCall()) {
      boolean flag = use.getTarget() instanceof Word && List.of("true", "false").contains(name);
      return flag ? (Object) Boolean.valueOf(name) : name;
    }
    Method method = Method.method(name);
    for (Methods.Given given : methods.given(use).values()) {
      method = method.with(given.name(), value(given.values().get(0)));
    }
    return method;
  }
}
