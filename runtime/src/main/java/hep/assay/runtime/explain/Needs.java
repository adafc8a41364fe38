// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

/** What an explainer needs of a model, the least demanding first. */
public enum Needs {
  /** Scores only: any model. */
  SCORES("scores"),
  /** Gradients of its outputs with respect to its inputs. */
  GRADIENTS("gradients with respect to its inputs"),
  /** Its layers as arrays, all of them of a kind that relevance can be passed through. */
  LAYERS("layers that relevance can be passed through");

  private final String what;

  Needs(String what) {
    this.what = what;
  }

  /** For messages: "gradients with respect to its inputs". */
  public String what() {
    return what;
  }
}
