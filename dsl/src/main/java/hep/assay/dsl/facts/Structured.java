// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.structure.Structure;
import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Optional;

/** Columns with a shape that a study makes: {@code column picture = image(constituents, ...)}. */
public class Structured {

  private final Places places;
  private final Methods methods;
  private final SettingValues values;

  @Inject
  Structured(Places places, Methods methods, SettingValues values) {
    this.places = places;
    this.methods = methods;
    this.values = values;
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
    try {
      Settings given = values.of(methods.given(call));
      return Optional.of(of(call).orElseThrow().term().complete(given));
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

  /** The declared length of a list; 0 where it has none. */
  int length(ListColumn list) {
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
}
