// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.network.preparation.PreparationMethod.Fit;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/**
 * The methods of {@code prepare}. All take {@code columns}, the inputs they adjust; without it, all
 * of them.
 */
public final class Preparations {
  private Preparations() {}

  static final String IMPUTE = "impute";
  static final String ONE_HOT = "oneHot";

  public static final Registry<PreparationMethod> ALL =
      Registry.of(
          "preparation",
          List.of(
              method(
                  "clip",
                  "limits values to mean +- sigma standard deviations of the training events",
                  Preparations::clip,
                  Setting.number("sigma", "standard deviations").orElse(3).within(1e-3, 1e6)),
              method(
                  "rescale",
                  "maps the training events' smallest and largest value to the ends of a range",
                  Preparations::rescale,
                  Setting.numbers("to", "the range, [low, high]").orElse(List.of(0, 1))),
              method(
                  "standardize",
                  "mean 0 and standard deviation 1 on training events",
                  Preparations::standardize),
              method(
                  "log",
                  "natural logarithm; values below the smallest positive one of the training"
                      + " events count as that one",
                  Preparations::log),
              method(
                  "logit",
                  "ln(u / (1 - u)) of the value rescaled to u in (0, 1) on training events",
                  Preparations::logit,
                  Setting.number("margin", "how near u comes to 0 and 1")
                      .orElse(1e-6)
                      .within(1e-12, 0.4)),
              method(
                  IMPUTE,
                  "puts a number in place of missing values, and adds an input that is 1 where one"
                      + " was missing in training events",
                  Preparations::impute,
                  Setting.word("by", "what is put there", "median", "mean", "value")
                      .orElse("median"),
                  Setting.number("value", "the number, for by = value").orElse(0),
                  Setting.flag("indicator", "whether to add that input").orElse(true)),
              method(
                  ONE_HOT,
                  "one input per value of the training events, 1 where the column has it",
                  (column, sample, settings) -> null,
                  Setting.integer("limit", "the most values a column may have")
                      .orElse(50)
                      .within(2, 1000))));

  private static PreparationMethod method(
      String name, String summary, Fit fit, Setting... settings) {
    Setting[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] =
        Setting.columns("columns", "the inputs it adjusts; all where left out").maybe();
    Term term = Term.of(name, summary, all);
    return new PreparationMethod(
        settings.length == 0 ? term : term.positionally(settings[0].name()), fit);
  }

  private static Adjustment clip(String column, TrainingValues sample, Settings settings) {
    double reach = settings.number("sigma") * sample.sigma();
    return new Adjustment.Clip(sample.mean() - reach, sample.mean() + reach);
  }

  private static Adjustment rescale(String column, TrainingValues sample, Settings settings) {
    double[] to = ends(settings);
    double width = sample.high() - sample.low();
    return new Adjustment.Affine(sample.low(), (to[1] - to[0]) / nonZero(width), to[0]);
  }

  private static double[] ends(Settings settings) {
    double[] to = settings.numbers("to");
    if (to.length != 2 || !(to[0] < to[1])) {
      throw new StudyException("rescale(to = [low, high]) needs two numbers, the lower one first");
    }
    return to;
  }

  /**
   * Checks what can be known before there are events.
   *
   * @throws StudyException where the ends of a range are no range
   */
  public static void check(Method preparation) {
    Term term = ALL.get(preparation.word()).term();
    if (term.name().equals("rescale")) {
      ends(term.complete(preparation.settings()));
    }
  }

  private static Adjustment standardize(String column, TrainingValues sample, Settings settings) {
    return new Adjustment.Affine(sample.mean(), 1 / nonZero(sample.sigma()), 0);
  }

  /** A constant column becomes 0, not NaN. */
  private static double nonZero(double width) {
    return width > 0 ? width : 1;
  }

  private static Adjustment log(String column, TrainingValues sample, Settings settings) {
    double floor = sample.smallestPositive();
    if (Double.isNaN(floor)) {
      throw new StudyException(
          "log can't prepare '" + column + "': no training event has a positive value");
    }
    return new Adjustment.Logarithm(floor);
  }

  private static Adjustment logit(String column, TrainingValues sample, Settings settings) {
    double high = sample.low() == sample.high() ? sample.low() + 1 : sample.high();
    return new Adjustment.Logit(sample.low(), high, settings.number("margin"));
  }

  private static Adjustment impute(String column, TrainingValues sample, Settings settings) {
    return new Adjustment.Fill(
        switch (settings.word("by")) {
          case "mean" -> sample.mean();
          case "median" -> sample.quantile(0.5);
          default -> settings.number("value");
        });
  }
}
