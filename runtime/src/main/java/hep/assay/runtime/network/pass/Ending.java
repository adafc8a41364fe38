// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel.Finish;
import hep.assay.runtime.kernel.Nonlinearity;
import hep.assay.runtime.network.Activation;

/**
 * What follows a layer's sums: its activation and, in training, dropout.
 *
 * @param layer its number, which dropout draws by
 * @param signal of the layer
 * @param function the activation; linear for the last layer, whose sums are the logits
 * @param gated whether the next layer's slopes come through the activation already
 */
record Ending(int layer, Signal signal, Nonlinearity function, boolean gated) {

  static Ending of(int layer, Signal signal, Activation activation, boolean last, boolean gated) {
    return new Ending(layer, signal, last ? Nonlinearity.LINEAR : activation.function(), gated);
  }

  /** What a product that gives the sums does of this. */
  Finish finish() {
    return function == Nonlinearity.RELU ? Finish.RECTIFIED : Finish.NONE;
  }

  /** What is left to do after {@link #finish}. */
  void applyRest(Passage pass) {
    if (finish() == Finish.NONE) {
      apply(pass);
    } else if (pass.drops(layer)) {
      pass.drop(layer, signal.plane, signal.values);
    }
  }

  /** Whether sums are not needed once the values are there. */
  static boolean inPlace(Activation activation) {
    return activation == Activation.RELU
        || activation == Activation.LINEAR
        || activation == Activation.SOFTMAX;
  }

  void apply(Passage pass) {
    Plane plane = signal.plane;
    if (keepsZero()) {
      int end = plane.length(pass.rows());
      function.apply(pass.kernel(), signal.sums, signal.values, plane.lead(), end);
    } else {
      rows(pass);
    }
    if (pass.drops(layer)) {
      pass.drop(layer, plane, signal.values);
    }
  }

  /** Whether zeros between rows stay zeros. */
  private boolean keepsZero() {
    return function.value(0) == 0 || signal.plane.lead() == 0;
  }

  private void rows(Passage pass) {
    Plane plane = signal.plane;
    int[] rows = plane.rows();
    for (int event = 0; event < pass.rows(); event++) {
      for (int row : rows) {
        int from = plane.lead() + event * plane.event() + row;
        int to = from + plane.width() * plane.step();
        function.apply(pass.kernel(), signal.sums, signal.values, from, to);
      }
    }
  }

  /** From slopes of the values to those of the sums, in place. */
  void undo(Passage pass) {
    Plane plane = signal.plane;
    if (pass.drops(layer)) {
      pass.drop(layer, plane, signal.slopes);
    }
    if (!gated) {
      function.chain(
          pass.kernel(),
          signal.sums,
          signal.values,
          signal.slopes,
          plane.lead(),
          plane.length(pass.rows()));
    }
  }
}
