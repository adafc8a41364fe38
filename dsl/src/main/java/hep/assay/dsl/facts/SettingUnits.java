// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Observe;
import hep.assay.dsl.assay.Use;
import hep.assay.runtime.expression.Dimension;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.expression.Typing;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Setting;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.EcoreUtil2;

/**
 * The dimension that the numbers of a setting have: its own, or that of what is binned by it,
 * {@code observe mass by bins(range = 65 .. 105 GeV)}.
 */
public class SettingUnits {

  private static final Set<Setting.Kind> EDGES =
      EnumSet.of(Setting.Kind.RANGE, Setting.Kind.NUMBERS);

  private final Places places;
  private final Types types;

  @Inject
  SettingUnits(Places places, Types types) {
    this.places = places;
    this.types = types;
  }

  /** Empty where any will do, or nobody knows. */
  public Optional<Dimension> of(Argument argument, Setting setting) {
    if (!setting.unit().isEmpty()) {
      return Types.unit(setting.unit()).map(Unit::dimension);
    }
    if (EcoreUtil2.getContainerOfType(argument, Column.class) != null) {
      // Bounds and sentinels are in the unit of the column, which stands in its brackets.
      return Optional.empty();
    }
    Observe observe = EcoreUtil2.getContainerOfType(argument, Observe.class);
    if (observe != null && EDGES.contains(setting.kind())) {
      return observed(observe);
    }
    return setting.kind() == Setting.Kind.RANGE
        ? column(argument).flatMap(types::of).flatMap(SettingUnits::dimension)
        : Optional.of(Dimension.NONE);
  }

  private Optional<Dimension> observed(Observe observe) {
    if (observe.getValue() == null || !Types.isLinked(observe.getValue())) {
      return Optional.empty();
    }
    Map<String, Type> names = types.names(observe.getValue());
    return dimension(
        Typing.of(
                Formulas.of(observe.getValue()).tree(),
                name -> Optional.ofNullable(names.get(name)))
            .type());
  }

  private static Optional<Dimension> dimension(Type type) {
    return Optional.ofNullable(type.dimension());
  }

  /** The column that the same method names. */
  private Optional<Named> column(Argument argument) {
    return Places.arguments(argument.eContainer()).stream()
        .filter(
            other ->
                places
                    .setting(other)
                    .filter(setting -> setting.kind() == Setting.Kind.COLUMN)
                    .isPresent())
        .map(Argument::getValue)
        .filter(value -> value instanceof Use && Types.isLinked(value))
        .map(Use.class::cast)
        .map(use -> use.getMember() == null ? use.getTarget() : use.getMember())
        .findFirst();
  }
}
