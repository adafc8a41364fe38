// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import java.util.Arrays;

/** A pass on which every input counts as 1, whatever its value. */
record OnesPass(LinearPass pass) implements Rule.Pass {

  @Override
  public double down(double[] a, double[] above, double[] below) {
    double[] ones = new double[a.length];
    Arrays.fill(ones, 1);
    return pass.down(ones, above, below);
  }

  @Override
  public Rule.Pass through(LinearMap map) {
    return new OnesPass(pass.through(map));
  }
}
