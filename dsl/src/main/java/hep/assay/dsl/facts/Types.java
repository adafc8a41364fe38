// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.expression.Typing;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.EcoreUtil2;

/**
 * What columns and scores are: numbers with a dimension, texts, lists; from their declaration,
 * formula or file.
 */
public class Types {

  private static final Set<String> NUMERIC = Set.of("bounds", "missing", "integer", "cyclic");

  private final FileColumns files;
  private final Structured structured;

  @Inject
  Types(FileColumns files, Structured structured) {
    this.files = files;
    this.structured = structured;
  }

  /** The types of all names of an expression, each under its name in the tree. */
  public Map<String, Type> names(Expression expression) {
    return names(expression, new HashSet<>());
  }

  private Map<String, Type> names(Expression expression, Set<Named> seen) {
    Map<String, Type> types = new HashMap<>();
    for (Use use : EcoreUtil2.eAllOfType(expression, Use.class)) {
      Named target = use.getMember() == null ? use.getTarget() : use.getMember();
      if (target != null && !use.isCall() && !use.getTarget().eIsProxy() && !target.eIsProxy()) {
        of(target, seen).ifPresent(type -> types.put(Formulas.name(use), type));
      }
    }
    return types;
  }

  /** What a name stands for; empty where nobody knows. */
  public Optional<Type> of(Named named) {
    return of(named, new HashSet<>());
  }

  private Optional<Type> of(Named named, Set<Named> seen) {
    if (named instanceof Learner) {
      return Optional.of(Type.NUMBER);
    } else if (named instanceof Column column) {
      return column(column, seen)
          .map(type -> type.list(type.list() || column.eContainer() instanceof ListColumn));
    }
    return Optional.empty();
  }

  /** Whether a name stands for several values per event; empty where nobody knows. */
  public Optional<Boolean> isList(Named named) {
    if (!(named instanceof Column column) || column.eContainer() instanceof ListColumn) {
      return named instanceof ListColumn || named.eContainer() instanceof ListColumn
          ? Optional.of(true)
          : Optional.empty();
    }
    if (column.getValue() != null) {
      return of(column).map(Type::list);
    }
    return fileColumn(column).map(Types::isList);
  }

  /** Whether a column has several values per event and no shape, as far as anybody knows. */
  public boolean isFlatList(Column column) {
    return !isShaped(column, new HashSet<>()) && isList(column).orElse(false);
  }

  /** Whether it is an image or a graph, under its own name or another. */
  private boolean isShaped(Column column, Set<Column> seen) {
    if (structured.isStructured(column) || !seen.add(column)) {
      return structured.isStructured(column);
    }
    return column.getValue() == null
        ? fileColumn(column).filter(one -> one.kind() == Schema.Kind.SHAPED).isPresent()
        : column.getValue() instanceof Use use
            && !use.isCall()
            && use.getMember() == null
            && use.getTarget() instanceof Column other
            && !other.eIsProxy()
            && isShaped(other, seen);
  }

  private static boolean isList(Schemas.FileColumn column) {
    return column.kind() == Schema.Kind.LIST || column.kind() == Schema.Kind.SHAPED;
  }

  private Optional<Type> column(Column column, Set<Named> seen) {
    if (structured.isStructured(column)) {
      return Optional.of(Type.NUMBER.list(true));
    }
    if (column.getUnit() != null) {
      boolean several =
          column.getValue() == null
              ? fileColumn(column).map(Types::isList).orElse(false)
              : formula(column, seen).map(Type::list).orElse(false);
      return unit(column.getUnit()).map(unit -> Type.number(unit.dimension()).list(several));
    }
    if (column.getValue() != null) {
      return formula(column, seen);
    }
    Optional<Type> inFile = inFile(column);
    boolean declared = EcoreUtil2.getContainerOfType(column, Dataset.class) != null;
    if (!declared || inFile.isPresent() && inFile.get().kind() == Type.Kind.TEXT) {
      return inFile
          .filter(type -> type.kind() == Type.Kind.TEXT || type.list())
          .map(type -> type.list() ? Type.UNKNOWN.list(true) : type);
    }
    return inFile.isPresent() || isNumeric(column)
        ? Optional.of(Type.NUMBER.list(inFile.map(Type::list).orElse(false)))
        : Optional.empty();
  }

  private Optional<Type> formula(Column column, Set<Named> seen) {
    return seen.add(column) && isLinked(column.getValue())
        ? computed(column, seen)
        : Optional.empty();
  }

  /** The type of a formula; a plain other name of a file's column tells nothing of its unit. */
  private Optional<Type> computed(Column column, Set<Named> seen) {
    Map<String, Type> types = names(column.getValue(), seen);
    Type type =
        Typing.of(
                Formulas.of(column.getValue()).tree(), name -> Optional.ofNullable(types.get(name)))
            .type();
    return type.kind() == Type.Kind.UNKNOWN && !type.list() ? Optional.empty() : Optional.of(type);
  }

  private static boolean isNumeric(Column column) {
    return column.getTerms().stream()
        .map(Term::getWord)
        .anyMatch(word -> word != null && NUMERIC.contains(word.getName()));
  }

  private Optional<Type> inFile(Column column) {
    return fileColumn(column)
        .map(
            one ->
                one.kind() == Schema.Kind.TEXT ? Type.TEXT : Type.number(null).list(isList(one)));
  }

  private Optional<Schemas.FileColumn> fileColumn(Column column) {
    Dataset dataset = EcoreUtil2.getContainerOfType(column, Dataset.class);
    return dataset == null
        ? files.about(column)
        : Optional.ofNullable(files.of(dataset).about().get(column.getName()));
  }

  /** The unit of this text; empty where it is none. */
  public static Optional<Unit> unit(String text) {
    try {
      return Optional.of(Unit.of(text));
    } catch (StudyException unknown) {
      return Optional.empty();
    }
  }

  /** Whether every name of an expression is found, so that it can be translated. */
  public static boolean isLinked(Expression expression) {
    return EcoreUtil2.eAllOfType(expression, Use.class).stream().allMatch(Types::isLinked)
        && EcoreUtil2.eAllOfType(expression, hep.assay.dsl.assay.Argument.class).stream()
            .allMatch(
                argument ->
                    argument.getValue() != null
                        && (argument.getSetting() == null || !argument.getSetting().eIsProxy()));
  }

  private static boolean isLinked(Use use) {
    return use.getTarget() != null
        && use.getTarget().getName() != null
        && !use.getTarget().eIsProxy()
        && (use.getMember() == null || !use.getMember().eIsProxy());
  }
}
