// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.training.TrainingSettings;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** A dense network of the runtime as one of DeepLearning4J, with the same parameters. */
final class Configuration {
  private Configuration() {}

  /**
   * The network; its last layer gives logits.
   *
   * @param dropout null for none
   */
  static MultiLayerNetwork network(
      List<Layer.Dense> start, TrainingSettings settings, Dropout dropout) {
    NeuralNetConfiguration.Builder common =
        new NeuralNetConfiguration.Builder()
            // the gradient is already a mean; DeepLearning4J shall not divide it again
            .miniBatch(false)
            .weightInit(WeightInit.ZERO)
            .updater(updater(settings));
    NeuralNetConfiguration.ListBuilder list = common.list();
    for (int l = 0; l < start.size(); l++) {
      list.layer(
          layer(start.get(l), l > 0 && dropout != null ? new DroppedInput(dropout, l - 1) : null));
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    for (int l = 0; l < start.size(); l++) {
      Layer.Dense layer = start.get(l);
      long[] shape = {layer.inputs(), layer.outputs()};
      network.getLayer(l).setParam("W", Nd4j.create(layer.weights().clone(), shape, 'c'));
    }
    return network;
  }

  private static DenseLayer layer(Layer.Dense layer, DroppedInput dropped) {
    DenseLayer.Builder builder =
        new DenseLayer.Builder()
            .nIn(layer.inputs())
            .nOut(layer.outputs())
            .activation(activation(layer));
    return (dropped == null ? builder : builder.dropOut(dropped)).build();
  }

  private static Activation activation(Layer.Dense layer) {
    return switch (layer.activation()) {
      case LINEAR, SOFTMAX -> Activation.IDENTITY;
      case RELU -> Activation.RELU;
      case TANH -> Activation.TANH;
      case SIGMOID -> Activation.SIGMOID;
      case SOFTPLUS -> Activation.SOFTPLUS;
      case ELU -> Activation.ELU;
      case GELU -> Activation.GELU;
      case SWISH -> Activation.SWISH;
    };
  }

  private static IUpdater updater(TrainingSettings settings) {
    double rate = settings.learningRate();
    return switch (settings.optimiser()) {
      case "adam" ->
          new Adam(
              rate,
              settings.settings().number("beta1"),
              settings.settings().number("beta2"),
              settings.settings().number("epsilon"));
      case "sgd" -> new Sgd(rate);
      // without the look-ahead it is refused before
      default -> new Nesterovs(rate, settings.settings().number("momentum"));
    };
  }
}
