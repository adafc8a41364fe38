// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers computed with PyTorch, and the waves they were computed from. */
public final class ReferenceNumbers {
  private ReferenceNumbers() {}

  /** The numbers of a line of {@code reference_layers.txt}. */
  public static double[] of(String name) {
    return of("reference_layers.txt", name);
  }

  /** The numbers of a line of a file. */
  public static double[] of(String file, String name) {
    try (InputStream in = ReferenceNumbers.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(one -> one.startsWith(name + " ")).findFirst().orElseThrow();
      String[] numbers = line.substring(name.length() + 1).split(" ");
      return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code factor sin(step i)} for i from 1. */
  public static float[] wave(int count, double step, double factor) {
    float[] wave = new float[count];
    for (int i = 0; i < count; i++) {
      wave[i] = (float) (factor * Math.sin(step * (i + 1)));
    }
    return wave;
  }
}
