// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Which nodes of a graph are joined.
 *
 * @param word {@code radius}, {@code nearest} or {@code all}
 * @param value the radius, or the number of neighbours
 * @param cyclic by axis, whether values 2 pi apart are the same
 */
record Edges(String word, double value, boolean[] cyclic) {
  private static final String RADIUS = "radius";
  private static final String NEAREST = "nearest";
  static final String ALL = "all";

  static Setting setting(String name) {
    return Setting.method(
        name,
        "radius(0.4): nodes nearer than this; nearest(8): each node with its 8 nearest, in both"
            + " directions; all: every two nodes",
        RADIUS,
        NEAREST,
        ALL);
  }

  /** What the study says; {@code edges = all} is a word. */
  static Method said(Settings settings) {
    return settings.values().get("edges") instanceof String word
        ? Method.method(word)
        : settings.method("edges");
  }

  static Optional<String> wrong(Method method) {
    List<?> values = List.copyOf(method.settings().values().values());
    if (method.word().equals(ALL)) {
      return values.isEmpty() ? Optional.empty() : Optional.of("edges = all takes no value");
    }
    if (!method.word().equals(RADIUS) && !method.word().equals(NEAREST)) {
      return Optional.of("edges are radius(0.4), nearest(8) or all, not " + method.word());
    }
    boolean positive = values.size() == 1 && values.get(0) instanceof Double x && x > 0;
    if (!positive) {
      return Optional.of(
          method.word() + " needs one number above 0, as in radius(0.4), nearest(8)");
    }
    double value = (Double) values.get(0);
    return method.word().equals(NEAREST) && value != Math.rint(value)
        ? Optional.of("nearest needs a whole number, as in nearest(8)")
        : Optional.empty();
  }

  static Edges of(Method method, boolean[] cyclic) {
    double value =
        method.settings().values().values().stream()
            .mapToDouble(one -> (Double) one)
            .findFirst()
            .orElse(0);
    return new Edges(method.word(), value, cyclic);
  }

  /**
   * Writes the adjacency {@code [nodes][nodes]}.
   *
   * @param position {@code [x, y][node]}
   * @param there how many nodes are no padding
   */
  void join(double[][] position, int there, int nodes, float[] into, int at) {
    double[][] distance = distances(position, there);
    for (int i = 0; i < there; i++) {
      for (int j = 0; j < there; j++) {
        boolean edge =
            i != j
                && switch (word) {
                  case RADIUS -> distance[i][j] < value * value;
                  case NEAREST -> isNear(distance[i], i, j);
                  default -> true;
                };
        if (edge) {
          into[at + i * nodes + j] = 1;
          into[at + j * nodes + i] = 1;
        }
      }
    }
  }

  /** Whether fewer than so many nodes are nearer to i than j; of equal ones the first is nearer. */
  private boolean isNear(double[] distance, int i, int j) {
    int nearer = 0;
    for (int k = 0; k < distance.length; k++) {
      boolean before = distance[k] < distance[j] || distance[k] == distance[j] && k < j;
      nearer += k != i && k != j && before ? 1 : 0;
    }
    return nearer < value && !Double.isNaN(distance[j]);
  }

  /** Squares of the distances, {@code [node][node]}. */
  private double[][] distances(double[][] position, int there) {
    double[][] distance = new double[there][there];
    for (int i = 0; i < there && !word.equals(ALL); i++) {
      for (int j = 0; j < there; j++) {
        double dx = JetFrame.difference(position[0][i], position[0][j], cyclic[0]);
        double dy = JetFrame.difference(position[1][i], position[1][j], cyclic[1]);
        distance[i][j] = dx * dx + dy * dy;
      }
    }
    return distance;
  }
}
