// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Normal;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientExplainersTest {

  /** A made-up differentiable function of two inputs with one logit. */
  private record Made(
      java.util.function.ToDoubleFunction<float[]> f,
      java.util.function.Function<float[], float[]> slope)
      implements Network {
    @Override
    public List<String> inputs() {
      return List.of("x", "y");
    }

    @Override
    public List<String> outputs() {
      return List.of("f");
    }

    @Override
    public Matrix scores(Matrix events) {
      return logits(events);
    }

    @Override
    public Matrix logits(Matrix events) {
      Matrix logits = Matrix.zeros(events.rows(), 1);
      for (int i = 0; i < events.rows(); i++) {
        logits.set(i, 0, (float) f.applyAsDouble(row(events, i)));
      }
      return logits;
    }

    @Override
    public Matrix gradient(Matrix events, int output) {
      Matrix gradient = Matrix.zeros(events.rows(), 2);
      for (int i = 0; i < events.rows(); i++) {
        float[] one = slope.apply(row(events, i));
        gradient.set(i, 0, one[0]);
        gradient.set(i, 1, one[1]);
      }
      return gradient;
    }

    @Override
    public Architecture architecture() {
      throw new UnsupportedOperationException("a function without layers");
    }

    private static float[] row(Matrix events, int i) {
      return new float[] {events.get(i, 0), events.get(i, 1)};
    }
  }

  private static final Made PRODUCT = new Made(v -> v[0] * v[1], v -> new float[] {v[1], v[0]});

  private static Examples one(float x, float y) {
    return new Examples(new Matrix(1, 2, new float[] {x, y}), new int[] {0}, new float[] {1});
  }

  private static Relevance relevance(Network network, Examples event, Method method) {
    return Explainers.explain(
            method, ExplainRequest.of("f", List.of(network), event, event, new Seed(5)))
        .relevance()
        .get(0);
  }

  @Test
  void integratedGradientsOfAProduct() {
    // f = x y from (0, 0) to (2, 3): (3, 3); the midpoint rule is exact for a linear gradient.
    Relevance found =
        relevance(
            PRODUCT, one(2, 3), Method.method("integratedGradients").with("baseline", "zero"));
    assertEquals(3, found.values().get(0, 0), 1e-5);
    assertEquals(3, found.values().get(0, 1), 1e-5);
    assertEquals(6, found.explained()[0], 1e-6);
  }

  @Test
  void integratedGradientsSeeThroughSaturationWhereSaliencyDoesNot() {
    // f = 1 - ReLU(1 - x) is flat at x = 2, yet differs by 1 from x = 0.
    Made flat = new Made(v -> 1 - Math.max(0, 1 - v[0]), v -> new float[] {v[0] < 1 ? 1 : 0, 0});
    assertEquals(0, relevance(flat, one(2, 0), Method.method("saliency")).values().get(0, 0));
    Method integrated = Method.method("integratedGradients").with("baseline", "zero");
    assertEquals(1, relevance(flat, one(2, 0), integrated).values().get(0, 0), 1e-6);
  }

  @Test
  void gradientTimesInputByHand() {
    Relevance found = relevance(PRODUCT, one(2, 3), Method.method("gradientInput"));
    assertEquals(6, found.values().get(0, 0));
    assertEquals(6, found.values().get(0, 1));
  }

  @Test
  void smoothGradOfARectifier() {
    // E[ReLU'(x + noise)] = Phi(x / s); the reference has standard deviation 1 in x.
    Made rectifier = new Made(v -> Math.max(0, v[0]), v -> new float[] {v[0] > 0 ? 1 : 0, 0});
    Examples reference =
        new Examples(
            new Matrix(2, 2, new float[] {-1, 0, 1, 0}), new int[] {0, 1}, new float[] {1, 1});
    ExplainRequest request =
        ExplainRequest.of("f", List.of(rectifier), one(0.2f, 0), reference, new Seed(2));
    Method method = Method.method("smoothGrad").with("samples", 10_000).with("noise", 0.5);
    double found = Explainers.explain(method, request).relevance().get(0).values().get(0, 0);
    assertEquals(Normal.below(0.4), found, 0.015);
  }

  @Test
  void explainedOutputs() {
    Matrix two = new Matrix(2, 2, new float[] {1, 3, 2, -1});
    assertEquals(-2, Output.of(two, "score").value(two)[0]);
    assertEquals(3, Output.of(two, "score").value(two)[1]);
    assertEquals(3, Output.of(two, "predicted").value(two)[0]);
    assertEquals(1, Output.of(two, "signal").value(two)[0]);
    Matrix one = new Matrix(2, 1, new float[] {-2, 2});
    assertEquals(-2, Output.of(one, "score").value(one)[0]);
    assertEquals(2, Output.of(one, "predicted").value(one)[0]);
    assertTrue(Output.of(one, "signal").value(one)[1] == 2);
  }
}
