// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.facts.Formulas;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Structured;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.data.structure.Structure;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Images and graphs: where they can stand, and whether their settings fit one another. */
public class StructureChecks extends Checks {

  @Inject private Structured structured;
  @Inject private Places places;
  @Inject private Types types;

  /** {@code column picture = image(...)}, and nowhere else. */
  @Check
  public void structuresStandAlone(Use call) {
    if (structured.of(call).isPresent() && !isFormula(call)) {
      error(
          "'"
              + call.getTarget().getName()
              + "' makes a whole column and can't be part of a formula; write column picture = "
              + call.getTarget().getName()
              + "(...) in the dataset, and use 'picture'",
          AssayPackage.Literals.USE__TARGET,
          IssueCodes.STRUCTURE);
    }
  }

  private static boolean isFormula(Use call) {
    return call.eContainer() instanceof Column column
        && column.getValue() == call
        && !(column.eContainer() instanceof ListColumn);
  }

  @Check(CheckType.NORMAL)
  public void settingsFitOneAnother(Use call) {
    if (structured.of(call).isEmpty() || !isFormula(call)) {
      return;
    }
    Optional<Argument> of = structured.argument(call, Structure.OF);
    if (of.isPresent() && isScalar(of.get().getValue())) {
      error(
          "'"
              + Formulas.name((Use) of.get().getValue())
              + "' has one value per event; name a list of the dataset, or a column with an array"
              + " for each event",
          of.get(),
          null,
          IssueCodes.STRUCTURE);
      return;
    }
    if (of.isPresent() && isFlat(of.get()) && structured.argument(call, "pixels").isEmpty()) {
      error(
          "'"
              + Formulas.name((Use) of.get().getValue())
              + "' has no rows and columns; say how many, as in pixels = [16, 16]",
          of.get(),
          null,
          IssueCodes.STRUCTURE);
      return;
    }
    structured.wrong(call).ifPresent(wrong -> wrong(call, wrong));
  }

  /** An array of the file whose rows and columns nobody knows. */
  private boolean isFlat(Argument of) {
    return of.getValue() instanceof Use use
        && Types.isLinked(use)
        && named(use) instanceof Column column
        && types.isFlatList(column);
  }

  private void wrong(Use call, Structure.Wrong wrong) {
    Optional<Argument> at = structured.argument(call, wrong.setting());
    if (at.isPresent()) {
      error(wrong.message(), at.get(), null, IssueCodes.STRUCTURE);
    } else {
      error(wrong.message(), AssayPackage.Literals.USE__TARGET, IssueCodes.STRUCTURE);
    }
  }

  private boolean isScalar(Expression value) {
    return value instanceof Use use
        && Types.isLinked(value)
        && types.isList(named(use)).filter(list -> !list).isPresent();
  }

  private static Named named(Use use) {
    return use.getMember() == null ? use.getTarget() : use.getMember();
  }

  /** A column has one shape: there is nothing to scan. */
  @Check
  public void nothingIsScanned(Use scan) {
    EObject around = scan;
    while (around != null && !(around instanceof Column)) {
      around = around.eContainer();
    }
    if (around instanceof Column column && Places.isScan(scan) && structured.isStructured(column)) {
      error(
          "a column can't be scanned; write one column for each", scan, null, IssueCodes.STRUCTURE);
    }
  }

  /** Axes, values and features are members of the list that the call is about. */
  @Check(CheckType.NORMAL)
  public void membersAreOfTheList(Argument argument) {
    Optional<Setting> setting = places.setting(argument);
    boolean columns =
        setting.isPresent()
            && (setting.get().kind() == Setting.Kind.COLUMN
                || setting.get().kind() == Setting.Kind.COLUMNS);
    if (!columns
        || !(argument.eContainer() instanceof Use call)
        || structured.of(call).isEmpty()
        || setting.get().name().equals(Structure.OF)
        || argument.getValue() == null) {
      return;
    }
    structured
        .argument(call, Structure.OF)
        .map(Argument::getValue)
        .filter(Use.class::isInstance)
        .map(use -> ((Use) use).getTarget())
        .filter(ListColumn.class::isInstance)
        .ifPresent(list -> items(argument).forEach(item -> member(item, (ListColumn) list)));
  }

  private static List<Expression> items(Argument argument) {
    return argument.getValue() instanceof Values values
        ? values.getItems()
        : List.of(argument.getValue());
  }

  private void member(Expression item, ListColumn list) {
    if (!(item instanceof Use use) || !Types.isLinked(item)) {
      return;
    }
    boolean otherList =
        named(use) instanceof ListColumn
            || named(use).eContainer() instanceof ListColumn other && other != list;
    if (otherList || isScalar(item)) {
      String members = String.join(", ", list.getColumns().stream().map(Named::getName).toList());
      error(
          "'"
              + Formulas.name(use)
              + "' is no member of the list '"
              + list.getName()
              + "'; its members are "
              + members,
          item,
          null,
          IssueCodes.STRUCTURE);
    }
  }
}
