// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.preparation.PreparedInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputGroupTest {

  @Test
  void sizesAreThoseOfTheKind() {
    assertEquals(1, new InputGroup("tau21", Kind.SCALAR, List.of(), 0).size());
    assertEquals(20, new InputGroup("pf.pt", Kind.LIST, List.of(20), 0).size());
    assertEquals(768, new InputGroup("picture", Kind.IMAGE, List.of(16, 16, 3), 0).size());
    // 5 nodes of 3 features, 5 of the mask, 25 edges
    assertEquals(45, new InputGroup("graph", Kind.GRAPH, List.of(5, 3), 0).size());
  }

  @Test
  void aPreparationGroupsListsByMember() {
    Preparation preparation =
        new Preparation(
            List.of(
                new PreparedInput("tau21", new Input("tau21", 0), List.of()),
                new PreparedInput("pf.pt", new Input("pf.pt", 4), List.of()),
                new PreparedInput("pf.eta", new Input("pf.eta", 4), List.of())),
            false);
    assertEquals(
        List.of(
            new InputGroup("tau21", Kind.SCALAR, List.of(), 0),
            new InputGroup("pf.pt", Kind.LIST, List.of(4), 1),
            new InputGroup("pf.eta", Kind.LIST, List.of(4), 5)),
        preparation.groups());
    InputGroup.check(preparation.groups(), preparation.width());
  }

  @Test
  void groupsThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new InputGroup("x", Kind.LIST, List.of(), 0));
    assertThrows(
        IllegalArgumentException.class, () -> new InputGroup("x", Kind.IMAGE, List.of(4, 0), 0));
    List<InputGroup> gap = List.of(new InputGroup("x", Kind.SCALAR, List.of(), 1));
    assertThrows(IllegalArgumentException.class, () -> InputGroup.check(gap, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> InputGroup.check(InputGroup.scalars(List.of("a", "b")), 3));
  }
}
