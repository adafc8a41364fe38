// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Moment decorrelation, MoDe[order] (Kitouni, Nachman, Weisser and Williams, arXiv:2010.09745,
 * equation 5): the efficiency of any cut on the score may depend on the column as a polynomial of
 * this order, and no more.
 *
 * <p>See {@link MomentLoss} for the formula.
 */
public record Mode() implements Penalty {
  public static final Term TERM =
      Term.of(
              "mode",
              "the efficiency of every cut may be a polynomial of the column, of this order at most",
              Setting.number("strength", "factor of the penalty in the loss")
                  .orElse(250)
                  .within(0, 1e6),
              Setting.integer("order", "0: independent, 1: linear, 2: quadratic")
                  .orElse(0)
                  .within(0, 2),
              Setting.integer("bins", "bins of equal occupancy in the column")
                  .orElse(32)
                  .within(2, 1000),
              Setting.word(
                      "moments",
                      "fit: by least squares, right for any spectrum and batch; sum: as the published"
                          + " code, for a flat column and large batches",
                      "fit",
                      "sum")
                  .orElse("fit"),
              Setting.number("maxSlope", "limit of the linear part over the mean; 0: none")
                  .orElse(0)
                  .within(0, 1e3),
              Setting.flag("monotonic", "keep the quadratic part small enough to be monotonic"),
              WARMUP)
          .positionally("order")
          .from("arXiv:2010.09745");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.ALL;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    double strength = settings.number("strength");
    MomentLoss loss =
        new MomentLoss(
            settings.integer("order"),
            settings.integer("bins"),
            settings.word("moments").equals("fit"),
            settings.number("maxSlope"),
            settings.flag("monotonic"));
    return new Running() {
      @Override
      public double step(ProtectedEvents batch, double[] slopes) {
        double sum = 0;
        double[] slope = new double[batch.count()];
        for (double[] column : batch.columns()) {
          sum += loss.value(column, batch.scores(), batch.weights(), slope);
          for (int i = 0; i < slope.length; i++) {
            slopes[i] += strength * slope[i];
          }
        }
        return strength * sum;
      }

      @Override
      public double value(ProtectedEvents events) {
        double sum = 0;
        for (double[] column : events.columns()) {
          sum += loss.value(column, events.scores(), events.weights(), new double[events.count()]);
        }
        return strength * sum;
      }
    };
  }
}
