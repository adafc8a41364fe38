// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Types of the values of a branch, how they are written, and the Java array they are read into. */
public enum RootType {
  BOOL(1),
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT32(4),
  FLOAT64(8),
  STRING(0);

  private final int bytes;

  RootType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a value in the file. */
  public int bytes() {
    return bytes;
  }

  /** Bytes of a value in the Java array. */
  int memory() {
    return switch (this) {
      case BOOL -> 1;
      case UINT32, INT64, UINT64, FLOAT64, STRING -> 8;
      default -> 4;
    };
  }

  boolean isInteger() {
    return this != BOOL && this != STRING && this != FLOAT32 && this != FLOAT64;
  }

  /**
   * An array for {@code count} values: {@code boolean[]}, {@code int[]} (integers that fit), {@code
   * long[]} (all wider ones), {@code float[]}, {@code double[]} or {@code String[]}.
   */
  Object array(int count) {
    return switch (this) {
      case BOOL -> new boolean[count];
      case INT8, UINT8, INT16, UINT16, INT32 -> new int[count];
      case UINT32, INT64, UINT64 -> new long[count];
      case FLOAT32 -> new float[count];
      case FLOAT64 -> new double[count];
      case STRING -> new String[count];
    };
  }

  /**
   * Decodes {@code count} neighbouring values from {@code from} into {@code target} from index
   * {@code to}.
   */
  void decode(byte[] data, int from, int count, Object target, int to) {
    ByteBuffer in = ByteBuffer.wrap(data, from, count * bytes);
    switch (this) {
      case FLOAT32 -> in.asFloatBuffer().get((float[]) target, to, count);
      case FLOAT64 -> in.asDoubleBuffer().get((double[]) target, to, count);
      case INT32 -> in.asIntBuffer().get((int[]) target, to, count);
      case INT64, UINT64 -> in.asLongBuffer().get((long[]) target, to, count);
      case BOOL -> {
        boolean[] values = (boolean[]) target;
        for (int i = 0; i < count; i++) {
          values[to + i] = data[from + i] != 0;
        }
      }
      case UINT32 -> {
        long[] values = (long[]) target;
        for (int i = 0; i < count; i++) {
          values[to + i] = in.getInt() & 0xFFFFFFFFL;
        }
      }
      default -> small(in, count, (int[]) target, to);
    }
  }

  private void small(ByteBuffer in, int count, int[] values, int to) {
    for (int i = 0; i < count; i++) {
      values[to + i] =
          switch (this) {
            case INT8 -> in.get();
            case UINT8 -> in.get() & 0xFF;
            case INT16 -> in.getShort();
            default -> in.getShort() & 0xFFFF;
          };
    }
  }

  /** The type of a leaf by class, {@code null} where it can't be read. */
  static RootType ofLeaf(String leafClass, boolean unsigned) {
    return switch (leafClass) {
      case "TLeafO" -> BOOL;
      case "TLeafB" -> unsigned ? UINT8 : INT8;
      case "TLeafS" -> unsigned ? UINT16 : INT16;
      case "TLeafI" -> unsigned ? UINT32 : INT32;
      case "TLeafL", "TLeafG" -> unsigned ? UINT64 : INT64;
      case "TLeafF" -> FLOAT32;
      case "TLeafD" -> FLOAT64;
      case "TLeafC" -> STRING;
      default -> null;
    };
  }

  /** The type of ROOT's code for basic types (1 to 18), {@code null} where it can't be read. */
  static RootType ofCode(int code) {
    return switch (code) {
      case 1 -> INT8;
      case 2 -> INT16;
      case 3, 6 -> INT32;
      case 4, 16 -> INT64;
      case 5 -> FLOAT32;
      case 8 -> FLOAT64;
      case 11 -> UINT8;
      case 12 -> UINT16;
      case 13, 15 -> UINT32;
      case 14, 17 -> UINT64;
      case 18 -> BOOL;
      default -> null;
    };
  }

  /**
   * The type of a C++ name such as {@code unsigned int} or {@code Float_t}, {@code null} where it
   * is none of them.
   */
  static RootType ofName(String name) {
    return switch (name.trim()) {
      case "bool", "Bool_t" -> BOOL;
      case "char", "signed char", "Char_t", "int8_t" -> INT8;
      case "unsigned char", "UChar_t", "uint8_t" -> UINT8;
      case "short", "Short_t", "int16_t" -> INT16;
      case "unsigned short", "UShort_t", "uint16_t" -> UINT16;
      case "int", "Int_t", "int32_t" -> INT32;
      case "unsigned int", "unsigned", "UInt_t", "uint32_t" -> UINT32;
      case "long", "long long", "Long_t", "Long64_t", "int64_t" -> INT64;
      case "unsigned long", "unsigned long long", "ULong_t", "ULong64_t", "uint64_t" -> UINT64;
      case "float", "Float_t" -> FLOAT32;
      case "double", "Double_t" -> FLOAT64;
      default -> null;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
