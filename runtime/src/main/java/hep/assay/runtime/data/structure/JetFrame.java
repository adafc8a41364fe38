// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.expression.Functions;
import hep.assay.runtime.vocabulary.Settings;

/**
 * Moves, turns and stretches the objects of one event.
 *
 * @param centre what becomes the origin: none, hardest, centroid, subjet
 * @param rotate what points to -y: none, second, principal
 * @param scale whether distances are divided by that of the second from the centre
 * @param zCut of the subjets
 * @param cyclic by axis, whether values 2 pi apart are the same; differences are then in (-pi, pi]
 */
record JetFrame(String centre, String rotate, boolean scale, double zCut, boolean[] cyclic) {

  static JetFrame of(Settings settings, boolean cyclicX, boolean cyclicY) {
    return new JetFrame(
        settings.word("centre"),
        settings.word("rotate"),
        settings.word("scale").equals("separation"),
        settings.number("zCut"),
        new boolean[] {cyclicX, cyclicY});
  }

  /**
   * The objects in the frame.
   *
   * @param objects {@code [x, y, value][object]}
   * @return the same arrangement; values as they are
   */
  double[][] of(double[][] objects) {
    if (centre.equals("none") || objects[0].length == 0) {
      return objects;
    }
    double[][] axes = axes(objects);
    double[] x = shifted(objects[0], axes[0][0], cyclic[0]);
    double[] y = shifted(objects[1], axes[0][1], cyclic[1]);
    double[] second = new double[2];
    for (int k = 0; axes[1] != null && k < 2; k++) {
      second[k] = difference(axes[1][k], axes[0][k], cyclic[k]);
    }
    double distance = Math.hypot(second[0], second[1]);
    if (rotate.equals("second") && distance > 0) {
      turn(x, y, second[0] / distance, second[1] / distance);
    } else if (rotate.equals("principal")) {
      principal(x, y, objects[2]);
    }
    if (scale && distance > 0) {
      for (int i = 0; i < x.length; i++) {
        x[i] /= distance;
        y[i] /= distance;
      }
    }
    return new double[][] {x, y, objects[2]};
  }

  /** The origin and the second point, which is null for the centroid and of a lone object. */
  private double[][] axes(double[][] objects) {
    if (centre.equals("subjet")) {
      return Subjets.of(objects, cyclic, zCut);
    }
    int first = hardest(objects[2], -1);
    double[] origin = {objects[0][first], objects[1][first]};
    if (centre.equals("centroid")) {
      return new double[][] {centroid(objects, origin), null};
    }
    int next = hardest(objects[2], first);
    return new double[][] {
      origin, next < 0 ? null : new double[] {objects[0][next], objects[1][next]}
    };
  }

  /** The first of the objects with the highest value, one left out; -1 where there is none. */
  private static int hardest(double[] values, int but) {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (i != but && (best < 0 || values[i] > values[best] || Double.isNaN(values[best]))) {
        best = i;
      }
    }
    return best;
  }

  /** The mean weighted by value, near the hardest object so that cyclic axes have one. */
  private double[] centroid(double[][] objects, double[] near) {
    double sum = 0;
    double[] mean = new double[2];
    for (int i = 0; i < objects[0].length; i++) {
      if (!Double.isNaN(objects[2][i])) {
        sum += objects[2][i];
        for (int k = 0; k < 2; k++) {
          mean[k] += objects[2][i] * difference(objects[k][i], near[k], cyclic[k]);
        }
      }
    }
    return sum > 0 ? new double[] {near[0] + mean[0] / sum, near[1] + mean[1] / sum} : near;
  }

  private static double[] shifted(double[] values, double by, boolean cyclic) {
    double[] shifted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      shifted[i] = difference(values[i], by, cyclic);
    }
    return shifted;
  }

  static double difference(double a, double b, boolean cyclic) {
    return cyclic ? Functions.deltaPhi(a, b) : a - b;
  }

  /** Turns the unit vector (ux, uy) to (0, -1). */
  private static void turn(double[] x, double[] y, double ux, double uy) {
    for (int i = 0; i < x.length; i++) {
      double across = ux * y[i] - uy * x[i];
      double along = ux * x[i] + uy * y[i];
      x[i] = across;
      y[i] = -along;
    }
  }

  /** Turns the axis of the largest second moment to y, its heavier side to -y. */
  private static void principal(double[] x, double[] y, double[] value) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = Double.isNaN(value[i]) ? 0 : value[i];
      xx += weight * x[i] * x[i];
      yy += weight * y[i] * y[i];
      xy += weight * x[i] * y[i];
    }
    double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    double ux = Math.cos(angle);
    double uy = Math.sin(angle);
    double heavier = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = Double.isNaN(value[i]) ? 0 : value[i];
      heavier += weight * Math.signum(ux * x[i] + uy * y[i]);
    }
    double sign = heavier < 0 ? -1 : 1;
    turn(x, y, sign * ux, sign * uy);
  }
}
