// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes the values of a column, one page after the other, into an array: {@code float[]}, {@code
 * double[]}, {@code int[]}, {@code long[]}, or for texts {@code int[]} of places among the words.
 */
final class ValueDecoder {
  private static final int PLAIN = 0;
  private static final int OLD_DICTIONARY = 2;
  private static final int RUNS = 3;
  private static final int DELTA = 5;
  private static final int DICTIONARY = 8;
  private static final int SPLIT = 9;

  private final ParquetNode node;
  private final Workspace workspace;
  private final boolean unsigned;
  private final double scale;
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private Object dictionary;
  private int dictionarySize;

  ValueDecoder(ParquetLeaf leaf, Workspace workspace) {
    this.workspace = workspace;
    node = leaf.node();
    unsigned = leaf.title().startsWith("uint");
    scale = leaf.title().equals("decimal") ? Math.pow(10, node.scale()) : 1;
  }

  List<String> words() {
    return words;
  }

  /** An array of the type of {@code like}. */
  static Object array(Object like, int count) {
    if (like instanceof float[]) {
      return new float[count];
    } else if (like instanceof double[]) {
      return new double[count];
    } else if (like instanceof long[]) {
      return new long[count];
    }
    return new int[count];
  }

  static int length(Object array) {
    if (array instanceof float[] floats) {
      return floats.length;
    } else if (array instanceof double[] doubles) {
      return doubles.length;
    } else if (array instanceof long[] longs) {
      return longs.length;
    }
    return ((int[]) array).length;
  }

  /** Keeps a dictionary for the pages behind it. */
  void dictionary(ParquetPage page, Object like) {
    int smallest = node.physical() == 6 ? 4 : bytes();
    if (node.physical() == 0 || (long) page.values() * smallest > page.data().length()) {
      throw damaged("a dictionary of " + page.values() + " values");
    }
    dictionary = workspace.dictionary(like, page.values());
    dictionarySize = page.values();
    plain(page.data(), page.values(), dictionary, 0);
  }

  /** Numbers as an array that can say NaN; the pages behind are decoded into it too. */
  Object withHoles(Object numbers) {
    if (dictionary != null) {
      dictionary = doubles(dictionary, dictionarySize);
    }
    return doubles(numbers, length(numbers));
  }

  private static Object doubles(Object numbers, int count) {
    if (numbers instanceof int[] ints) {
      return Arrays.stream(ints, 0, count).asDoubleStream().toArray();
    } else if (numbers instanceof long[] longs) {
      return Arrays.stream(longs, 0, count).mapToDouble(ValueDecoder::exact).toArray();
    }
    return numbers;
  }

  /** Beside missing values an integer is held as a double, which must not change it. */
  private static double exact(long value) {
    if (Math.abs(value) > 1L << 53 || value == Long.MIN_VALUE) {
      throw new IllegalArgumentException(
          "it has missing values and the integer " + value + ", which can't be held together");
    }
    return value;
  }

  void forgetDictionary() {
    dictionary = null;
  }

  /** Decodes {@code count} values of a page into {@code target} from index {@code at}. */
  void decode(ParquetPage page, int count, Object target, int at) {
    if (count == 0) {
      return;
    }
    Span data = page.data();
    switch (page.encoding()) {
      case PLAIN -> plain(data, count, target, at);
      case OLD_DICTIONARY, DICTIONARY -> indexed(data, count, target, at);
      case RUNS -> runs(data, count, target, at);
      case DELTA -> deltas(data, count, target, at);
      case SPLIT -> split(data, count, target, at);
      default ->
          throw new IllegalArgumentException(
              "its values are written in encoding number "
                  + page.encoding()
                  + ", which Assay does not read; plain and dictionary ones it does");
    }
  }

  private int bytes() {
    return switch (node.physical()) {
      case 2, 5 -> 8;
      case 7 -> node.length();
      default -> 4;
    };
  }

  private void plain(Span data, int count, Object target, int at) {
    switch (node.physical()) {
      case 0 -> bits(data, count, target, at);
      case 6 -> texts(data, count, (int[]) target, at);
      default -> numbers(data, count, target, at);
    }
  }

  private void bits(Span data, int count, Object target, int at) {
    data.require((count + 7L) / 8);
    for (int i = 0; i < count; i++) {
      put(data.array()[data.start() + i / 8] >> i % 8 & 1, target, at + i);
    }
  }

  private void texts(Span data, int count, int[] target, int at) {
    ByteBuffer in = buffer(data);
    for (int i = 0; i < count; i++) {
      int length = in.getInt();
      data.from(in.position()).require(length);
      String word = new String(data.array(), in.position(), length, StandardCharsets.UTF_8);
      target[at + i] = code(word);
      in.position(in.position() + length);
    }
  }

