// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.pass.Layout;
import hep.assay.runtime.network.training.TrainingSettings;

/** The optimiser's state: turns gradients into steps. */
interface Descent {

  /** Moves the parameters against the gradient, which may be changed (clipped). */
  void step(float[] parameters, float[] gradient, double rate);

  static Descent of(TrainingSettings settings, Layout layout, Kernel kernel, Crew crew) {
    Descent descent =
        settings.optimiser().equals("adam")
            ? new Adam(settings, layout, kernel, crew)
            : new Momentum(settings, layout, kernel);
    double clip = settings.clip();
    return clip == 0
        ? descent
        : (parameters, gradient, rate) -> {
          clip(gradient, clip);
          descent.step(parameters, gradient, rate);
        };
  }

  /** Shortens a gradient to this Euclidean norm where it is longer. */
  private static void clip(float[] gradient, double limit) {
    double square = 0;
    for (float one : gradient) {
      square += (double) one * one;
    }
    double norm = Math.sqrt(square);
    if (norm > limit) {
      float factor = (float) (limit / norm);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
  }

  /** Adam, arXiv:1412.6980. */
  final class Adam implements Descent {
    private final Kernel kernel;
    private final Crew crew;
    private final float[] mean;
    private final float[] square;
    private final float[] decayed;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double decay;
    private double power1 = 1;
    private double power2 = 1;

    Adam(TrainingSettings settings, Layout layout, Kernel kernel, Crew crew) {
      this.kernel = kernel;
      this.crew = crew;
      this.mean = new float[layout.size()];
      this.square = new float[layout.size()];
      this.decayed = layout.decayed();
      this.beta1 = settings.settings().number("beta1");
      this.beta2 = settings.settings().number("beta2");
      this.epsilon = settings.settings().number("epsilon");
      this.decay = settings.weightDecay();
    }

    @Override
    public void step(float[] parameters, float[] gradient, double rate) {
      power1 *= beta1;
      power2 *= beta2;
      double root = Math.sqrt(1 - power2);
      float step = (float) (rate * root / (1 - power1));
      float shrink = (float) (rate * decay);
      crew.pieces(
          parameters.length,
          (from, to) ->
              kernel.adam(
                  parameters,
                  gradient,
                  mean,
                  square,
                  decayed,
                  from,
                  to,
                  (float) beta1,
                  (float) beta2,
                  step,
                  (float) epsilon,
                  shrink));
    }
  }

  /** Gradient descent, with momentum or without. */
  final class Momentum implements Descent {
    private final Kernel kernel;
    private final float[] velocity;
    private final float[] decayed;
    private final float momentum;
    private final boolean nesterov;
    private final double decay;

    Momentum(TrainingSettings settings, Layout layout, Kernel kernel) {
      boolean plain = settings.optimiser().equals("sgd");
      this.kernel = kernel;
      this.velocity = new float[layout.size()];
      this.decayed = layout.decayed();
      this.momentum = plain ? 0 : (float) settings.settings().number("momentum");
      this.nesterov = !plain && settings.settings().flag("nesterov");
      this.decay = settings.weightDecay();
    }

    @Override
    public void step(float[] parameters, float[] gradient, double rate) {
      kernel.descend(
          parameters,
          gradient,
          velocity,
          decayed,
          momentum,
          nesterov,
          (float) rate,
          (float) (rate * decay));
    }
  }
}
