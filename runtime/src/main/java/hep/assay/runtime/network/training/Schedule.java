// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/**
 * How the learning rate changes over a training: the factor that the first rate is multiplied by.
 *
 * <p>With r the end's fraction and t the share of the training after the warm-up that is done,
 * fractions of an epoch included: cosine {@code r + (1 - r) (1 + cos(pi t)) / 2}, exponential
 * {@code r^t}; restarts is a cosine whose t runs from 0 to 1 over each {@code every} epochs. With e
 * the epochs that are done: step {@code factor^floor(e / every)}, milestones {@code factor^(number
 * of at that are not above e)}; plateau {@code factor} for each time that the validation loss
 * (where there are no validation events: the training loss) was not better, by a ten-thousandth, in
 * more than {@code patience} epochs one after the other. During the warm-up all are multiplied by
 * {@code done / warmup}.
 *
 * @param settings complete
 * @param epochs most epochs of the training
 */
public record Schedule(Settings settings, int epochs) {
  /** Smaller improvements of the loss count as none, relative to the loss. */
  private static final double THRESHOLD = 1e-4;

  public static final Term TERM =
      Term.of(
              "schedule",
              "how the learning rate changes over the training",
              Setting.word(
                      "shape",
                      "cosine: half a wave down; exponential: the same factor at each moment; step:"
                          + " a factor every few epochs; milestones: a factor at these epochs;"
                          + " restarts: cosine again and again; plateau: a factor where the"
                          + " validation loss stays as it is; constant",
                      "constant",
                      "cosine",
                      "exponential",
                      "step",
                      "milestones",
                      "restarts",
                      "plateau")
                  .orElse("cosine"),
              Setting.number(
                      "end",
                      "last learning rate, as a fraction of the first; of plateau the smallest")
                  .orElse(0.01)
                  .within(0, 1)
                  .where("shape", "cosine", "exponential", "restarts", "plateau"),
              Setting.number("factor", "what the rate is multiplied by")
                  .orElse(0.1)
                  .within(1e-6, 1)
                  .where("shape", "step", "milestones", "plateau"),
              Setting.integer("every", "epochs from one change or restart to the next")
                  .orElse(10)
                  .within(1, 1_000_000)
                  .where("shape", "step", "restarts"),
              Setting.integers("at", "numbers of done epochs after which the rate changes")
                  .within(1, 1_000_000)
                  .where("shape", "milestones"),
              Setting.integer("patience", "so many epochs without a better loss are borne with")
                  .orElse(3)
                  .within(0, 1_000_000)
                  .where("shape", "plateau"),
              Setting.number("warmup", "epochs of linear growth from 0 before")
                  .orElse(0)
                  .within(0, 1000))
          .positionally("shape")
          .from(
              "cosine and restarts: arXiv:1608.03983 equation 5; step, milestones and plateau as"
                  + " StepLR, MultiStepLR and ReduceLROnPlateau of PyTorch");

  /** What a study's {@code train} says; constant where it says nothing. */
  static Schedule of(List<Method> train, int epochs) {
    Method said =
        train.stream()
            .filter(one -> one.word().equals(TERM.name()))
            .findFirst()
            .orElse(Method.method(TERM.name()).with("shape", "constant"));
    return new Schedule(TERM.complete(said.settings()), epochs);
  }

  private boolean is(String shape) {
    return settings.word("shape").equals(shape);
  }

  /**
   * The factor at a moment of an epoch.
   *
   * @param epoch epochs that are done
   * @param share of this epoch that will be done, in [0, 1]
   * @param losses of the epochs that are done and to be compared, in order
   */
  public double factor(int epoch, double share, double[] losses) {
    double warmup = settings.number("warmup");
    double done = epoch + share;
    double growth = done < warmup ? done / warmup : 1;
    return growth
        * switch (settings.word("shape")) {
          case "cosine" -> cosine(part(done - warmup, epochs - warmup));
          case "restarts" -> cosine(part(epoch % settings.integer("every") + share, every()));
          case "exponential" ->
              StrictMath.pow(Math.max(end(), 1e-9), part(done - warmup, epochs - warmup));
          case "step" -> power(epoch / settings.integer("every"));
          case "milestones" ->
              power((int) Arrays.stream(settings.integers("at")).filter(at -> at <= epoch).count());
          case "plateau" -> Math.max(end(), power(plateaus(losses)));
          default -> 1;
        };
  }

  private double every() {
    return settings.number("every");
  }

  private double end() {
    return settings.number("end");
  }

  private static double part(double done, double of) {
    return Math.min(1, Math.max(0, done / Math.max(1e-9, of)));
  }

  private double cosine(double t) {
    return end() + (1 - end()) * 0.5 * (1 + StrictMath.cos(Math.PI * t));
  }

  private double power(int times) {
    return StrictMath.pow(settings.number("factor"), times);
  }

  private int plateaus(double[] losses) {
    double best = Double.POSITIVE_INFINITY;
    int worse = 0;
    int plateaus = 0;
    for (double loss : losses) {
      boolean better = loss < best - THRESHOLD * Math.abs(best) || Double.isInfinite(best);
      best = better ? loss : best;
      worse = better ? 0 : worse + 1;
      if (worse > settings.integer("patience")) {
        plateaus++;
        worse = 0;
      }
    }
    return plateaus;
  }

  /** Whether the training stops, for want of a better loss, before the rate would change. */
  boolean comesTooLate(int patience) {
    return is("plateau") && patience > 0 && settings.integer("patience") >= patience;
  }
}
