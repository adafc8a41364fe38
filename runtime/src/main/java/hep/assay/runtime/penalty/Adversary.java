// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.MutualInformation;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An adversary that guesses the column from the score: {@code min_f max_r L_f - strength L_r}
 * (Louppe, Kagan and Cranmer, arXiv:1611.01046, equation 3), by gradient reversal, with the column
 * in quantile bins (Shimmin et al., arXiv:1703.03507) or by a mixture of normal densities.
 *
 * <p>What is added to the loss is {@code strength (H - L_r)}, with H the entropy of the column: the
 * adversary's bound on the mutual information of score and column in nats, 0 where it learns
 * nothing. While the strength grows from 0 both networks learn by themselves; from then on the
 * adversary makes several steps for each one of the classifier.
 *
 * <p>An adversary that still learns can't judge epochs, since its loss tells how good it is as well
 * as how little the score knows. So on validation events the mutual information itself counts, from
 * quantile bins of both.
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
              Setting.integer(
                      "mixture",
                      "normal densities whose mixture guesses the column, in place of bins; 0: bins")
                  .orElse(0)
                  .within(0, 100),
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

  /** Quantile bins of score and column when epochs are compared. */
  private static final int CELLS = 10;

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    List<Target> targets = new ArrayList<>();
    Guesser[] guessers = new Guesser[training.columns().length];
    for (int c = 0; c < guessers.length; c++) {
      Target target = Target.of(settings, training.columns()[c], training.weights());
      targets.add(target);
      guessers[c] =
          new Guesser(
              settings.integers("hidden"),
              target.guess(),
              settings.number("learningRate"),
              seed.of("adversary", c));
    }
    return new Duel(guessers, targets, settings.number("strength"), settings.integer("steps"));
  }

  /** The adversaries of one training, one a column. */
  private record Duel(Guesser[] guessers, List<Target> targets, double strength, int steps)
      implements Running {

    @Override
    public double step(ProtectedEvents batch, double[] slopes) {
      double gain = 0;
      for (int c = 0; c < guessers.length; c++) {
        double[] wanted = targets.get(c).of(batch.columns()[c]);
        for (int t = 0; t < steps; t++) {
          guessers[c].learn(batch.scores(), wanted, batch.weights());
        }
        gain +=
            targets.get(c).entropy(wanted, batch.weights())
                - guessers[c].loss(batch.scores(), wanted, batch.weights());
        guessers[c].slopes(batch.scores(), wanted, batch.weights(), -strength, slopes);
      }
      return strength * gain;
    }

    @Override
    public double value(ProtectedEvents events) {
      double information = 0;
      double[] weights = events.weights();
      for (double[] column : events.columns()) {
        MutualInformation cells = MutualInformation.of(events.scores(), column, weights, CELLS);
        information += cells.nats(weights) - cells.bias(weights);
      }
      return strength * information;
    }

    @Override
    public String state(ProtectedEvents events) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < guessers.length; c++) {
        Target target = targets.get(c);
        double[] wanted = target.of(events.columns()[c]);
        double loss = guessers[c].loss(events.scores(), wanted, events.weights());
        text.append(c == 0 ? "" : "; ")
            .append(
                String.format(
                    java.util.Locale.ROOT,
                    "the adversary's loss is %.4f nats on validation events, where knowing nothing"
                        + " of the score would give %.4f",
                    loss + target.offset(),
                    target.entropy(wanted, events.weights()) + target.offset()));
      }
      return text.toString();
    }
  }

  /**
   * How a column is told to its adversary.
   *
   * @param edges inner edges of quantile bins; empty for a mixture
   * @param mean taken off for a mixture
   * @param width divided by for a mixture
   */
  private record Target(Guess guess, double[] edges, double mean, double width) {

    static Target of(Settings settings, double[] column, double[] weights) {
      if (settings.integer("mixture") == 0) {
        double[] edges = Quantile.edges(column, weights, settings.integer("bins"));
        return new Target(new Guess.Bin(edges.length + 1), edges, 0, 1);
      }
      double total = Arrays.stream(weights).sum();
      double mean = 0;
      for (int i = 0; i < column.length; i++) {
        mean += weights[i] / total * column[i];
      }
      double variance = 0;
      for (int i = 0; i < column.length; i++) {
        variance += weights[i] / total * (column[i] - mean) * (column[i] - mean);
      }
      double width = Math.sqrt(Math.max(variance, 1e-300));
      return new Target(new Guess.Mixture(settings.integer("mixture")), null, mean, width);
    }

    double[] of(double[] column) {
      double[] targets = new double[column.length];
      for (int i = 0; i < column.length; i++) {
        targets[i] = edges == null ? (column[i] - mean) / width : Quantile.bin(column[i], edges);
      }
      return targets;
    }

    /** What turns a loss of scaled numbers into one of the column's own, {@code ln(width)}. */
    double offset() {
      return edges == null ? StrictMath.log(width) : 0;
    }

    /** Of bins their own; of a mixture that of a normal density, at least that of any other. */
    double entropy(double[] targets, double[] weights) {
      if (edges == null) {
        return 0.5 * (1 + StrictMath.log(2 * Math.PI));
      }
      double[] sums = new double[edges.length + 1];
      double total = 0;
      for (int i = 0; i < targets.length; i++) {
        sums[(int) targets[i]] += weights[i];
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
