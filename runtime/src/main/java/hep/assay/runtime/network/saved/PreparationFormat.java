// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.preparation.Adjustment;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.preparation.PreparedInput;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Preparations as bytes, for {@link ModelFormat}.
 *
 * <pre>
 * version 2, missing allowed, inputs
 * input = name, column, kind, shape, as it is, adjustments, for each feature adjustments
 * adjustment = word, its numbers in their order
 * </pre>
 */
public final class PreparationFormat {
  private PreparationFormat() {}

  private static final int VERSION = 2;

  /** The bytes of a preparation; the same one always gives the same. */
  public static byte[] write(Preparation preparation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeBoolean(preparation.missingAllowed());
      out.writeInt(preparation.inputs().size());
      for (PreparedInput input : preparation.inputs()) {
        ModelFormat.writeText(out, input.name());
        writeSource(out, input.source());
        writeAll(out, input.adjustments());
        out.writeInt(input.features().size());
        for (List<Adjustment> feature : input.features()) {
          writeAll(out, feature);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The preparation of these bytes.
   *
   * @throws StudyException where they are none, or damaged
   */
  public static Preparation read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new StudyException(
            "a saved preparation of format " + version + "; this version reads " + VERSION);
      }
      boolean missingAllowed = in.readBoolean();
      List<PreparedInput> inputs = new ArrayList<>();
      int count = ModelFormat.length(in, 1);
      for (int i = 0; i < count; i++) {
        inputs.add(readInput(in));
      }
      return new Preparation(inputs, missingAllowed);
    } catch (IOException | IllegalArgumentException damaged) {
      throw new StudyException("a damaged saved preparation: " + damaged.getMessage(), damaged);
    }
  }

  private static PreparedInput readInput(DataInputStream in) throws IOException {
    String name = ModelFormat.readText(in);
    Input source = readSource(in);
    List<Adjustment> adjustments = readAll(in);
    List<List<Adjustment>> features = new ArrayList<>();
    int count = ModelFormat.length(in, 4);
    for (int i = 0; i < count; i++) {
      features.add(readAll(in));
    }
    return new PreparedInput(name, source, adjustments, features);
  }

  private static void writeSource(DataOutputStream out, Input source) throws IOException {
    ModelFormat.writeText(out, source.column());
    ModelFormat.writeText(out, source.kind().name());
    out.writeInt(source.shape().size());
    for (int size : source.shape()) {
      out.writeInt(size);
    }
    out.writeBoolean(source.asItIs());
  }

  private static Input readSource(DataInputStream in) throws IOException {
    String column = ModelFormat.readText(in);
    InputGroup.Kind kind = InputGroup.Kind.valueOf(ModelFormat.readText(in));
    List<Integer> shape = new ArrayList<>();
    int axes = ModelFormat.length(in, 4);
    for (int i = 0; i < axes; i++) {
      shape.add(in.readInt());
    }
    return new Input(column, kind, shape, in.readBoolean());
  }

  private static void writeAll(DataOutputStream out, List<Adjustment> adjustments)
      throws IOException {
    out.writeInt(adjustments.size());
    for (Adjustment adjustment : adjustments) {
      write(out, adjustment);
    }
  }

  private static List<Adjustment> readAll(DataInputStream in) throws IOException {
    List<Adjustment> adjustments = new ArrayList<>();
    int count = ModelFormat.length(in, 1);
    for (int i = 0; i < count; i++) {
      adjustments.add(readAdjustment(in));
    }
    return adjustments;
  }

  private static void write(DataOutputStream out, Adjustment adjustment) throws IOException {
    if (adjustment instanceof Adjustment.Clip clip) {
      write(out, "clip", clip.low(), clip.high());
    } else if (adjustment instanceof Adjustment.Affine affine) {
      write(out, "affine", affine.shift(), affine.scale(), affine.offset());
    } else if (adjustment instanceof Adjustment.Logarithm logarithm) {
      write(out, "log", logarithm.floor());
    } else if (adjustment instanceof Adjustment.Logit logit) {
      write(out, "logit", logit.low(), logit.high(), logit.margin());
    } else if (adjustment instanceof Adjustment.Fill fill) {
      write(out, "fill", fill.value());
    } else if (adjustment instanceof Adjustment.Category category) {
      write(out, "category", category.value());
    } else {
      write(out, "indicator");
    }
  }

  private static void write(DataOutputStream out, String word, double... numbers)
      throws IOException {
    ModelFormat.writeText(out, word);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static Adjustment readAdjustment(DataInputStream in) throws IOException {
    String word = ModelFormat.readText(in);
    return switch (word) {
      case "clip" -> new Adjustment.Clip(in.readDouble(), in.readDouble());
      case "affine" -> new Adjustment.Affine(in.readDouble(), in.readDouble(), in.readDouble());
      case "log" -> new Adjustment.Logarithm(in.readDouble());
      case "logit" -> new Adjustment.Logit(in.readDouble(), in.readDouble(), in.readDouble());
      case "fill" -> new Adjustment.Fill(in.readDouble());
      case "category" -> new Adjustment.Category(in.readDouble());
      case "indicator" -> new Adjustment.Indicator();
      default -> throw new IOException("unknown adjustment '" + word + "'");
    };
  }
}
