// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

/**
 * A dense layer's map.
 *
 * @param inputs rows of the weights
 * @param outputs columns of the weights
 */
record DenseMap(int inputs, int outputs) implements LinearMap {

  @Override
  public void forward(double[] weights, double[] a, double[] z) {
    for (int j = 0; j < inputs; j++) {
      for (int k = 0; k < outputs && a[j] != 0; k++) {
        z[k] = Math.fma(a[j], weights[j * outputs + k], z[k]);
      }
    }
  }

  @Override
  public void back(double[] weights, double[] a, double[] s, double[] c) {
    for (int j = 0; j < inputs; j++) {
      double sum = 0;
      for (int k = 0; k < outputs && a[j] != 0; k++) {
        sum = Math.fma(weights[j * outputs + k], s[k], sum);
      }
      c[j] += sum;
    }
  }
}
