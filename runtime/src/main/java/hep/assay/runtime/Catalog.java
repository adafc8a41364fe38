// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.data.Normalisations;
import hep.assay.runtime.data.Splits;
import hep.assay.runtime.data.Traits;
import hep.assay.runtime.data.Weights;
import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.data.toy.Generators;
import hep.assay.runtime.explain.Displays;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Needs;
import hep.assay.runtime.explain.quality.Qualities;
import hep.assay.runtime.expression.Functions;
import hep.assay.runtime.metric.Metrics;
import hep.assay.runtime.metric.Shows;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Preparations;
import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.penalty.Penalties;
import hep.assay.runtime.perturb.Variations;
import hep.assay.runtime.plan.Information;
import hep.assay.runtime.region.Binnings;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every word of the language by its place: what the editor, the checks and the printed manual know.
 */
public final class Catalog {
  private Catalog() {}

  private static final Map<Place, List<Term>> TERMS = terms();

  /** One line a room: its list is the only place where its words are named. */
  private static Map<Place, List<Term>> terms() {
    Map<Place, List<Term>> terms = new EnumMap<>(Place.class);
    terms.put(Place.INFO, Information.TERMS);
    terms.put(Place.MODEL, Models.TERMS);
    terms.put(Place.TRAIN, Optimisers.TERMS);
    terms.put(Place.DECORRELATE, Penalties.ALL.terms());
    terms.put(Place.MEASURE, Metrics.ALL.terms());
    terms.put(Place.SHOW, Shows.ALL.terms());
    terms.put(Place.EXPLAIN_BY, Explainers.ALL.terms());
    terms.put(Place.EXPLAIN_MEASURE, Qualities.ALL.terms());
    terms.put(Place.EXPLAIN_SHOW, Displays.ALL.terms());
    terms.put(
        Place.FUNCTION,
        Stream.concat(Functions.ALL.terms().stream(), Structures.ALL.terms().stream()).toList());
    terms.put(Place.OBSERVE, Binnings.ALL.terms());
    terms.put(Place.VARY, Variations.ALL.terms());
    terms.put(Place.SOURCE, Generators.ALL.terms());
    terms.put(Place.WEIGHT_POLICY, Weights.POLICIES);
    terms.put(Place.NORMALISE, Normalisations.ALL);
    terms.put(Place.SPLIT, Splits.ALL.terms());
    terms.put(Place.COLUMN_TRAIT, Traits.OF_COLUMNS);
    terms.put(Place.LIST_TRAIT, Traits.OF_LISTS);
    terms.put(Place.PREPARE, Preparations.ALL.terms());
    return terms;
  }

  /** The words of a place, those that this version refuses last. */
  public static List<Term> terms(Place place) {
    return Stream.concat(
            TERMS.getOrDefault(place, List.of()).stream(), Planned.terms(place).stream())
        .toList();
  }

  /**
   * Why an explainer can't work on a model, in one sentence that says what can; empty where it can,
   * and for words that this version does not run.
   */
  public static Optional<String> refusal(String explainer, String model) {
    boolean known =
        Explainers.ALL.terms().stream().anyMatch(term -> term.name().equals(explainer))
            && term(Place.MODEL, model).filter(Term::available).isPresent();
    return known ? Explainers.refusal(explainer, model) : Optional.empty();
  }

  /** Whether an explainer explains single events, not only all of them together. */
  public static boolean explainsEvents(String explainer) {
    return Explainers.ALL.all().stream()
        .noneMatch(one -> one.name().equals(explainer) && one.needs() == Needs.SCORES);
  }

  /** Whether a model is read from a file and not trained. */
  public static boolean isImported(String model) {
    return Models.IMPORTED.stream().anyMatch(term -> term.name().equals(model));
  }

  /** What is wrong with settings that fit each by itself; empty where nothing is. */
  public static Optional<String> problem(Place place, Method method) {
    try {
      switch (place) {
        case OBSERVE -> Binnings.edges(method);
        case SPLIT -> Splits.check(method.word(), method.settings());
        case PREPARE -> Preparations.check(method);
        default -> {}
      }
      return Optional.empty();
    } catch (StudyException wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  public static Optional<Term> term(Place place, String word) {
    return terms(place).stream().filter(term -> term.name().equals(word)).findFirst();
  }
}
