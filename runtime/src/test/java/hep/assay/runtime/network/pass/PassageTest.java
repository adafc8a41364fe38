// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import static hep.assay.runtime.network.ReferenceNumbers.wave;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.ReferenceNumbers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pass in training beside PyTorch's. */
class PassageTest {

  private static Architecture network() {
    float[] ones = {1, 1};
    float[] zeros = {0, 0};
    List<Integer> size = List.of(4, 5);
    List<Layer> layers =
        List.of(
            new Layer.Convolution(
                size, List.of(3, 3), 1, 2, wave(18, 1.3, .5), zeros, Activation.LINEAR),
            new Layer.Normalisation(20, ones, zeros, zeros, ones, 1e-5f, Activation.RELU),
            Layer.Pool.of(size, List.of(2, 2), 2),
            new Layer.Convolution(
                List.of(2, 2), List.of(2, 2), 2, 2, wave(16, 2.1, .5), zeros, Activation.LINEAR));
    float[] identity = new float[64];
    for (int i = 0; i < 8; i++) {
      identity[9 * i] = 1;
    }
    Layer last = new Layer.Dense(8, 8, identity, new float[8], Activation.SOFTMAX);
    return new Architecture(20, List.of(new Branch(Kind.IMAGE, size, 0, layers)), List.of(last));
  }

  @Test
  void aPassWithBatchNormalisationIsThatOfTorch() {
    Layout layout = new Layout(network());
    float[] flat = layout.flat();
    Passage pass = new Passage(layout, Kernel.best(), 3, Passage.Reach.PARAMETERS);
    pass.load(new Matrix(3, 20, wave(60, .7, 1)), 0, 3);
    pass.train(new Weights(layout, flat, false), null, 0);
    pass.forward(0);
    Passage.settle(new Passage[] {pass}, 0, flat);
    pass.forward(1);
    double[] logits = ReferenceNumbers.of("image logits");
    for (int i = 0; i < 24; i++) {
      assertEquals(logits[i], pass.logits()[i / 8 * pass.width() + i % 8], 2e-6);
    }
    Layer.Normalisation after =
        (Layer.Normalisation) layout.with(flat).branches().get(0).layers().get(1);
    for (int c = 0; c < 2; c++) {
      assertEquals(ReferenceNumbers.of("image mean")[c], after.mean()[c], 1e-7);
      assertEquals(ReferenceNumbers.of("image variance")[c], after.variance()[c], 1e-6);
    }
  }
}
