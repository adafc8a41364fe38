// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/**
 * An adversary that guesses the column from the score: {@code min_f max_r L_f - strength L_r}
 * (Louppe, Kagan and Cranmer, arXiv:1611.01046, equation 3), by gradient reversal, with the column
 * in quantile bins (Shimmin et al., arXiv:1703.03507).
 *
 * <p>What is added to the loss is {@code strength (H - L_r)}, with H the entropy of the bins: the
 * adversary's bound on the mutual information in nats, 0 where it learns nothing. The adversary
 * makes several steps for each one of the classifier.
 */
public record Adversary() implements Penalty {
  public static final Term TERM =
      Term.of(
              "adversary",
              "a second network that tries to guess the column from the score",
              Setting.number("strength", "factor of the adversary's gain in the loss")
                  .orElse(10)
                  .within(0, 1e6),
              Setting.integer("bins", "quantile bins of the column to guess")
                  .orElse(10)
                  .within(2, 1000),
              Setting.integers("hidden", "width of each hidden layer of the adversary")
                  .orElse(List.of(64))
                  .within(1, 4096),
              Setting.number("learningRate", "of the adversary").orElse(5e-3).within(1e-9, 10),
              Setting.integer("steps", "of the adversary for each one of the classifier")
                  .orElse(3)
                  .within(1, 1000),
              WARMUP)
          .positionally("strength")
          .from("arXiv:1611.01046, arXiv:1703.03507");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    int columns = training.columns().length;
    Guesser[] guessers = new Guesser[columns];
    double[][] edges = new double[columns][];
    for (int c = 0; c < columns; c++) {
      edges[c] = edges(training.columns()[c], training.weights(), settings.integer("bins"));
      guessers[c] =
          new Guesser(
              settings.integers("hidden"),
              edges[c].length + 1,
              settings.number("learningRate"),
              seed.of("adversary", c));
    }
    return new Duel(guessers, edges, settings.number("strength"), settings.integer("steps"));
  }

  /** The inner edges of quantile bins, each once. */
  private static double[] edges(double[] column, double[] weights, int bins) {
    double[] edges = new double[bins - 1];
    for (int b = 1; b < bins; b++) {
      edges[b - 1] = Quantiles.of(column, weights, (double) b / bins);
    }
    return Arrays.stream(edges).distinct().toArray();
  }

  /** The adversaries of one training, one a column. */
  private record Duel(Guesser[] guessers, double[][] edges, double strength, int steps)
      implements Running {

    @Override
    public double step(ProtectedEvents batch, double[] slopes) {
      double gain = 0;
      for (int c = 0; c < guessers.length; c++) {
        int[] bins = bins(batch.columns()[c], edges[c]);
        for (int t = 0; t < steps; t++) {
          guessers[c].learn(batch.scores(), bins, batch.weights());
        }
        gain += gain(c, bins, batch);
        guessers[c].slopes(batch.scores(), bins, batch.weights(), -strength, slopes);
      }
      return strength * gain;
    }

    @Override
    public double value(ProtectedEvents events) {
      double gain = 0;
      for (int c = 0; c < guessers.length; c++) {
        gain += gain(c, bins(events.columns()[c], edges[c]), events);
      }
      return strength * gain;
    }

    private double gain(int c, int[] bins, ProtectedEvents events) {
      return entropy(bins, events.weights(), edges[c].length + 1)
          - guessers[c].loss(events.scores(), bins, events.weights());
    }

    @Override
    public boolean comparable() {
      return false;
    }

    private static int[] bins(double[] column, double[] edges) {
      int[] bins = new int[column.length];
      for (int i = 0; i < column.length; i++) {
        int at = Arrays.binarySearch(edges, column[i]);
        bins[i] = at >= 0 ? at + 1 : -at - 1;
      }
      return bins;
    }

    private static double entropy(int[] bins, double[] weights, int count) {
      double[] sums = new double[count];
      double total = 0;
      for (int i = 0; i < bins.length; i++) {
        sums[bins[i]] += weights[i];
        total += weights[i];
      }
      double entropy = 0;
      for (double sum : sums) {
        entropy -= sum > 0 ? sum / total * Math.log(sum / total) : 0;
      }
      return entropy;
    }
  }
}
