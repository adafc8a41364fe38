// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import hep.assay.runtime.network.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The runtime's dropout on the input of a layer: DeepLearning4J's own draws differ from thread to
 * thread.
 */
final class DroppedInput implements IDropout {
  private static final long serialVersionUID = 1L;

  private final transient Dropout dropout;
  private final int layer;

  /**
   * @param layer the hidden layer whose outputs are dropped
   */
  DroppedInput(Dropout dropout, int layer) {
    this.dropout = dropout;
    this.layer = layer;
  }

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    return drop(input, result);
  }

  @Override
  public INDArray backprop(INDArray slopes, INDArray result, int iteration, int epoch) {
    return drop(slopes, result);
  }

  private INDArray drop(INDArray from, INDArray to) {
    int rows = (int) from.size(0);
    int width = (int) from.size(1);
    float[] values = from.dup('c').data().asFloat();
    dropout.apply(layer, 0, rows, width, values);
    return to.assign(Nd4j.create(values, new long[] {rows, width}, 'c'));
  }

  @Override
  public void clear() {
    // nothing is kept between the ways
  }

  @Override
  public IDropout clone() {
    return new DroppedInput(dropout, layer);
  }
}
