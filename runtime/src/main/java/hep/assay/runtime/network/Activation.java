// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.Arrays;
import java.util.Locale;

/** What a layer does to its sums. */
public enum Activation {
  LINEAR,
  RELU,
  TANH,
  SIGMOID,
  SOFTPLUS,
  ELU,
  GELU,
  SWISH,
  SOFTMAX;

  /** The name in a study. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static String[] words() {
    return Arrays.stream(values())
        .filter(one -> one != SOFTMAX)
        .map(Activation::word)
        .toArray(String[]::new);
  }
}
