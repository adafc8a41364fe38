// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/**
 * A convolution's map.
 *
 * @param inputs of an event
 * @param outputs of an event
 * @param channels of the input
 * @param filters channels of the output
 * @param sources for each place of the output and of the kernel the place of the input, -1 outside:
 *     {@code [places][kernel]}
 * @param kernel how many places it has
 */
record ConvolutionMap(int inputs, int outputs, int channels, int filters, int[] sources, int kernel)
    implements LinearMap {

  static ConvolutionMap of(Layer.Convolution layer) {
    int[] n = Grids.three(layer.size());
    int[] k = Grids.three(layer.kernel());
    int kernel = k[0] * k[1] * k[2];
    int[] sources = new int[n[0] * n[1] * n[2] * kernel];
    for (int i = 0; i < sources.length; i++) {
      int place = i / kernel;
      int tap = i % kernel;
      int z = place / (n[1] * n[2]) + tap / (k[1] * k[2]) - (k[0] - 1) / 2;
      int y = place / n[2] % n[1] + tap / k[2] % k[1] - (k[1] - 1) / 2;
      int x = place % n[2] + tap % k[2] - (k[2] - 1) / 2;
      boolean inside = z >= 0 && z < n[0] && y >= 0 && y < n[1] && x >= 0 && x < n[2];
      sources[i] = inside ? (z * n[1] + y) * n[2] + x : -1;
    }
    return new ConvolutionMap(
        layer.inputs(), layer.outputs(), layer.channels(), layer.filters(), sources, kernel);
  }

  @Override
  public void forward(double[] weights, double[] a, double[] z) {
    for (int i = 0; i < sources.length; i++) {
      for (int c = 0; c < channels && sources[i] >= 0; c++) {
        double x = a[sources[i] * channels + c];
        if (x != 0) {
          add(x, weights, (i % kernel * channels + c) * filters, z, i / kernel * filters);
        }
      }
    }
  }

  /** {@code z += x w} over the filters. */
  private void add(double x, double[] weights, int w, double[] z, int to) {
    for (int k = 0; k < filters; k++) {
      z[to + k] = Math.fma(x, weights[w + k], z[to + k]);
    }
  }

  @Override
  public void back(double[] weights, double[] a, double[] s, double[] c) {
    double[] partial = new double[4];
    for (int i = 0; i < sources.length; i++) {
      for (int channel = 0; channel < channels && sources[i] >= 0; channel++) {
        int j = sources[i] * channels + channel;
        if (a[j] != 0) {
          int w = (i % kernel * channels + channel) * filters;
          c[j] += product(weights, w, s, i / kernel * filters, partial);
        }
      }
    }
  }

  /** {@code sum_k w_k s_k} over the filters, in four sums so that none waits for the other. */
  private double product(double[] weights, int w, double[] s, int at, double[] sums) {
    Arrays.fill(sums, 0);
    int k = 0;
    for (; k + 4 <= filters; k += 4) {
      sums[0] = Math.fma(weights[w + k], s[at + k], sums[0]);
      sums[1] = Math.fma(weights[w + k + 1], s[at + k + 1], sums[1]);
      sums[2] = Math.fma(weights[w + k + 2], s[at + k + 2], sums[2]);
      sums[3] = Math.fma(weights[w + k + 3], s[at + k + 3], sums[3]);
    }
    for (; k < filters; k++) {
      sums[0] = Math.fma(weights[w + k], s[at + k], sums[0]);
    }
    return sums[0] + sums[1] + (sums[2] + sums[3]);
  }
}
