// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;

/** Makes events instead of reading them. */
public interface Generator extends Word {

  /**
   * Makes events.
   *
   * @param settings complete settings of the term
   * @param seed where the random numbers come from; event {@code i} depends on it and on {@code i}
   */
  EventTable generate(Settings settings, Seed seed);

  /** The columns that {@link #generate} makes with these settings, without making events. */
  Schema schema(Settings settings);
}
