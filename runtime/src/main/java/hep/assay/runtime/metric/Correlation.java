// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.DistanceCorrelation;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Squared distance correlation {@code dCorr^2} of a score and an observable, or of two columns, in
 * the background: 0 if and only if they are independent.
 *
 * <p>Floor: its mean for independent columns of n effective events, {@code mean|x - x'| mean|y -
 * y'| / (n sqrt(dVar(x) dVar(y)))}. Many events are thinned out evenly.
 *
 * <p>Reference: Szekely, Rizzo, Bakirov, arXiv:0803.4101, definition 3 and theorem 6; Kasieczka and
 * Shih, arXiv:2001.05310.
 */
public final class Correlation implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "correlation",
            "squared distance correlation with an observable in the background",
            Setting.column("column", "the observable, or the first of two"),
            Setting.column("with", "the other column; the score where not given").maybe(),
            Setting.integer("events", "at most so many events, taken evenly")
                .orElse(10_000)
                .within(10, 1e7))
        .positionally("column", "with")
        .from("arXiv:2001.05310");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    int[] signals = settings.has("with") ? new int[] {0} : scored.signals();
    for (int signal : signals) {
      scored.needsBoth(name(), signal);
      double[] y = Protected.background(scored, signal, settings.word("column"));
      double[] x =
          settings.has("with")
              ? scored.columns().values(settings.word("with")).all()
              : Distributions.widened(scored.score(signal));
      int[] chosen = chosen(x, y, settings.integer("events"));
      quantities.add(
          Quantity.of(
                  settings.has("with") ? scored.of() : scored.nameOf(signal),
                  weights -> of(x, y, weights, chosen).squared())
              .floor(floor(x, y, scored.weights(), chosen)));
    }
    return quantities;
  }

  /** Events that have both numbers, thinned out evenly. */
  private static int[] chosen(double[] x, double[] y, int most) {
    int[] all =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    int count = Math.min(most, all.length);
    return IntStream.range(0, count).map(k -> all[(int) ((long) k * all.length / count)]).toArray();
  }

  private static double[] pick(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }

  private static DistanceCorrelation of(double[] x, double[] y, double[] weights, int[] chosen) {
    return DistanceCorrelation.of(pick(x, chosen), pick(y, chosen), pick(weights, chosen));
  }

  private static double floor(double[] x, double[] y, double[] weights, int[] chosen) {
    DistanceCorrelation nominal = of(x, y, weights, chosen);
    double[] w = pick(weights, chosen);
    double sum = Arrays.stream(w).sum();
    double squares = Arrays.stream(w).map(one -> one * one).sum();
    double spread = difference(pick(x, chosen), w, sum) * difference(pick(y, chosen), w, sum);
    double variances = Math.sqrt(nominal.varianceX() * nominal.varianceY());
    return variances > 0 ? spread * squares / (sum * sum) / variances : 0;
  }

  /** The weighted mean of {@code |v - v'|}: a sum over the sorted values. */
  static double difference(double[] values, double[] weights, double total) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double below = 0;
    double belowValues = 0;
    double sum = 0;
    for (int i : order) {
      sum += weights[i] * (values[i] * below - belowValues);
      below += weights[i];
      belowValues += weights[i] * values[i];
    }
    return 2 * sum / (total * total);
  }
}
