// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.MutualInformation;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;

/** The adversaries of one training, one a column. */
record Duel(Guesser[] guessers, List<Target> targets, double strength, int steps)
    implements Penalty.Running {
  /** Quantile bins of score and column when epochs are compared. */
  private static final int CELLS = 10;

  /** With settings {@code hidden}, {@code learningRate}, {@code strength} and {@code steps}. */
  static Duel of(Settings settings, List<Target> targets, Seed seed) {
    Guesser[] guessers = new Guesser[targets.size()];
    for (int c = 0; c < guessers.length; c++) {
      guessers[c] =
          new Guesser(
              settings.integers("hidden"),
              targets.get(c).guess(),
              settings.number("learningRate"),
              seed.of("adversary", c));
    }
    return new Duel(guessers, targets, settings.number("strength"), settings.integer("steps"));
  }

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
