// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.TreeEnsemble;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Models as bytes, big-endian, without Java's serialisation: reading a stranger's file makes arrays
 * and nothing else.
 *
 * <pre>
 * "ASSAYNET", version 2, kind (1: network, 2: trees), model, preparation
 * network = inputs, outputs, architecture
 * text = length, UTF-8;  list = count, items
 * </pre>
 *
 * <p>Version 1, which is read too, had dense layers only: inputs, outputs, activation, weights,
 * bias.
 *
 * <p>The same model always gives the same bytes.
 */
public final class ModelFormat {
  private ModelFormat() {}

  private static final byte[] MAGIC = "ASSAYNET".getBytes(StandardCharsets.UTF_8);
  private static final int VERSION = 2;
  private static final int DENSE_ONLY = 1;
  private static final int NETWORK = 1;
  private static final int TREES = 2;

  /**
   * A model with what has to be done to the columns of a file before it: all that scoring needs.
   */
  public record Saved(Model model, byte[] preparation) {}

  /**
   * The bytes of a model.
   *
   * @param preparation the preparation's own bytes, of any length
   */
  public static byte[] write(Model model, byte[] preparation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeInt(VERSION);
      write(out, model);
      out.writeInt(preparation.length);
      out.write(preparation);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The model of these bytes.
   *
   * @throws StudyException where they are no model, are damaged or of a newer version
   */
  public static Saved read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new StudyException("not a saved model of Assay");
      }
      int version = in.readInt();
      if (version < DENSE_ONLY || version > VERSION) {
        throw new StudyException(
            "a saved model of format " + version + "; this version reads 1 to " + VERSION);
      }
      Model model = readModel(in, version);
      byte[] preparation = in.readNBytes(length(in, 1));
      if (in.available() > 0) {
        throw new StudyException("a saved model with " + in.available() + " bytes too many");
      }
      return new Saved(model, preparation);
    } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
      throw new StudyException("a damaged saved model: " + damaged.getMessage(), damaged);
    }
  }

  /** Whether a model can be written: one that is arrays, whoever trained it. */
  public static boolean writes(Model model) {
    return model instanceof NeuralNetwork || model instanceof TreeEnsemble;
  }

  static void write(DataOutputStream out, Model model) throws IOException {
    if (model instanceof TreeEnsemble trees) {
      out.writeInt(TREES);
      TreeFormat.write(out, trees);
      return;
    }
    if (!(model instanceof NeuralNetwork network)) {
      throw new IllegalArgumentException("no format for " + model.getClass().getSimpleName());
    }
    out.writeInt(NETWORK);
    writeTexts(out, model.inputs());
    writeTexts(out, model.outputs());
    LayerFormat.write(out, network.architecture());
  }

  /** A model as {@link #write(DataOutputStream, Model)} writes it. */
  static Model readModel(DataInputStream in) throws IOException {
    return readModel(in, VERSION);
  }

  private static Model readModel(DataInputStream in, int version) throws IOException {
    int kind = in.readInt();
    if (kind == TREES) {
      return TreeFormat.read(in);
    }
    if (kind != NETWORK) {
      throw new StudyException("a saved model of unknown kind " + kind);
    }
    List<String> inputs = readTexts(in);
    List<String> outputs = readTexts(in);
    return new NeuralNetwork(
        inputs,
        outputs,
        version == DENSE_ONLY
            ? Architecture.of(inputs.size(), readDenseLayers(in))
            : LayerFormat.read(in, inputs.size()));
  }

  private static List<Layer> readDenseLayers(DataInputStream in) throws IOException {
    List<Layer> layers = new ArrayList<>();
    int count = length(in, 1);
    for (int l = 0; l < count; l++) {
      layers.add(LayerFormat.readDense(in));
    }
    return layers;
  }

  static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(out, text);
    }
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int count = length(in, 4);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(length(in, 1)), StandardCharsets.UTF_8);
  }

  static void writeNumbers(DataOutputStream out, float[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  static float[] readNumbers(DataInputStream in) throws IOException {
    float[] numbers = new float[length(in, 4)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }

  static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  static double[] readDoubles(DataInputStream in) throws IOException {
    double[] numbers = new double[length(in, 8)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }

  /** A count of items of at least so many bytes, never more than the bytes that are left. */
  static int length(DataInputStream in, int size) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * size > in.available()) {
      throw new IOException(count + " items claimed, " + in.available() + " bytes left");
    }
    return count;
  }
}
