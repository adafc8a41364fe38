// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignTest {
  private static final InputGroup PICTURE =
      new InputGroup("picture", Kind.IMAGE, List.of(16, 16), 0);
  private static final InputGroup PT = new InputGroup("pf.pt", Kind.LIST, List.of(20), 0);

  private static Design design(Method model, InputGroup... groups) {
    int width = List.of(groups).stream().mapToInt(InputGroup::size).sum();
    Examples none = Toy.corners(0, width, 2, false, 1);
    return Design.of(Toy.task(none, none, 2, model).grouped(List.of(groups)));
  }

  /** The networks of arXiv:2011.13466 have 832, 9248 and 4128 parameters in their convolutions. */
  @Test
  void theImageNetworkIsThatOfTheLiterature() {
    InputGroup tau = new InputGroup("tau", Kind.SCALAR, List.of(), 256);
    Design design = design(Method.method("cnn2d"), PICTURE, tau);
    List<Integer> counts =
        design.start().layers().stream()
            .filter(Layer.Linear.class::isInstance)
            .map(Layer.Linear.class::cast)
            .map(one -> one.weights().length + one.bias().length)
            .toList();
    assertEquals(List.of(832, 9248, 4128, (2048 + 2) * 64, 65 * 128, 129 * 2), counts);
    assertEquals(2048, design.start().joined());
    // dropout between the last convolution and the pooling only
    assertEquals(4, design.dropped().length - 3);
    assertTrue(design.dropped()[2]);
    assertEquals(0.2, design.dropout());
  }

  @Test
  void everyListHasABranchOfItsOwn() {
    InputGroup eta = new InputGroup("pf.eta", Kind.LIST, List.of(20), 20);
    Design design = design(Method.method("cnn1d"), PT, eta);
    assertEquals(2, design.start().branches().size());
    // 20 places, pooled twice by 2, 32 channels
    assertEquals(2 * 5 * 32, design.start().joined());
    Layer.Linear first = (Layer.Linear) design.start().branches().get(0).layers().get(0);
    Layer.Linear other = (Layer.Linear) design.start().branches().get(1).layers().get(0);
    assertEquals(3 * 64, first.weights().length);
    assertTrue(first.weights()[0] != other.weights()[0]);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatWould() {
    InputGroup tau = new InputGroup("tau", Kind.SCALAR, List.of(), 0);
    assertRefused("cnn2d needs an image of 2 dimensions", Method.method("cnn2d"), tau);
    assertRefused("cnn1d needs a list", Method.method("cnn1d"), PICTURE);
    assertRefused("cnn3d needs an image of 3 dimensions", Method.method("cnn3d"), PICTURE);
    assertRefused(
        "cnn2d: 3 filters and 2 kernels",
        Method.method("cnn2d").with("kernels", List.of(3, 3)),
        PICTURE);
    assertRefused(
        "cnn2d: 'picture' of 16 x 16 is too small: 1 x 1 are left where 4 shall be pooled",
        Method.method("cnn2d").with("pool", 4).with("poolEvery", 1),
        PICTURE);
    InputGroup graph = new InputGroup("clusters", Kind.GRAPH, List.of(4, 3), 0);
    assertRefused("cnn1d can't read the graph 'clusters'; use gnn", Method.method("cnn1d"), graph);
  }

  private static void assertRefused(String start, Method model, InputGroup... groups) {
    String message = assertThrows(StudyException.class, () -> design(model, groups)).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
