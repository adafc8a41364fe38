// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.onnx;

import hep.assay.runtime.vocabulary.StudyException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Looks through an ONNX file before ONNX Runtime does: numbers that lie in other files are refused,
 * since a study reads only the files it names, and so are operators that would need a library of
 * their own.
 *
 * <p>The file is a protocol-buffer message; only the fields on the way to tensors and operators are
 * followed. Field numbers: onnx.proto of ONNX 1.17.
 */
final class OnnxFile {
  private static final Set<String> DOMAINS =
      Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "ai.onnx.preview.training");

  /** Nesting that no exporter writes, and that the stack bears. */
  private static final int DEEPEST = 200;

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  /** The messages that are followed, each with its fields that are messages themselves. */
  private enum Kind {
    MODEL,
    GRAPH,
    FUNCTION,
    NODE,
    ATTRIBUTE,
    SPARSE,
    TENSOR
  }

  private static final Map<Kind, Map<Integer, Kind>> FIELDS =
      Map.of(
          Kind.MODEL, Map.of(7, Kind.GRAPH, 25, Kind.FUNCTION),
          Kind.GRAPH, Map.of(1, Kind.NODE, 5, Kind.TENSOR, 15, Kind.SPARSE),
          Kind.FUNCTION, Map.of(7, Kind.NODE, 11, Kind.ATTRIBUTE),
          Kind.NODE, Map.of(5, Kind.ATTRIBUTE),
          Kind.ATTRIBUTE,
              Map.of(
                  5, Kind.TENSOR,
                  6, Kind.GRAPH,
                  10, Kind.TENSOR,
                  11, Kind.GRAPH,
                  22, Kind.SPARSE,
                  23, Kind.SPARSE),
          Kind.SPARSE, Map.of(1, Kind.TENSOR, 2, Kind.TENSOR),
          Kind.TENSOR, Map.of());

  private final String name;
  private final byte[] bytes;

  private OnnxFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Checks a file.
   *
   * @throws StudyException where it is no ONNX file, needs another file or an operator of its own
   */
  static void check(String name, byte[] bytes) {
    boolean graph = new OnnxFile(name, bytes).message(Kind.MODEL, 0, bytes.length, 0);
    if (!graph) {
      throw new StudyException(name + " is not an ONNX model: there is no graph in it");
    }
  }

  /** Walks through one message; whether it holds another that is followed. */
  private boolean message(Kind kind, int from, int to, int depth) {
    if (depth > DEEPEST) {
      throw damaged("nested deeper than " + DEEPEST);
    }
    boolean holds = false;
    int[] at = {from};
    while (at[0] < to) {
      long tag = varint(at, to);
      int field = (int) (tag >>> 3);
      int wire = (int) (tag & 7);
      if (wire == BYTES) {
        int length = length(at, to);
        Kind inner = FIELDS.get(kind).get(field);
        if (inner != null) {
          holds |= inner == Kind.GRAPH;
          message(inner, at[0], at[0] + length, depth + 1);
        }
        bytesOf(kind, field, at[0], length);
        at[0] += length;
      } else {
        number(kind, field, wire, at, to);
      }
    }
    return holds;
  }

  private void number(Kind kind, int field, int wire, int[] at, int to) {
    switch (wire) {
      case VARINT -> {
        long value = varint(at, to);
        if (kind == Kind.TENSOR && field == 14 && value == 1) {
          throw elsewhere();
        }
      }
      case EIGHT_BYTES -> at[0] += 8;
      case FOUR_BYTES -> at[0] += 4;
      default -> throw damaged("wire type " + wire + " at byte " + at[0]);
    }
    if (at[0] > to) {
      throw damaged("it ends early");
    }
  }

  /** Names that matter: a tensor's place in another file, an operator's domain. */
  private void bytesOf(Kind kind, int field, int from, int length) {
    if (kind == Kind.TENSOR && field == 13) {
      throw elsewhere();
    }
    if (kind == Kind.NODE && field == 7) {
      String domain = new String(bytes, from, length, StandardCharsets.UTF_8);
      if (!DOMAINS.contains(domain)) {
        throw new StudyException(
            name
                + " uses operators of '"
                + domain
                + "', which need a library of their own; Assay runs those of ONNX only ("
                + "ai.onnx, ai.onnx.ml, com.microsoft)");
      }
    }
  }

  private StudyException elsewhere() {
    return new StudyException(
        name
            + " keeps its numbers in another file, and a study reads only the files it names; save"
            + " it whole: onnx.save_model(model, path, save_as_external_data=False)");
  }

  private long varint(int[] at, int to) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at[0] >= to) {
        throw damaged("it ends early");
      }
      byte next = bytes[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("a number of more than 64 bits at byte " + at[0]);
  }

  private int length(int[] at, int to) {
    long length = varint(at, to);
    if (length < 0 || length > to - at[0]) {
      throw damaged("it ends early");
    }
    return (int) length;
  }

  private StudyException damaged(String how) {
    return new StudyException(name + " is not an ONNX model, or is damaged: " + how);
  }
}
