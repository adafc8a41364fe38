// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.TextColumn;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The arrays that jHDF makes of values, as columns. */
final class Hdf5Values {
  private Hdf5Values() {}

  /** Number of rows in an array with {@code parts} values a row. */
  static int length(Object values, int parts) {
    return values instanceof Object[] rows && !(values instanceof String[])
        ? rows.length
        : count(values) / parts;
  }

  /** One value of each row. */
  static ColumnData part(Object values, int part, int parts) {
    Object flat = flat(values, parts);
    int count = count(flat) / parts;
    if (flat instanceof double[] in) {
      double[] out = new double[count];
      for (int i = 0; i < count; i++) {
        out[i] = in[part + i * parts];
      }
      return new ColumnData.Doubles(out);
    } else if (flat instanceof float[] in) {
      float[] out = new float[count];
      for (int i = 0; i < count; i++) {
        out[i] = in[part + i * parts];
      }
      return new ColumnData.Floats(out);
    } else if (flat instanceof long[] in) {
      long[] out = new long[count];
      for (int i = 0; i < count; i++) {
        out[i] = in[part + i * parts];
      }
      return new ColumnData.Longs(out);
    } else if (flat instanceof String[] in) {
      return texts(in, part, parts);
    }
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      out[i] = small(flat, part + i * parts);
    }
    return new ColumnData.Ints(out);
  }

  /** All values one after the other. */
  static ColumnData all(Object values, int parts) {
    return part(flat(values, parts), 0, 1);
  }

  /** Texts, or truth values where the words are those of h5py's type of them. */
  private static ColumnData texts(String[] in, int part, int parts) {
    List<String> out = new ArrayList<>();
    boolean truth = in.length > 0;
    for (int i = part; i < in.length; i += parts) {
      out.add(in[i]);
      truth &= "TRUE".equals(in[i]) || "FALSE".equals(in[i]);
    }
    return truth
        ? new ColumnData.Ints(out.stream().mapToInt(t -> t.equals("TRUE") ? 1 : 0).toArray())
        : TextColumn.of(out);
  }

  private static int small(Object values, int at) {
    if (values instanceof int[] ints) {
      return ints[at];
    } else if (values instanceof short[] shorts) {
      return shorts[at];
    } else if (values instanceof byte[] bytes) {
      return bytes[at];
    } else if (values instanceof boolean[] flags) {
      return flags[at] ? 1 : 0;
    }
    throw new IllegalArgumentException("its values can't be a column");
  }

  private static int count(Object values) {
    if (values instanceof double[] array) {
      return array.length;
    } else if (values instanceof float[] array) {
      return array.length;
    } else if (values instanceof long[] array) {
      return array.length;
    } else if (values instanceof int[] array) {
      return array.length;
    } else if (values instanceof short[] array) {
      return array.length;
    } else if (values instanceof byte[] array) {
      return array.length;
    } else if (values instanceof boolean[] array) {
      return array.length;
    } else if (values instanceof Object[] array) {
      return array.length;
    }
    throw new IllegalArgumentException("its values can't be a column");
  }

  /** Rows of arrays as one array; big integers as long ones. */
  private static Object flat(Object values, int parts) {
    if (values instanceof BigInteger[] big) {
      return Arrays.stream(big).mapToLong(BigInteger::longValueExact).toArray();
    }
    if (!(values instanceof Object[] rows) || values instanceof String[]) {
      return values;
    }
    if (rows.length == 0) {
      return new double[0];
    }
    Object joined = null;
    for (int i = 0; i < rows.length; i++) {
      Object row = flat(rows[i], 1);
      int length = count(row);
      joined = joined == null ? like(row, Math.multiplyExact(length, rows.length)) : joined;
      System.arraycopy(row, 0, joined, i * length, length);
    }
    return joined;
  }

  private static Object like(Object row, int count) {
    if (row instanceof double[]) {
      return new double[count];
    } else if (row instanceof float[]) {
      return new float[count];
    } else if (row instanceof long[]) {
      return new long[count];
    } else if (row instanceof int[]) {
      return new int[count];
    } else if (row instanceof short[]) {
      return new short[count];
    } else if (row instanceof byte[]) {
      return new byte[count];
    } else if (row instanceof boolean[]) {
      return new boolean[count];
    }
    return new String[count];
  }

  static Schema.Kind kind(DataType type) {
    if (type instanceof FloatingPoint) {
      return Schema.Kind.NUMBER;
    } else if (type instanceof FixedPoint) {
      return Schema.Kind.INTEGER;
    }
    return type instanceof BitField || isTruth(type) ? Schema.Kind.TRUTH : Schema.Kind.TEXT;
  }

  static String title(DataType type) {
    if (type instanceof FloatingPoint) {
      return "float" + 8 * type.getSize();
    } else if (type instanceof FixedPoint integer) {
      return (integer.isSigned() ? "int" : "uint") + 8 * type.getSize();
    }
    return kind(type) == Schema.Kind.TRUTH ? "bool" : "text";
  }

  private static boolean isTruth(DataType type) {
    return type instanceof EnumDataType names
        && names.getEnumMapping().values().stream().allMatch(n -> n.matches("TRUE|FALSE"));
  }
}
