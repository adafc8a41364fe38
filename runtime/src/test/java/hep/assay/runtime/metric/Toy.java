// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.expression.Values;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Scored events with ties, weights of both signs and an observable that the score knows about. */
final class Toy {
  private Toy() {}

  static Scored scored(int events, long seed, boolean negativeWeights) {
    Random random = new Random(seed);
    int[] truth = new int[events];
    double[] weights = new double[events];
    double[] mass = new double[events];
    Matrix scores = Matrix.zeros(events, 2);
    for (int i = 0; i < events; i++) {
      truth[i] = random.nextInt(2);
      mass[i] = random.nextDouble();
      double logit = (truth[i] == 0 ? 1 : -1) + random.nextGaussian() + mass[i];
      float score = Math.round(40 / (1 + Math.exp(-logit))) / 40f;
      scores.set(i, 0, score);
      scores.set(i, 1, 1 - score);
      weights[i] = 0.1 + random.nextDouble();
      if (negativeWeights && random.nextInt(5) == 0) {
        weights[i] *= -0.5;
      }
    }
    return new Scored(
        "toy", List.of("W", "qcd"), List.of(scores), truth, weights, columns(Map.of("mass", mass)));
  }

  static Columns columns(Map<String, double[]> arrays) {
    Map<String, double[]> sorted = new TreeMap<>(arrays);
    return new Columns() {
      @Override
      public int count() {
        return sorted.values().iterator().next().length;
      }

      @Override
      public Set<String> names() {
        return sorted.keySet();
      }

      @Override
      public Values values(String name) {
        if (!sorted.containsKey(name)) {
          throw new StudyException("no column '" + name + "'");
        }
        return Values.of(Unit.NONE, sorted.get(name));
      }
    };
  }
}
