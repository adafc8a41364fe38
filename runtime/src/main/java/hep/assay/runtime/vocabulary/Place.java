// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/** The places of a study where a method can stand; each has its own words. */
public enum Place {
  INFO("study information"),
  SOURCE("generator"),
  WEIGHT_POLICY("weight policy"),
  NORMALISE("normalisation"),
  SPLIT("split"),
  COLUMN_TRAIT("column trait"),
  LIST_TRAIT("list trait"),
  PREPARE("preparation"),
  MODEL("model"),
  TRAIN("training setting"),
  DECORRELATE("decorrelation method"),
  OBSERVE("binning"),
  VARY("variation"),
  EXPLAIN_BY("explainer"),
  ROBUSTNESS_BY("perturbation"),
  CELL_BY("uncertainty method"),
  ESTIMATE_BY("background estimate"),
  FIT_BY("fit method"),
  MEASURE("metric"),
  SHOW("plot"),
  EXPLAIN_MEASURE("quality measure of explanations"),
  EXPLAIN_SHOW("plot of explanations"),
  EXPORT("export"),
  FUNCTION("function");

  private final String title;

  Place(String title) {
    this.title = title;
  }

  /** What the words of this place are, in the singular, for messages: "explainer". */
  public String title() {
    return title;
  }
}
