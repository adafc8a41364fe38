// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Operations on each number by itself, on the Vector API; whole vectors only, from the start. */
final class VectorElements {
  private VectorElements() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTEGERS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Returns where whole vectors end. */
  static int drop(float[] values, int first, int count, int seed, int threshold, float keep) {
    IntVector lanes = IntVector.zero(INTEGERS).addIndex(1);
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      IntVector h = lanes.add(seed + i);
      h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16)).mul(0x7feb352d);
      h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 15)).mul(0x846ca68b);
      h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
      VectorMask<Float> gone =
          h.lanewise(VectorOperators.LSHR, 8).compare(VectorOperators.LT, threshold).cast(SPECIES);
      FloatVector factor = FloatVector.broadcast(SPECIES, keep).blend(0, gone);
      FloatVector.fromArray(SPECIES, values, first + i).mul(factor).intoArray(values, first + i);
    }
    return i;
  }

  /** {@code best[b + i] = max(best[b + i], x[a + i])}; returns where whole vectors end. */
  static int larger(float[] x, int a, float[] best, int b, int count) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector.fromArray(SPECIES, best, b + i)
          .max(FloatVector.fromArray(SPECIES, x, a + i))
          .intoArray(best, b + i);
    }
    return i;
  }

  /** {@code d[a + i] = x[a + i] == best[b + i] ? g[b + i] : 0}, then that g is 0. */
  static int claim(float[] x, float[] d, int a, float[] best, float[] g, int b, int count) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector slope = FloatVector.fromArray(SPECIES, g, b + i);
      VectorMask<Float> wins =
          FloatVector.fromArray(SPECIES, x, a + i)
              .compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, best, b + i));
      zero.blend(slope, wins).intoArray(d, a + i);
      slope.blend(zero, wins).intoArray(g, b + i);
    }
    return i;
  }

  /** Of rows that are a vector long or more; the last vector of a row reaches back to its end. */
  static void gather(
      float[] x, int columns, int[] order, int from, int count, float[] y, int step) {
    for (int i = 0; i < count; i++) {
      int a = order[from + i] * columns;
      int b = i * step;
      for (int j = 0; j + LANES < columns; j += LANES) {
        FloatVector.fromArray(SPECIES, x, a + j).intoArray(y, b + j);
      }
      int last = columns - LANES;
      FloatVector.fromArray(SPECIES, x, a + last).intoArray(y, b + last);
    }
  }
}
