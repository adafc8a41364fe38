// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.vocabulary.Method;

/** A model that only its engine can score: it is kept as the file that it was read from. */
public interface ForeignModel extends Model {

  /** The file, as it is. */
  ModelFile file();

  /** What a study would say to read it from its file: {@code onnx(file = ..., gives = logits)}. */
  Method model();
}
