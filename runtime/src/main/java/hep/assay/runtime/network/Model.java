// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.math.Matrix;
import java.util.List;

/** A trained model as a function of its prepared inputs; whatever engine trained it. */
public interface Model {

  /** The names of the prepared inputs, one a column. */
  List<String> inputs();

  /**
   * The classes in order (the first is the signal where there are two), or the one target of a
   * regressor.
   */
  List<String> outputs();

  /**
   * Probabilities of the classes (or the regressed value).
   *
   * @param events {@code [events][inputs]}, prepared
   * @return {@code [events][outputs]}; the numbers of an event do not depend on the other events
   */
  Matrix scores(Matrix events);
}
