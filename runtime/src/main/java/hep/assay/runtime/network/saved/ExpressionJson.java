// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Expressions as JSON: a column is its name, {@code "pt"}; a number {@code 300} or {@code [300,
 * "GeV"]}; all else an object, {@code {"op": "*", "of": ["pt", 2]}}, {@code {"call": "log", "of":
 * ["pt"]}}.
 */
final class ExpressionJson {
  private ExpressionJson() {}

  static JsonElement write(Expression expression) {
    if (expression instanceof Expression.Column one) {
      return new JsonPrimitive(one.name());
    } else if (expression instanceof Expression.Quantity one) {
      return quantity(one);
    }
    JsonObject object = new JsonObject();
    if (expression instanceof Expression.Text one) {
      object.addProperty("text", one.value());
    } else if (expression instanceof Expression.Element one) {
      object.addProperty("element", one.list().name());
      object.addProperty("index", one.index());
    } else if (expression instanceof Expression.Unary one) {
      object.addProperty("op", one.operator().name());
      object.add("of", all(List.of(one.operand())));
    } else if (expression instanceof Expression.Binary one) {
      object.addProperty("op", one.operator().name());
      object.add("of", all(List.of(one.left(), one.right())));
    } else if (expression instanceof Expression.Within one) {
      object.add("within", all(List.of(one.operand(), one.low(), one.high())));
    } else if (expression instanceof Expression.OneOf one) {
      object.add("any", write(one.operand()));
      object.add("of", all(one.values()));
    } else if (expression instanceof Expression.Call one) {
      object.addProperty("call", one.function());
      object.add("of", all(one.arguments()));
      JsonObject named = new JsonObject();
      one.named().forEach((name, value) -> named.add(name, write(value)));
      object.add("named", named);
    } else {
      throw new IllegalArgumentException("no JSON for " + expression.getClass().getSimpleName());
    }
    return object;
  }

  private static JsonElement quantity(Expression.Quantity one) {
    if (one.unit().isEmpty()) {
      return new JsonPrimitive(one.value());
    }
    JsonArray pair = new JsonArray();
    pair.add(one.value());
    pair.add(one.unit());
    return pair;
  }

  private static JsonArray all(List<Expression> expressions) {
    JsonArray array = new JsonArray();
    expressions.forEach(one -> array.add(write(one)));
    return array;
  }

  static Expression read(JsonElement json) {
    if (json.isJsonPrimitive()) {
      JsonPrimitive primitive = json.getAsJsonPrimitive();
      return primitive.isNumber()
          ? Expression.number(primitive.getAsDouble())
          : Expression.column(primitive.getAsString());
    } else if (json.isJsonArray()) {
      JsonArray pair = json.getAsJsonArray();
      return Expression.quantity(pair.get(0).getAsDouble(), pair.get(1).getAsString());
    }
    JsonObject object = json.getAsJsonObject();
    if (object.has("text")) {
      return Expression.text(object.get("text").getAsString());
    } else if (object.has("element")) {
      return Expression.element(
          object.get("element").getAsString(), object.get("index").getAsInt());
    } else if (object.has("op")) {
      return operation(Operator.valueOf(object.get("op").getAsString()), of(object, "of"));
    } else if (object.has("within")) {
      List<Expression> of = of(object, "within");
      return new Expression.Within(of.get(0), of.get(1), of.get(2));
    } else if (object.has("any")) {
      return new Expression.OneOf(read(object.get("any")), of(object, "of"));
    }
    Map<String, Expression> named = new TreeMap<>();
    for (Map.Entry<String, JsonElement> one : object.getAsJsonObject("named").entrySet()) {
      named.put(one.getKey(), read(one.getValue()));
    }
    return new Expression.Call(object.get("call").getAsString(), of(object, "of"), named);
  }

  private static Expression operation(Operator operator, List<Expression> of) {
    return of.size() == 1
        ? new Expression.Unary(operator, of.get(0))
        : new Expression.Binary(operator, of.get(0), of.get(1));
  }

  private static List<Expression> of(JsonObject object, String name) {
    List<Expression> all = new ArrayList<>();
    object.getAsJsonArray(name).forEach(one -> all.add(read(one)));
    return all;
  }
}
