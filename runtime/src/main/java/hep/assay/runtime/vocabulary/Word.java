// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

/**
 * Anything a registry lists: an explainer, a metric, a format. It carries the term that documents
 * it.
 */
public interface Word {
  Term term();

  default String name() {
    return term().name();
  }
}
