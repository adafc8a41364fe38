// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types the calls of functions. */
final class Calls {
  private final Typing typing;

  Calls(Typing typing) {
    this.typing = typing;
  }

  Type type(Expression.Call call) {
    Optional<Function> known =
        Functions.ALL.all().stream().filter(one -> one.name().equals(call.function())).findFirst();
    if (known.isEmpty()) {
      List<String> names = Functions.ALL.all().stream().map(Function::name).toList();
      return typing.reported(
          call,
          "unknown function '" + call.function() + "'" + Nearest.hint(call.function(), names));
    }
    Function function = known.get();
    int given = call.arguments().size();
    if (given < function.least() || given > function.most()) {
      return typing.reported(call, arity(function, given));
    }
    for (String name : call.named().keySet()) {
      if (function.term().setting(name).isEmpty()) {
        List<String> settings = function.term().settings().stream().map(s -> s.name()).toList();
        return typing.reported(
            call,
            function.name() + " has no setting '" + name + "'" + Nearest.hint(name, settings));
      }
    }
    return function.rule() == Function.Rule.TRUTH ? anything(call) : byRule(call, function);
  }

  private static String arity(Function function, int given) {
    String wanted =
        function.most() == Integer.MAX_VALUE
            ? "at least " + function.least() + (function.least() == 1 ? " argument" : " arguments")
            : function.least() + (function.least() == 1 ? " argument" : " arguments");
    return function.name()
        + " takes "
        + wanted
        + " ("
        + String.join(", ", function.term().positional())
        + "), not "
        + given;
  }

  private Type anything(Expression.Call call) {
    Typing.Typed typed = typing.inner(call.arguments().get(0));
    return Type.TRUTH.list(typed.type().list());
  }

  private Type byRule(Expression.Call call, Function function) {
    List<Expression> arguments = call.arguments();
    String name = function.name();
    boolean where = function.rule() == Function.Rule.WHERE;
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      types.add(
          where && i == 0
              ? typing.truth(arguments.get(0), name)
              : typing.number(arguments.get(i), name));
    }
    boolean list = types.stream().anyMatch(Type::list);
    Type first = types.get(0);
    return switch (function.rule()) {
      case PURE -> pure(arguments, types, name).list(list);
      case SAME -> same(arguments, types, 0).list(list);
      case RATIO -> ratio(arguments, types).list(list);
      case ROOT -> root(first).list(list);
      case POWER -> typing.power(call, first, arguments.get(1), types.get(1)).list(list);
      case ENERGY -> energy(arguments, types, name).list(list);
      case WHERE -> same(arguments, types, 1).list(list);
      case OF_LIST -> ofList(arguments.get(0), first, name).list(false);
      case COUNT -> {
        ofList(arguments.get(0), first, name);
        yield Type.NUMBER;
      }
      case VECTOR -> vector(arguments, types, name);
      case VECTOR_ANGLE -> {
        vector(arguments, types, name);
        yield Type.NUMBER;
      }
      default -> Type.number(first.dimension()).list(false);
    };
  }

  private Type ratio(List<Expression> arguments, List<Type> types) {
    same(arguments, types, 0);
    return Type.NUMBER;
  }

  private Type root(Type type) {
    return type.dimension() == null ? Type.number(null) : Type.number(type.dimension().power(0.5));
  }

  private Type pure(List<Expression> arguments, List<Type> types, String name) {
    for (int i = 0; i < types.size(); i++) {
      requirePure(arguments.get(i), types.get(i), name);
    }
    return Type.NUMBER;
  }

  private void requirePure(Expression argument, Type type, String name) {
    if (type.dimension() != null && !type.dimension().equals(Dimension.NONE)) {
      typing.reported(
          argument,
          name
              + " needs a pure number, and '"
              + Printing.text(argument)
              + "' is "
              + type.title()
              + "; divide it by one, as in "
              + name
              + "("
              + Printing.text(argument)
              + " / (1 "
              + (type.dimension().canonical())
              + "))");
    }
  }

  private Type same(List<Expression> arguments, List<Type> types, int from) {
    Type type = types.get(from);
    for (int i = from + 1; i < types.size(); i++) {
      type = typing.same(arguments.get(from), type, arguments.get(i), types.get(i));
    }
    return type;
  }

  /** The transverse momenta have the result's dimension; angles are pure numbers. */
  private Type energy(List<Expression> arguments, List<Type> types, String name) {
    int half = types.size() / 2;
    for (int i = 0; i < types.size(); i++) {
      if (i % half != 0) {
        requirePure(arguments.get(i), types.get(i), name);
      }
    }
    return typing.same(arguments.get(0), types.get(0), arguments.get(half), types.get(half));
  }

  /** Lists of momenta, then of pure numbers. */
  private Type vector(List<Expression> arguments, List<Type> types, String name) {
    for (int i = 0; i < types.size(); i++) {
      ofList(arguments.get(i), types.get(i), name);
      if (i > 0) {
        requirePure(arguments.get(i), types.get(i), name);
      }
    }
    return types.get(0).list(false);
  }

  private Type ofList(Expression argument, Type type, String name) {
    if (type.kind() != Type.Kind.UNKNOWN && !type.list()) {
      typing.reported(
          argument,
          "'"
              + Printing.text(argument)
              + "' has one value per event, and "
              + name
              + " needs a list");
    }
    return type;
  }
}
