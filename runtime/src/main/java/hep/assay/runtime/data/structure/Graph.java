// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.data.Loss;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A graph whose nodes are the first objects of a list and whose edges join objects that are near.
 *
 * <p>The adjacency is symmetric, 1 for an edge, without self loops; a shorter list is padded by
 * nodes without features and edges, and longer ones are cut off.
 */
final class Graph implements Structure {
  private static final int MOST = 1000;

  @Override
  public Term term() {
    return Term.of(
            "graph",
            "objects of a list as nodes, edges between those that are near",
            Setting.column(OF, "a list of the dataset"),
            Setting.integer("nodes", "how many objects; the list's length where left out")
                .within(1, MOST)
                .maybe(),
            Setting.columns("features", "the members that a node has, [pt, eta, phi]"),
            Edges.setting("edges"),
            Setting.columns("axes", "the two members that distances are measured in, [eta, phi]")
                .maybe())
        .positionally(OF)
        .from("Dreyer, Qu, arXiv:2012.08526; Qu, Gouskos, arXiv:1902.08570 (nearest)");
  }

  @Override
  public Optional<Wrong> wrong(Settings settings, int length) {
    if (length < 0) {
      return Optional.of(
          new Wrong(
              OF,
              "'"
                  + settings.word(OF)
                  + "' is no list of the dataset; declare one: list constituents length(30) {"
                  + " column pt = ... }"));
    }
    if (nodes(settings, length) == 0) {
      return Optional.of(
          new Wrong(
              OF,
              "the list '"
                  + settings.word(OF)
                  + "' has no length, so the graph needs its nodes: nodes = 30"));
    }
    if (nodes(settings, length) > MOST) {
      return Optional.of(
          new Wrong(OF, "a graph has " + MOST + " nodes at most; say how many: nodes = 30"));
    }
    Method edges = Edges.said(settings);
    return Edges.wrong(edges)
        .map(message -> new Wrong("edges", message))
        .or(() -> axes(settings, edges));
  }

  private static Optional<Wrong> axes(Settings settings, Method edges) {
    int axes = settings.has("axes") ? settings.words("axes").size() : 0;
    boolean needed = !edges.word().equals(Edges.ALL);
    return axes == 2 || axes == 0 && !needed
        ? Optional.empty()
        : Optional.of(
            new Wrong(
                "axes",
                axes == 0
                    ? "edges = " + edges.word() + " needs the axes, as in axes = [eta, phi]"
                    : "distances have two axes, as in [eta, phi], not " + axes));
  }

  private static int nodes(Settings settings, int length) {
    return settings.has("nodes") ? settings.integer("nodes") : length;
  }

  @Override
  public Optional<Shape> shape(Settings settings, int length) {
    return Optional.of(Shape.graph(nodes(settings, length), settings.words("features").size()));
  }

  @Override
  public ShapedColumn make(String name, Settings settings, Source source) {
    Shape shape = shape(settings, source.length(settings.word(OF))).orElseThrow();
    int nodes = shape.sizes().get(0);
    int features = shape.sizes().get(1);
    List<String> axes = settings.has("axes") ? settings.words("axes") : List.of();
    List<String> members = new ArrayList<>(settings.words("features"));
    members.addAll(axes);
    Objects objects = new Objects(source.columns(), members);
    boolean[] cyclic = new boolean[2];
    for (int k = 0; k < axes.size(); k++) {
      cyclic[k] = source.cyclic().contains(axes.get(k));
    }
    Edges edges = Edges.of(Edges.said(settings), cyclic);
    int count = source.columns().count();
    float[] all = ShapedColumn.array(shape, count, "the graphs '" + name + "'");
    long objectsOfAll = IntStream.range(0, count).mapToLong(objects::count).sum();
    long kept = IntStream.range(0, count).mapToLong(i -> Math.min(nodes, objects.count(i))).sum();
    String what = "objects are no nodes of graph '" + name + "', which has " + nodes;
    source.losses().accept(Loss.of(what, objectsOfAll - kept, objectsOfAll));
    IntStream.range(0, count)
        .parallel()
        .forEach(
            event -> {
              double[][] own = objects.of(event);
              int there = Math.min(nodes, own[0].length);
              int at = event * shape.values();
              for (int node = 0; node < there; node++) {
                for (int feature = 0; feature < features; feature++) {
                  all[at + node * features + feature] = (float) own[feature][node];
                }
                all[at + nodes * features + node] = 1;
              }
              double[][] position =
                  axes.isEmpty() ? own : new double[][] {own[features], own[features + 1]};
              edges.join(position, there, nodes, all, at + nodes * (features + 1));
            });
    return new ShapedColumn(shape, count, all, Unit.NONE);
  }
}
