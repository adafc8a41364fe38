// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.function.Supplier;

/** The message for a file whose bytes contradict each other. */
final class Damage {
  private Damage() {}

  /** What is wrong ({@code "has 3 bytes for 2 entries of 4"}) with the thing at {@code where}. */
  static StudyException in(String where, String what) {
    return new StudyException(
        where
            + " "
            + what
            + ". The file is damaged or was not closed properly; copy or write it again.");
  }

  /** Turns what no check foresaw, such as a length that overflows, into the same message. */
  static <T> T guard(String where, Supplier<T> step) {
    try {
      return step.get();
    } catch (ArithmeticException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | NegativeArraySizeException e) {
      throw in(where, "can't be decoded (" + e.getMessage() + ")");
    }
  }

  static void rethrow(StudyException problem) {
    throw problem;
  }
}
