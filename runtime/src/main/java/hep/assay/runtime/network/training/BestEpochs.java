// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The networks of the epochs with the smallest validation loss (of the last ones where there is
 * none), and the network whose weights are their mean.
 *
 * <p>Reference: Izmailov et al., arXiv:1803.05407, with epochs chosen by their loss.
 */
final class BestEpochs {
  private final int most;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(int epoch, double loss, NeuralNetwork network) {}

  /**
   * @param most how many are kept
   */
  BestEpochs(int most) {
    this.most = most;
  }

  /**
   * Keeps an epoch if it is among the best.
   *
   * @param loss on validation events; NaN where there are none
   */
  void add(int epoch, double loss, Learner learner) {
    if (most < 2) {
      return;
    }
    double rank = Double.isNaN(loss) ? -epoch : loss;
    if (kept.size() < most || rank < kept.get(kept.size() - 1).loss()) {
      kept.add(new Kept(epoch, rank, learner.network()));
      kept.sort(Comparator.comparingDouble(Kept::loss).thenComparingInt(Kept::epoch));
      if (kept.size() > most) {
        kept.remove(most);
      }
    }
  }

  /** Forgets all: what comes is not to be compared with what was. */
  void clear() {
    kept.clear();
  }

  boolean none() {
    return kept.size() < 2;
  }

  /** The epochs, from 1, in their order. */
  List<Integer> epochs() {
    return kept.stream().map(one -> one.epoch() + 1).sorted().toList();
  }

  /** The network of mean weights. */
  NeuralNetwork mean() {
    List<NeuralNetwork> all =
        kept.stream().sorted(Comparator.comparingInt(Kept::epoch)).map(Kept::network).toList();
    NeuralNetwork first = all.get(0);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < first.layers().size(); l++) {
      int at = l;
      layers.add(mean(all.stream().map(one -> one.layers().get(at)).toList()));
    }
    return new NeuralNetwork(first.inputs(), first.outputs(), first.architecture().with(layers));
  }

  private static Layer mean(List<Layer> same) {
    Layer first = same.get(0);
    if (first instanceof Layer.Weighted weighted) {
      return weighted.with(
          mean(same, one -> ((Layer.Weighted) one).weights()),
          mean(same, one -> ((Layer.Weighted) one).bias()));
    }
    if (first instanceof Layer.Normalisation one) {
      return new Layer.Normalisation(
          one.positions(),
          mean(same, layer -> ((Layer.Normalisation) layer).scale()),
          mean(same, layer -> ((Layer.Normalisation) layer).shift()),
          mean(same, layer -> ((Layer.Normalisation) layer).mean()),
          mean(same, layer -> ((Layer.Normalisation) layer).variance()),
          one.epsilon(),
          one.activation());
    }
    // what pools or reads out has no weights
    return first;
  }

  private static float[] mean(List<Layer> same, Function<Layer, float[]> part) {
    double[] sum = new double[part.apply(same.get(0)).length];
    for (Layer layer : same) {
      float[] own = part.apply(layer);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / same.size());
    }
    return mean;
  }
}
