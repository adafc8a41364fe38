// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.stream.Stream;

/** Small networks of every kind, each with inputs that it can read. */
public record Shapes(String name, Method model, List<InputGroup> groups) {

  /** Every kind of layer, in odd sizes. */
  public static Stream<Shapes> all() {
    Method two = cnn("cnn2d").with("filters", List.of(3, 2)).with("kernels", List.of(3, 2));
    Method one = cnn("cnn1d").with("filters", List.of(3, 5, 2)).with("kernels", List.of(3, 1, 4));
    Method three = cnn("cnn3d").with("filters", List.of(2, 3)).with("kernels", List.of(3, 2));
    Method dense = Method.method("dnn").with("hidden", List.of(5, 4));
    return Stream.of(
        new Shapes("dense", dense, InputGroup.scalars(List.of("a", "b", "c"))),
        new Shapes("dense, normalised", dense.with("batchNorm", true), scalars(4)),
        new Shapes("image", two, List.of(image(0, 5, 4))),
        new Shapes("wide", two.with("filters", 16).with("kernels", 5), List.of(image(0, 3, 6))),
        new Shapes("unpooled", two.with("pool", 1), List.of(image(0, 2, 3))),
        new Shapes("normalised", two.with("batchNorm", true), List.of(image(0, 5, 4), scalar(20))),
        new Shapes("colours", two, List.of(scalar(0), image(1, 4, 4, 3), scalar(49))),
        new Shapes("list", one.with("poolEvery", 2), List.of(list(0, 7), list(7, 5), scalar(12))),
        new Shapes("image and list", two, List.of(list(0, 6), scalar(6), image(7, 4, 4))),
        new Shapes("depth", three, List.of(image(0, 4, 5, 4), scalar(80))));
  }

  /** Networks of graphs. */
  public static Stream<Shapes> graphs() {
    Method gnn = Method.method("gnn").with("hidden", List.of(4)).with("channels", List.of(3, 3));
    Method res = Method.method("resGnn").with("hidden", List.of(4)).with("channels", 2);
    InputGroup graph = new InputGroup("g", Kind.GRAPH, List.of(4, 3), 1);
    List<InputGroup> groups = List.of(scalar(0), graph, scalar(1 + graph.size()));
    return Stream.of(
        new Shapes("graphConv", gnn, groups),
        new Shapes("gcn, max", gnn.with("layer", "gcn").with("pooling", "max"), groups),
        new Shapes("gatv2, sum", gnn.with("layer", "gatv2").with("pooling", "sum"), groups),
        new Shapes("no residual", gnn.with("residual", false).with("channels", 17), groups),
        new Shapes("gatv2, three heads", gnn.with("layer", "gatv2").with("heads", 3), groups),
        new Shapes("normalised graph", gnn.with("batchNorm", true), groups),
        new Shapes("gatv2, normalised", gnn.with("layer", "gatv2").with("batchNorm", true), groups),
        new Shapes("resGnn", res, groups));
  }

  /** Events of {@link Toy#corners} whose graphs are graphs: some nodes, some edges both ways. */
  public Examples examples(int count, boolean negative, long seed) {
    Examples examples = Toy.corners(count, width(), 3, negative, seed);
    for (InputGroup group : groups) {
      for (int i = 0; i < count && group.kind() == Kind.GRAPH; i++) {
        graph(examples.events(), i, group);
      }
    }
    return examples;
  }

  private static void graph(hep.assay.runtime.math.Matrix events, int event, InputGroup group) {
    int n = group.shape().get(0);
    int features = group.shape().get(1);
    int mask = group.from() + n * features;
    int there = event % (n + 1);
    for (int i = 0; i < n; i++) {
      events.set(event, mask + i, i < there ? 1 : 0);
      for (int f = 0; f < features && i >= there; f++) {
        events.set(event, group.from() + i * features + f, 0);
      }
      for (int j = 0; j <= i; j++) {
        float weight = (event + i * j) % 3 * 0.7f;
        float edge = i == j || i >= there ? 0 : weight;
        events.set(event, mask + n + i * n + j, edge);
        events.set(event, mask + n + j * n + i, edge);
      }
    }
  }

  /** Whether an input says which nodes and edges there are, and has no gradient. */
  public boolean structural(int input) {
    return groups.stream()
        .filter(one -> one.kind() == Kind.GRAPH)
        .anyMatch(
            one ->
                input >= one.from() + one.shape().get(0) * one.shape().get(1)
                    && input < one.from() + one.size());
  }

  private static Method cnn(String word) {
    return Method.method(word).with("hidden", List.of(4)).with("dropout", 0);
  }

  private static List<InputGroup> scalars(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(Shapes::scalar).toList();
  }

  private static InputGroup scalar(int from) {
    return new InputGroup("s" + from, Kind.SCALAR, List.of(), from);
  }

  private static InputGroup list(int from, int length) {
    return new InputGroup("l" + from, Kind.LIST, List.of(length), from);
  }

  private static InputGroup image(int from, Integer... shape) {
    return new InputGroup("i" + from, Kind.IMAGE, List.of(shape), from);
  }

  /** How many inputs it has. */
  public int width() {
    return groups.stream().mapToInt(InputGroup::size).sum();
  }

  /** A task on these inputs. */
  public TrainingTask task(
      Examples training, Examples validation, Method activated, Method... train) {
    return Toy.task(training, validation, 3, activated, train).grouped(groups);
  }

  @Override
  public String toString() {
    return name;
  }
}
