// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.result.Table;
import hep.assay.runtime.work.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Keeps records of results in the store, as JSON: numbers come back bit by bit.
 *
 * @param type the record's class
 */
record ResultCodec<T>(Class<T> type) implements Codec<T> {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .serializeNulls()
          .registerTypeAdapter(OptionalDouble.class, new Perhaps())
          .registerTypeAdapter(
              Series.class,
              new OneOf<Series>(
                  List.of(
                      Series.Line.class,
                      Series.Points.class,
                      Series.Steps.class,
                      Series.Band.class,
                      Series.Bars.class,
                      Series.Heat.class)))
          .registerTypeAdapter(
              Table.Cell.class,
              new OneOf<Table.Cell>(List.of(Table.Cell.Words.class, Table.Cell.Number.class)))
          .create();

  @Override
  public void write(T result, DataOutputStream out) throws IOException {
    byte[] json = GSON.toJson(result).getBytes(StandardCharsets.UTF_8);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  public T read(DataInputStream in) throws IOException {
    byte[] json = in.readNBytes(in.readInt());
    return GSON.fromJson(new String(json, StandardCharsets.UTF_8), type);
  }

  /** A number or null. */
  private static final class Perhaps extends TypeAdapter<OptionalDouble> {
    @Override
    public void write(JsonWriter out, OptionalDouble value) throws IOException {
      if (value.isPresent()) {
        out.value(value.getAsDouble());
      } else {
        out.nullValue();
      }
    }

    @Override
    public OptionalDouble read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(in.nextDouble());
    }
  }

  /** One of several records, told apart by the name of its class: {@code {"Line": {...}}}. */
  private static final class OneOf<T> extends TypeAdapter<T> {
    private final List<Class<? extends T>> classes;

    OneOf(List<Class<? extends T>> classes) {
      this.classes = classes;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      JsonObject object = new JsonObject();
      object.add(value.getClass().getSimpleName(), GSON.toJsonTree(value));
      GSON.toJson(object, out);
    }

    @Override
    public T read(JsonReader in) throws IOException {
      JsonElement element = GSON.fromJson(in, JsonElement.class);
      for (Class<? extends T> one : classes) {
        JsonElement value = element.getAsJsonObject().get(one.getSimpleName());
        if (value != null) {
          return GSON.fromJson(value, one);
        }
      }
      throw new JsonParseException("unknown kind of result " + element);
    }
  }
}
