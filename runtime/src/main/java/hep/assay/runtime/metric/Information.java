// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.MutualInformation;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mutual information of a score and an observable in nats, from quantile bins of both: what an
 * adversary that guesses the observable could gain, {@code H - L_r}; 0 if and only if the two are
 * independent (within the bins).
 *
 * <p>Floor: its mean for independent columns of n effective events, {@code (r - 1) (c - 1) / (2
 * n)}.
 *
 * <p>Reference: Louppe, Kagan, Cranmer, arXiv:1611.01046, section 3.
 */
public final class Information implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "mutualInformation",
            "mutual information of the score and an observable",
            Setting.column("column", "the observable"),
            Setting.word("class", "whose events", "background", "signal", "all")
                .orElse("background"),
            Setting.integer("bins", "bins of equal content in both").orElse(20).within(2, 1000))
        .positionally("column")
        .from("arXiv:1611.01046");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    double[] column = scored.columns().values(settings.word("column")).all();
    String of = settings.word("class");
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      int wanted = signal;
      int[] events =
          IntStream.range(0, scored.count())
              .filter(i -> of.equals("all") || (scored.truth()[i] == wanted) == of.equals("signal"))
              .filter(i -> Double.isFinite(column[i]))
              .toArray();
      float[] score = scored.score(signal);
      double[] x = IntStream.of(events).mapToDouble(i -> score[i]).toArray();
      double[] y = IntStream.of(events).mapToDouble(i -> column[i]).toArray();
      double[] weights = chosen(scored.weights(), events);
      MutualInformation cells = MutualInformation.of(x, y, weights, settings.integer("bins"));
      quantities.add(
          Quantity.of(scored.nameOf(signal), all -> cells.nats(chosen(all, events)))
              .unit("nats")
              .floor(cells.bias(weights)));
    }
    return quantities;
  }

  private static double[] chosen(double[] values, int[] events) {
    return IntStream.of(events).mapToDouble(i -> values[i]).toArray();
  }
}
