// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

/**
 * What a linear layer does with weights of its shape, whatever their values: rules change the
 * weights, not the map. Biases are one each channel of the outputs.
 */
sealed interface LinearMap permits DenseMap, ConvolutionMap, GraphMap {

  int inputs();

  int outputs();

  /** {@code z_k += sum_j a_j w_jk}. */
  void forward(double[] weights, double[] a, double[] z);

  /** {@code c_j += sum_k w_jk s_k} for every j whose {@code a_j} is not 0. */
  void back(double[] weights, double[] a, double[] s, double[] c);
}