  private static ByteBuffer buffer(Span data) {
    return ByteBuffer.wrap(data.array(), data.start(), data.length())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private int code(String word) {
    Integer known = codes.get(word);
    if (known == null) {
      known = words.size();
      codes.put(word, known);
      words.add(word);
    }
    return known;
  }

  private void numbers(Span data, int count, Object target, int at) {
    data.require((long) count * bytes());
    ByteBuffer in = buffer(data);
    int physical = node.physical();
    if (physical == 4 && target instanceof float[] floats) {
      in.asFloatBuffer().get(floats, at, count);
    } else if (physical == 5 && target instanceof double[] doubles) {
      in.asDoubleBuffer().get(doubles, at, count);
    } else if (physical == 1 && target instanceof int[] ints) {
      in.asIntBuffer().get(ints, at, count);
    } else if (physical == 2 && target instanceof long[] longs && !unsigned) {
      in.asLongBuffer().get(longs, at, count);
    } else if (physical == 7 && target instanceof float[] floats) {
      for (int i = 0; i < count; i++) {
        floats[at + i] = HalfFloat.of(in.getShort());
      }
    } else {
      for (int i = 0; i < count; i++) {
        put(physical == 1 ? in.getInt() : in.getLong(), target, at + i);
      }
    }
  }

  /** An integer, into whatever type the column has. */
  private void put(long raw, Object target, int at) {
    long value = unsigned && node.physical() == 1 ? raw & 0xFFFFFFFFL : raw;
    if (unsigned && value < 0) {
      throw new IllegalArgumentException(
          Long.toUnsignedString(value)
              + " is larger than the largest integer held, "
              + Long.MAX_VALUE);
    }
    if (target instanceof double[] doubles) {
      doubles[at] = scale == 1 ? exact(value) : value / scale;
    } else if (target instanceof long[] longs) {
      longs[at] = value;
    } else {
      ((int[]) target)[at] = (int) value;
    }
  }

  /** Places in the dictionary, behind a byte that says how many bits they have. */
  private void indexed(Span data, int count, Object target, int at) {
    if (dictionary == null) {
      throw damaged("a page without its dictionary");
    }
    data.require(1);
    int width = data.array()[data.start()];
    HybridRuns runs = new HybridRuns(data.from(data.start() + 1), width);
    boolean safe = width < 31 && 1 << width <= dictionarySize;
    int[] places = workspace.places();
    for (int done = 0; done < count; done += places.length) {
      int length = Math.min(places.length, count - done);
      runs.read(places, length);
      if (!safe) {
        requirePlaces(places, length);
      }
      look(places, length, target, at + done);
    }
  }

  private void requirePlaces(int[] places, int count) {
    for (int i = 0; i < count; i++) {
      if (places[i] < 0 || places[i] >= dictionarySize) {
        throw damaged("value " + places[i] + " of a dictionary of " + dictionarySize);
      }
    }
  }

  private void look(int[] places, int count, Object target, int at) {
    if (target instanceof float[] out && dictionary instanceof float[] in) {
      for (int i = 0; i < count; i++) {
        out[at + i] = in[places[i]];
      }
    } else if (target instanceof double[] out && dictionary instanceof double[] in) {
      for (int i = 0; i < count; i++) {
        out[at + i] = in[places[i]];
      }
    } else if (target instanceof long[] out && dictionary instanceof long[] in) {
      for (int i = 0; i < count; i++) {
        out[at + i] = in[places[i]];
      }
    } else if (target instanceof int[] out && dictionary instanceof int[] in) {
      for (int i = 0; i < count; i++) {
        out[at + i] = in[places[i]];
      }
    }
  }

  /** Bools as runs, behind their length in four bytes. */
  private void runs(Span data, int count, Object target, int at) {
    if (node.physical() != 0 || data.length() < 4) {
      throw damaged("runs of values that are no bools");
    }
    int[] values = new int[count];
    new HybridRuns(data.from(data.start() + 4), 1).read(values, count);
    for (int i = 0; i < count; i++) {
      put(values[i], target, at + i);
    }
  }

  private void deltas(Span data, int count, Object target, int at) {
    if (node.physical() != 1 && node.physical() != 2) {
      throw damaged("differences of values that are no integers");
    }
    DeltaIntegers deltas = new DeltaIntegers(data, node.physical() == 1);
    if (deltas.count() != count) {
      throw damaged(deltas.count() + " values where there should be " + count);
    }
    for (int i = 0; i < count; i++) {
      put(deltas.next(), target, at + i);
    }
  }

  /** First bytes of all values, then the second ones, and so on. */
  private void split(Span data, int count, Object target, int at) {
    int bytes = bytes();
    data.require((long) count * bytes);
    byte[] joined = new byte[count * bytes];
    for (int part = 0; part < bytes; part++) {
      for (int i = 0; i < count; i++) {
        joined[i * bytes + part] = data.array()[data.start() + part * count + i];
      }
    }
    numbers(new Span(joined, 0, joined.length), count, target, at);
  }

  static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("it is damaged: " + what);
  }
}
