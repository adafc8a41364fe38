// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.stream.IntStream;

/**
 * Two networks f and g, trained together to be independent of each other: {@code L[f] + L[g] +
 * strength (dCorr^2(f, g))^power} (Kasieczka, Nachman, Schwartz and Shih, arXiv:2007.14400,
 * equation 3.3). Their scores are the two axes of an ABCD estimate.
 *
 * <p>With {@code tail = q} a second such term with the same strength acts on the events whose
 * scores are both above their own q-quantile in the batch (there, section 4.1, with q = 50 % for
 * top tagging; it was found not to help where rejections are small).
 *
 * <p>The trainer makes the two networks; what runs here sees the score of one and, as its only
 * column, that of the other.
 */
public record DoubleDisco() implements Penalty {
  public static final Term TERM =
      Term.of(
              "doubleDisco",
              "two networks f and g with scores that are independent of each other, for ABCD",
              Setting.number("strength", "factor of the penalty in the loss")
                  .orElse(100)
                  .within(0, 1e6),
              Setting.number("power", "of dCorr squared: 1 gives dCorr squared, 0.5 dCorr")
                  .orElse(1)
                  .within(0.1, 4),
              Setting.flag("unbiased", "whether small batches are corrected for"),
              Setting.fraction(
                      "tail",
                      "quantile of both scores above which the same penalty acts once more, for the"
                          + " closure at low efficiencies; 0: nowhere")
                  .orElse(0)
                  .within(0, 0.99),
              WARMUP)
          .positionally("strength")
          .from("arXiv:2007.14400");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.PAIRS;
  }

  @Override
  public boolean takesColumns() {
    return false;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    Running everywhere = new Disco().start(settings, training, seed);
    double tail = settings.number("tail");
    return tail > 0 ? new WithTail(everywhere, tail) : everywhere;
  }

  /** A penalty on all events, and once more on those of the tail. */
  private record WithTail(Running penalty, double quantile) implements Running {

    @Override
    public double step(ProtectedEvents batch, double[] slopes) {
      double value = penalty.step(batch, slopes);
      int[] chosen = tail(batch);
      ProtectedEvents tail = batch.select(chosen);
      if (tail.enough()) {
        double[] more = new double[chosen.length];
        value += penalty.step(tail, more);
        for (int k = 0; k < chosen.length; k++) {
          slopes[chosen[k]] += more[k];
        }
      }
      return value;
    }

    @Override
    public double value(ProtectedEvents events) {
      ProtectedEvents tail = events.select(tail(events));
      return penalty.value(events) + (tail.enough() ? penalty.value(tail) : 0);
    }

    private int[] tail(ProtectedEvents events) {
      double[] f = events.scores();
      double[] g = events.columns()[0];
      double cutF = Quantiles.above(f, events.weights(), 1 - quantile).value();
      double cutG = Quantiles.above(g, events.weights(), 1 - quantile).value();
      return IntStream.range(0, f.length).filter(i -> f[i] > cutF && g[i] > cutG).toArray();
    }
  }
}
