// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponential}, step by step, on the lanes of a vector. */
final class VectorExponential {
  private VectorExponential() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  static FloatVector of(FloatVector x) {
    FloatVector inside = x.min(Exponential.LIMIT).max(-Exponential.LIMIT);
    FloatVector shifted = inside.fma(every(Exponential.LOG2_E), every(Exponential.ROUNDER));
    FloatVector n = shifted.sub(Exponential.ROUNDER);
    FloatVector r = n.fma(every(-Exponential.LN2_HIGH), inside);
    r = n.fma(every(-Exponential.LN2_LOW), r);
    FloatVector p = every(Exponential.SERIES_6);
    p = p.fma(r, every(Exponential.SERIES_5));
    p = p.fma(r, every(Exponential.SERIES_4));
    p = p.fma(r, every(Exponential.SERIES_3));
    p = p.fma(r, every(Exponential.SERIES_2));
    p = p.fma(r, every(Exponential.SERIES_1));
    p = p.mul(r).fma(r, r).add(1);
    return p.reinterpretAsInts()
        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  private static FloatVector every(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
