// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.network.saved.Importer;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;

/** Who brings a model into a study: a {@link Trainer} trains it, an {@link Importer} reads it. */
public interface Engine extends Word {

  /** The model's term: its settings are those of the study's {@code model}. */
  @Override
  Term term();

  /** Name and version of the engine, part of the key of what it made. */
  String engine();

  /**
   * The platform and family of processors that this engine's numbers depend on, part of the key of
   * what it made; empty where they are the same on every processor.
   */
  default String processor() {
    return "";
  }
}
