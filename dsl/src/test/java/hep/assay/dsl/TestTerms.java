// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import hep.assay.dsl.facts.TermSource;
import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.expression.Functions;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fixed vocabulary, so that the tests of the language do not depend on what the runtime can do
 * today.
 */
final class TestTerms implements TermSource {

  private static final Map<Place, List<Term>> TERMS = new EnumMap<>(Place.class);

  private static void put(Place place, Term... terms) {
    TERMS.put(place, List.of(terms));
  }

  private static Term[] plain(String... names) {
    return Arrays.stream(names).map(name -> Term.of(name, "help of " + name)).toArray(Term[]::new);
  }

  private static Term[] with(Term[] plain, Term... more) {
    return Stream.concat(Arrays.stream(plain), Arrays.stream(more)).toArray(Term[]::new);
  }

  static {
    Setting value = Setting.text("value", "a text");
    put(
        Place.INFO,
        Term.of("experiment", "the experiment", value).positionally("value"),
        Term.of("sqrtS", "centre-of-mass energy", Setting.number("energy", "energy").in("GeV"))
            .positionally("energy"),
        Term.of("arXiv", "papers", value).positionally("value", "..."));
    put(
        Place.SOURCE,
        Term.of(
            "xaugToy",
            "the toy",
            Setting.integer("events", "how many").orElse(1000).within(1, 1e9),
            Setting.number("overlap", "overlap").orElse(1)));
    put(
        Place.WEIGHT_POLICY,
        Term.of(
                "negative",
                "negative weights",
                Setting.word("policy", "what is done", "keep", "clip", "refuse"))
            .positionally("policy"));
    put(
        Place.NORMALISE,
        Term.of(
                "crossSection",
                "to a cross section",
                Setting.number("value", "cross section").in("pb").within(0, 1e30))
            .positionally("value"));
    put(
        Place.SPLIT,
        Term.of(
            "fractions",
            "by fractions",
            Setting.fraction("train", "train"),
            Setting.fraction("validation", "validation"),
            Setting.fraction("test", "test")),
        Term.of(
                "folds",
                "k folds",
                Setting.integer("count", "folds").within(2, 100),
                Setting.column("key", "key").maybe())
            .positionally("count"));
    put(
        Place.COLUMN_TRAIT,
        with(
            plain("integer", "cyclic", "observer", "fixed"),
            Term.of(
                    "bounds",
                    "range",
                    Setting.number("low", "lower end"),
                    Setting.number("high", "upper end"))
                .positionally("low", "high"),
            Term.of("missing", "sentinel", Setting.number("value", "number for missing"))
                .positionally("value")));
    put(Place.LIST_TRAIT, Term.planned("length", "length"), Term.planned("sorted", "sorted"));
    put(
        Place.PREPARE,
        with(
            plain("standardize"),
            Term.of("clip", "clip", Setting.number("sigma", "sigma").orElse(3).within(0, 100)),
            Term.of(
                "rescale", "rescale", Setting.numbers("to", "range").orElse(List.of(0.0, 1.0)))));
    put(
        Place.MODEL,
        Term.of(
            "dnn",
            "dense network",
            Setting.integers("hidden", "widths").orElse(List.of(64.0)).within(1, 100000),
            Setting.word("activation", "activation", "relu", "tanh", "sigmoid").orElse("relu"),
            Setting.fraction("dropout", "dropout").orElse(0)),
        Term.planned("bdt", "trees"),
        Term.planned("cnn2d", "images"));
    put(
        Place.TRAIN,
        Term.of(
            "adam",
            "Adam",
            Setting.number("learningRate", "step").orElse(1e-3).within(1e-12, 10),
            Setting.integer("epochs", "passes").orElse(50).within(1, 100000),
            Setting.integer("batch", "events").orElse(256).within(1, 1e7),
            Setting.integer("patience", "epochs").maybe()),
        Term.of(
                "schedule",
                "how the rate changes",
                Setting.word("shape", "its shape", "cosine", "step", "milestones").orElse("cosine"),
                Setting.integer("every", "epochs").orElse(10).where("shape", "step"),
                Setting.integers("at", "after which epochs").where("shape", "milestones"))
            .positionally("shape"),
        Term.of("repeat", "train again", Setting.integer("times", "times").within(1, 1000))
            .positionally("times"));
    put(
        Place.DECORRELATE,
        Term.of("disco", "DisCo", Setting.number("strength", "lambda").within(0, 1e9)),
        Term.of(
            "mode",
            "MoDe",
            Setting.integer("order", "order").orElse(0).within(0, 2),
            Setting.number("strength", "lambda").within(0, 1e9)));
    put(
        Place.OBSERVE,
        with(
            plain("counting"),
            Term.of(
                    "bins",
                    "bins",
                    Setting.integer("count", "bins").within(1, 1e6),
                    Setting.range("range", "range"))
                .positionally("count")));
    put(
        Place.VARY,
        Term.of("scale", "scale", Setting.number("by", "relative").within(-1, 10))
            .positionally("by"),
        Term.of("normalisation", "normalisation", Setting.number("by", "relative").within(0, 10))
            .positionally("by"),
        Term.of("factors", "weights", Setting.formula("up", "up"), Setting.formula("down", "down")),
        Term.of("alternative", "another simulation", Setting.sample("sample", "sample"))
            .positionally("sample"));
    put(
        Place.EXPLAIN_BY,
        Term.of("forTrees", "an explainer that dense networks refuse"),
        Term.of(
            "lrp",
            "relevance",
            Setting.word("rules", "rules", "epsilon", "presetA").orElse("epsilon"),
            Setting.number("epsilon", "stabiliser").orElse(1e-9)),
        Term.of(
                "permutation",
                "permutation",
                Setting.columns("of", "columns").maybe(),
                Setting.integer("repeats", "repeats").orElse(1),
                Setting.flag("conditional", "conditional"))
            .positionally("of", "..."),
        Term.of(
            "integratedGradients",
            "paths",
            Setting.word("baseline", "baseline", "zero", "background").orElse("zero"),
            Setting.integer("steps", "steps").orElse(50)),
        Term.planned("treeShap", "trees"));
    put(
        Place.MEASURE,
        with(
            plain("auc", "accuracy", "crossEntropy", "yields"),
            Term.of("rejection", "rejection", Setting.fraction("efficiency", "efficiency"))
                .positionally("efficiency"),
            Term.of(
                    "inverseJsd",
                    "1/JSD",
                    Setting.column("column", "column"),
                    Setting.fraction("efficiency", "efficiency").orElse(0.5))
                .positionally("column")));
    put(
        Place.SHOW,
        with(
            plain("roc", "scores", "learningCurve"),
            Term.of(
                    "spectrum",
                    "spectrum",
                    Setting.column("column", "column"),
                    Setting.fraction("efficiency", "efficiency").maybe())
                .positionally("column"),
            Term.of("front", "front", Setting.word("x", "metric"), Setting.word("y", "metric"))
                .positionally("x", "y")));
    put(Place.EXPLAIN_MEASURE, plain("completeness", "rankAgreement", "randomisation"));
    put(
        Place.EXPLAIN_SHOW,
        with(
            plain("bars", "ranks"),
            Term.of(
                    "profile",
                    "profile",
                    Setting.columns("columns", "columns"),
                    Setting.integer("bins", "bins").orElse(50))
                .positionally("columns", "...")));
    put(Place.EXPORT, Term.of("hepdata", "HEPData"), Term.planned("onnx", "ONNX"));
    put(
        Place.FUNCTION,
        with(
            Functions.ALL.terms().toArray(Term[]::new),
            Structures.ALL.terms().toArray(Term[]::new)));
    put(Place.ROBUSTNESS_BY, Term.planned("noise", "noise"));
    put(Place.FIT_BY, Term.planned("profile", "profile likelihood"));
  }

  @Override
  public List<Term> terms(Place place) {
    return TERMS.getOrDefault(place, List.of());
  }

  @Override
  public Optional<String> refusal(String explainer, String model) {
    return explainer.equals("forTrees")
        ? Optional.of(explainer + " needs trees, which a " + model + " does not offer; use lrp")
        : Optional.empty();
  }

  @Override
  public Set<TaskPlan.Kind> refusedTasks() {
    return EnumSet.of(
        TaskPlan.Kind.ROBUSTNESS,
        TaskPlan.Kind.UNCERTAINTY,
        TaskPlan.Kind.ESTIMATE,
        TaskPlan.Kind.FIT);
  }
}
