// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.result.Note;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Arrays and texts as bytes, the length first. */
final class Binary {
  private Binary() {}

  static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  static void write(DataOutputStream out, float[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    bytes.asFloatBuffer().put(numbers);
    out.writeInt(numbers.length);
    out.write(bytes.array());
  }

  static float[] readFloats(DataInputStream in) throws IOException {
    int count = in.readInt();
    float[] numbers = new float[count];
    bytes(in, 4L * count).asFloatBuffer().get(numbers);
    return numbers;
  }

  static void write(DataOutputStream out, double[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    out.writeInt(numbers.length);
    out.write(bytes.array());
  }

  static double[] readDoubles(DataInputStream in) throws IOException {
    int count = in.readInt();
    double[] numbers = new double[count];
    bytes(in, 8L * count).asDoubleBuffer().get(numbers);
    return numbers;
  }

  static void write(DataOutputStream out, int[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    bytes.asIntBuffer().put(numbers);
    out.writeInt(numbers.length);
    out.write(bytes.array());
  }

  static int[] readInts(DataInputStream in) throws IOException {
    int count = in.readInt();
    int[] numbers = new int[count];
    bytes(in, 4L * count).asIntBuffer().get(numbers);
    return numbers;
  }

  static void write(DataOutputStream out, Matrix matrix) throws IOException {
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    write(out, matrix.values());
  }

  static Matrix readMatrix(DataInputStream in) throws IOException {
    return new Matrix(in.readInt(), in.readInt(), readFloats(in));
  }

  static void writeNotes(DataOutputStream out, List<Note> notes) throws IOException {
    out.writeInt(notes.size());
    for (Note note : notes) {
      out.writeUTF(note.severity().name());
      out.writeUTF(note.text());
    }
  }

  static List<Note> readNotes(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(new Note(Note.Severity.valueOf(in.readUTF()), in.readUTF()));
    }
    return notes;
  }

  private static ByteBuffer bytes(DataInputStream in, long count) throws IOException {
    if (count < 0 || count > in.available()) {
      throw new EOFException("the entry ends early");
    }
    return ByteBuffer.wrap(in.readNBytes((int) count));
  }
}
