// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

/**
 * A momentum four-vector.
 *
 * @param px along x
 * @param py along y
 * @param pz along the beam
 * @param energy its energy
 */
record FourVector(double px, double py, double pz, double energy) {

  /** The sum of the first {@code count} massless particles. */
  static FourVector sum(double[] pt, double[] eta, double[] phi, int count) {
    double px = 0;
    double py = 0;
    double pz = 0;
    double energy = 0;
    for (int i = 0; i < count; i++) {
      px += pt[i] * Math.cos(phi[i]);
      py += pt[i] * Math.sin(phi[i]);
      pz += pt[i] * Math.sinh(eta[i]);
      energy += pt[i] * Math.cosh(eta[i]);
    }
    return new FourVector(px, py, pz, energy);
  }

  double pt() {
    return Math.hypot(px, py);
  }

  /** {@code sqrt(E^2 - p^2)}; 0 where rounding made the square negative. */
  double mass() {
    return Math.sqrt(Math.max(0, energy * energy - px * px - py * py - pz * pz));
  }

  /** {@code asinh(pz / pt)}. */
  double eta() {
    double slope = pz / pt();
    return Math.signum(slope) * Math.log(Math.abs(slope) + Math.sqrt(slope * slope + 1));
  }

  double phi() {
    return Math.atan2(py, px);
  }
}
