// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.data.Split.Part;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;
import java.util.List;

/**
 * Ways to split. The part of an event is a hash of the study's seed and of the event's key (its
 * place in the files without one), so that it depends on no order and no other event.
 */
public final class Splits {
  private Splits() {}

  public static final Registry<Splitting> ALL =
      Registry.of("split", List.of(fractions(), folds(), cuts()));

  /** One way. */
  public record Splitting(Term term, Method method) implements Word {}

  /** How it is done. */
  @FunctionalInterface
  public interface Method {
    /**
     * Splits.
     *
     * @param keys a number for each event
     * @param columns for ways that ask for values
     */
    Split split(Settings settings, long[] keys, Columns columns, Seed seed);
  }

  private static Splitting fractions() {
    Term term =
        Term.of(
            "fractions",
            "random parts of these sizes",
            Setting.fraction("train", "fraction that trains"),
            Setting.fraction("validation", "fraction that decides when to stop and where to cut"),
            Setting.fraction("test", "fraction from which numbers are quoted"),
            key());
    return new Splitting(
        term,
        (settings, keys, columns, seed) -> {
          check(settings);
          double train = settings.number("train");
          double validation = train + settings.number("validation");
          double test = validation + settings.number("test");
          Part[] part = new Part[keys.length];
          for (int i = 0; i < part.length; i++) {
            double u = uniform(seed.of("split", keys[i]));
            part[i] =
                u < train
                    ? Part.TRAINING
                    : u < validation
                        ? Part.VALIDATION
                        : u < test || test > 1 - 1e-9 ? Part.TEST : Part.UNUSED;
          }
          return new Split(1, new byte[keys.length], part);
        });
  }

  /**
   * Checks what can be known before there are events.
   *
   * @throws StudyException where fractions sum to more than 1
   */
  public static void check(String word, Settings given) {
    if (word.equals("fractions")) {
      check(ALL.get(word).term().complete(given));
    }
  }

  private static void check(Settings fractions) {
    double sum =
        fractions.number("train") + fractions.number("validation") + fractions.number("test");
    if (sum > 1 + 1e-9) {
      throw new StudyException(
          "the fractions of the split sum to "
              + Math.round(1e4 * sum) / 100.0
              + " %, more than 100 %");
    }
  }

  private static Splitting folds() {
    Term term =
        Term.of(
                "folds",
                "so many trainings, each event tested by the one that never saw it",
                Setting.integer("count", "number of folds").within(2, 100),
                Setting.fraction("validation", "fraction of a training's events that validates it")
                    .orElse(0.15)
                    .within(0.01, 0.9),
                key())
            .positionally("count");
    return new Splitting(
        term,
        (settings, keys, columns, seed) -> {
          int count = settings.integer("count");
          byte[] fold = new byte[keys.length];
          Part[] part = new Part[keys.length];
          for (int i = 0; i < part.length; i++) {
            fold[i] = (byte) (uniform(seed.of("fold", keys[i])) * count);
            double u = uniform(seed.of("validation", keys[i]));
            part[i] = u < settings.number("validation") ? Part.VALIDATION : Part.TRAINING;
          }
          return new Split(count, fold, part);
        });
  }

  private static Splitting cuts() {
    Term term =
        Term.of(
            "cuts",
            "parts given by a column, train = set == \"t\"; an event in none of them is not used",
            Setting.formula("train", "events that train"),
            Setting.formula("validation", "events that validate"),
            Setting.formula("test", "events from which numbers are quoted"));
    return new Splitting(
        term,
        (settings, keys, columns, seed) -> {
          Part[] part = new Part[keys.length];
          java.util.Arrays.fill(part, Part.UNUSED);
          List<String> names = List.of("train", "validation", "test");
          for (int k = 0; k < 3; k++) {
            Expression cut = (Expression) settings.formula(names.get(k));
            boolean[] holds = Evaluator.truths(cut, columns);
            for (int i = 0; i < part.length; i++) {
              if (holds[i] && part[i] != Part.UNUSED) {
                throw new StudyException(
                    "split: event "
                        + i
                        + " is both in "
                        + part[i].name().toLowerCase(java.util.Locale.ROOT)
                        + " and in "
                        + names.get(k));
              }
              part[i] = holds[i] ? Part.values()[k] : part[i];
            }
          }
          return new Split(1, new byte[keys.length], part);
        });
  }

  private static Setting key() {
    return Setting.column(
            "key", "column that identifies an event, such as its number; its place without one")
        .maybe();
  }

  private static double uniform(Seed seed) {
    return (seed.value() >>> 11) * 0x1.0p-53;
  }
}
