// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

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
 * version 1, missing allowed, inputs
 * input = name, column, length, adjustments;  adjustment = word, its numbers in their order
 * </pre>
 */
public final class PreparationFormat {
  private PreparationFormat() {}

  private static final int VERSION = 1;

  /** The bytes of a preparation; the same one always gives the same. */
  public static byte[] write(Preparation preparation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeBoolean(preparation.missingAllowed());
      out.writeInt(preparation.inputs().size());
      for (PreparedInput input : preparation.inputs()) {
        ModelFormat.writeText(out, input.name());
        ModelFormat.writeText(out, input.source().column());
        out.writeInt(input.source().length());
        out.writeInt(input.adjustments().size());
        for (Adjustment adjustment : input.adjustments()) {
          write(out, adjustment);
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
    Input source = new Input(ModelFormat.readText(in), in.readInt());
    List<Adjustment> adjustments = new ArrayList<>();
    int count = ModelFormat.length(in, 1);
    for (int i = 0; i < count; i++) {
      adjustments.add(readAdjustment(in));
    }
    return new PreparedInput(name, source, adjustments);
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
