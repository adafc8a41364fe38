// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;

/**
 * A way to vary.
 *
 * @param term its name, settings and help
 * @param subject what it varies
 * @param change how
 */
public record VaryMethod(Term term, Subject subject, Change change) implements Word {

  /** What can be varied. */
  public enum Subject {
    COLUMNS,
    WEIGHT,
    SAMPLES
  }

  /** Computes changed values. */
  @FunctionalInterface
  public interface Change {
    /**
     * The changed values.
     *
     * @param values before, in canonical units; one an event, or one an element of a list
     * @param events where the values come from
     */
    double[] apply(double[] values, Events events);
  }

  /** One number for each value that changes. */
  @FunctionalInterface
  public interface Formulas {
    /** The formula in canonical units. */
    double[] numbers(Expression formula);
  }

  /**
   * What a change may read.
   *
   * @param settings complete
   * @param sign 1 for up, -1 for down
   * @param formulas what a formula gives for each value, of the unchanged events
   * @param ids a number for each value that no selection changes
   * @param seed of this variation, the same up and down
   * @param column the column's name, for messages
   */
  public record Events(
      Settings settings, int sign, Formulas formulas, long[] ids, Seed seed, String column) {
    public boolean up() {
      return sign > 0;
    }
  }
}
