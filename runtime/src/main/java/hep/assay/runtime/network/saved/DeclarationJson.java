// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declared columns and lists as JSON. */
final class DeclarationJson {
  private DeclarationJson() {}

  static JsonObject write(ColumnPlan column) {
    JsonObject json = new JsonObject();
    json.addProperty("name", column.name());
    json.addProperty("unit", column.unit());
    json.add("traits", traits(column.traits()));
    column.formula().ifPresent(one -> json.add("formula", ExpressionJson.write(one)));
    column.structure().ifPresent(one -> json.add("structure", write(one)));
    return json;
  }

  static ColumnPlan column(JsonObject json) {
    return new ColumnPlan(
        json.get("name").getAsString(),
        json.get("unit").getAsString(),
        traits(json.getAsJsonArray("traits")),
        Optional.ofNullable(json.get("formula")).map(ExpressionJson::read),
        Optional.ofNullable(json.getAsJsonObject("structure")).map(DeclarationJson::method));
  }

  static JsonObject write(ListPlan list) {
    JsonObject json = new JsonObject();
    json.addProperty("name", list.name());
    json.add("traits", traits(list.traits()));
    JsonArray columns = new JsonArray();
    list.columns().forEach(one -> columns.add(write(one)));
    json.add("columns", columns);
    return json;
  }

  static ListPlan list(JsonObject json) {
    List<ColumnPlan> columns = new ArrayList<>();
    json.getAsJsonArray("columns").forEach(one -> columns.add(column(one.getAsJsonObject())));
    return new ListPlan(
        json.get("name").getAsString(), traits(json.getAsJsonArray("traits")), columns);
  }

  private static JsonArray traits(List<Method> traits) {
    JsonArray array = new JsonArray();
    traits.forEach(trait -> array.add(write(trait)));
    return array;
  }

  private static List<Method> traits(JsonArray array) {
    List<Method> traits = new ArrayList<>();
    array.forEach(one -> traits.add(method(one.getAsJsonObject())));
    return traits;
  }

  /**
   * {@code {"word": "bounds", "low": 0, "high": 1}}; a formula is {@code {"formula": ...}}, a range
   * {@code {"low": 0, "high": 1}} without a word.
   */
  static JsonObject write(Method method) {
    JsonObject json = new JsonObject();
    json.addProperty("word", method.word());
    method.settings().values().forEach((name, value) -> json.add(name, setting(value)));
    return json;
  }

  private static JsonElement setting(Object value) {
    if (value instanceof Double number) {
      return new JsonPrimitive(number);
    } else if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    } else if (value instanceof String text) {
      return new JsonPrimitive(text);
    } else if (value instanceof Method method) {
      return write(method);
    } else if (value instanceof Expression expression) {
      JsonObject json = new JsonObject();
      json.add("formula", ExpressionJson.write(expression));
      return json;
    } else if (value instanceof Interval range) {
      JsonObject json = new JsonObject();
      json.addProperty("low", range.low());
      json.addProperty("high", range.high());
      return json;
    } else if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(one -> array.add(setting(one)));
      return array;
    }
    throw new IllegalArgumentException("no JSON for a setting that is " + value);
  }

  static Method method(JsonObject json) {
    Settings settings = Settings.NONE;
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (!entry.getKey().equals("word")) {
        settings = settings.with(entry.getKey(), setting(entry.getValue()));
      }
    }
    return new Method(json.get("word").getAsString(), settings);
  }

  private static Object setting(JsonElement json) {
    if (json.isJsonArray()) {
      List<Object> list = new ArrayList<>();
      json.getAsJsonArray().forEach(one -> list.add(setting(one)));
      return list;
    }
    if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      if (object.has("word")) {
        return method(object);
      }
      return object.has("formula")
          ? ExpressionJson.read(object.get("formula"))
          : new Interval(object.get("low").getAsDouble(), object.get("high").getAsDouble());
    }
    JsonPrimitive primitive = json.getAsJsonPrimitive();
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? (Object) primitive.getAsDouble() : primitive.getAsString();
  }
}
