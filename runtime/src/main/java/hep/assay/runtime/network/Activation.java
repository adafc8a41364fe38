// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Nonlinearity;
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

  /** The activation of this name in a study. */
  public static Activation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What computes it; softmax, which looks at all outputs of an event, has none of its own. */
  public Nonlinearity function() {
    return Nonlinearity.valueOf(name());
  }

  public static String[] words() {
    return Arrays.stream(values())
        .filter(one -> one != SOFTMAX)
        .map(Activation::word)
        .toArray(String[]::new);
  }
}
