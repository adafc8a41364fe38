// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Cross entropy {@code -sum_i w_i ln p_i(true class) / sum_i w_i} in nats. A probability of zero
 * counts as the smallest normal float, a loss of 87.3.
 */
public final class CrossEntropy implements Metric {
  @Override
  public Term term() {
    return Term.of(
        "crossEntropy",
        "mean of -ln of the probability given to the true class, in nats",
        Priors.SETTING);
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    Matrix scores = scored.scores().get(0);
    double[] loss = new double[scored.count()];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = -Math.log(Math.max(Float.MIN_NORMAL, scores.get(i, scored.truth()[i])));
    }
    return List.of(Quantity.of(scored.of(), Priors.mean(scored, settings, loss)));
  }
}
