// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words and blocks of the language that this version knows but cannot run; validation refuses them
 * by name.
 *
 * <p>Whoever builds one deletes it here and lists it in its room.
 */
public final class Planned {
  private Planned() {}

  private static final Map<Place, List<Term>> WORDS = words();

  private static Map<Place, List<Term>> words() {
    Map<Place, List<Term>> words = new EnumMap<>(Place.class);
    words.put(Place.MODEL, planned("pfn", "gaussianAnsatz", "numericalInversion"));
    words.put(Place.OBSERVE, planned("transfoD"));
    words.put(Place.VARY, planned("alternative"));
    words.put(
        Place.EXPLAIN_BY,
        planned(
            "shap",
            "kernelShap",
            "treeShap",
            "lime",
            "surrogate",
            "gnnExplainer",
            "tracIn",
            "datamodels"));
    words.put(
        Place.ROBUSTNESS_BY,
        planned("noise", "shift", "fgsm", "pgd", "conserving", "carliniWagner", "deepFool"));
    words.put(
        Place.CELL_BY,
        planned(
            "bootstrap",
            "initialisation",
            "architecture",
            "alternatives",
            "nuisances",
            "worstCase"));
    words.put(Place.ESTIMATE_BY, planned("abcd", "transferFactor", "reweight"));
    words.put(Place.FIT_BY, planned("profile", "bumpHunt", "nplm"));
    words.put(
        Place.MEASURE,
        planned(
            "modelDependence",
            "tail",
            "timing",
            "bias",
            "resolution",
            "priorShift",
            "information",
            "significance"));
    words.put(Place.SHOW, planned("landscape", "response", "bands"));
    words.put(Place.EXPLAIN_MEASURE, planned("lds", "shift"));
    words.put(
        Place.EXPLAIN_SHOW, planned("beeswarm", "subgraph", "proponents", "opponents", "shift"));
    words.put(Place.EXPORT, planned("pyhf", "hs3", "combine", "hepdata", "onnx"));
    return words;
  }

  private static List<Term> planned(String... names) {
    return Arrays.stream(names)
        .map(name -> Term.planned(name, "not available in this version"))
        .toList();
  }

  /** The words of a place that this version refuses. */
  public static List<Term> terms(Place place) {
    return WORDS.getOrDefault(place, List.of());
  }

  /** The kinds of task that this version refuses. */
  public static Set<TaskPlan.Kind> tasks() {
    return EnumSet.of(
        TaskPlan.Kind.ROBUSTNESS,
        TaskPlan.Kind.UNCERTAINTY,
        TaskPlan.Kind.ESTIMATE,
        TaskPlan.Kind.FIT);
  }
}
