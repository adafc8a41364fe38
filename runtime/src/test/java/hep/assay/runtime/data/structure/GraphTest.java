// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Graphs of a few points whose edges can be counted by hand. */
class GraphTest {
  /** Four objects, then none, then six of which four are nodes. */
  private final EventTable table =
      EventTable.of(3)
          .with("c.pt", jagged(9, 7, 5, 3, /**/ 6, 5, 4, 3, 2, 1))
          .with("c.eta", jagged(0, 0, 0, 5, /**/ 0, 1, 2, 3, 4, 5))
          .with("c.phi", jagged(3.0, -3.0, 0, 0, /**/ 0, 0, 0, 0, 0, 0));

  private static ColumnData jagged(double... values) {
    return new ColumnData.Jagged(new int[] {0, 4, 4, 10}, new ColumnData.Doubles(values));
  }

  private ShapedColumn make(Object edges, String... cyclic) {
    Method graph =
        method("graph")
            .with("of", "c")
            .with("nodes", 4)
            .with("features", List.of("c.pt"))
            .with("axes", List.of("c.eta", "c.phi"))
            .with("edges", edges);
    return Structures.make(
        "g", graph, new Structure.Source(table, Map.of("c", 0), Set.of(cyclic), loss -> {}));
  }

  /** Features, mask and adjacency of one event. */
  private static void check(ShapedColumn graphs, int event, float... expected) {
    float[] own = new float[24];
    System.arraycopy(graphs.numbers(), event * 24, own, 0, 24);
    assertArrayEquals(expected, own);
  }

  @Test
  void aRadiusJoinsAcrossTheSeamOfACyclicAxis() {
    ShapedColumn graphs = make(method("radius").with("1", 0.4), "c.phi");
    assertEquals("a graph of 4 nodes with 1 features", graphs.shape().title());
    check(
        graphs,
        0,
        new float[] {9, 7, 5, 3, 1, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    check(graphs, 1, new float[24]);
    check(
        make(method("radius").with("1", 0.4)),
        0,
        new float[] {9, 7, 5, 3, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    // The radius itself is outside: neighbours are 1 apart.
    check(
        make(method("radius").with("1", 1)),
        2,
        new float[] {6, 5, 4, 3, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  }

  @Test
  void eachNodeIsJoinedWithItsNearestInBothDirections() {
    // On a line: 0-1, 1-0 (the first of two equally near), 2-1, 3-2.
    check(
        make(method("nearest").with("1", 1)),
        2,
        new float[] {6, 5, 4, 3, 1, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0});
    check(
        make(method("nearest").with("1", 8)),
        2,
        new float[] {6, 5, 4, 3, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0});
  }

  @Test
  void allJoinsEveryTwoNodes() {
    check(
        make("all"),
        0,
        new float[] {9, 7, 5, 3, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0});
  }

  @Test
  void settingsThatDoNotFitAreRefused() {
    Structure graph = Structures.ALL.get("graph");
    Settings settings =
        method("graph")
            .with("of", "c")
            .with("features", List.of("c.pt"))
            .with("edges", method("nearest").with("1", 2))
            .settings();
    assertEquals("of", graph.wrong(settings, 0).orElseThrow().setting());
    assertEquals("of", graph.wrong(settings, -1).orElseThrow().setting());
    assertEquals("axes", graph.wrong(settings, 8).orElseThrow().setting());
    Settings halves =
        settings
            .with("axes", List.of("c.eta", "c.phi"))
            .with("edges", method("nearest").with("1", 2.5));
    assertEquals("edges", graph.wrong(halves, 8).orElseThrow().setting());
    assertEquals(
        List.of(8, 1),
        graph.shape(settings.with("axes", List.of("c.eta", "c.phi")), 8).orElseThrow().sizes());
  }
}
