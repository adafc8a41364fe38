// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import java.util.function.Function;

/**
 * One piece of work: a pure function of what its key was made from.
 *
 * @param label for the log, {@code train tagger, replica 3}
 * @param key what the result depends on
 * @param codec how the result is stored
 * @param units how much work it is, in the units of its step (epochs, events); only for progress
 * @param work computes the result on the calling thread; tells the meter of finished units
 */
public record Task<T>(String label, Key key, Codec<T> codec, int units, Function<Meter, T> work) {

  /** A task whose work has no parts that could be counted. */
  public static <T> Task<T> of(String label, Key key, Codec<T> codec, Function<Meter, T> work) {
    return new Task<>(label, key, codec, 1, work);
  }

  /** Hears of finished units of a task; throws {@link Cancelled} where the run shall stop. */
  @FunctionalInterface
  public interface Meter {
    void done(int units);
  }
}
