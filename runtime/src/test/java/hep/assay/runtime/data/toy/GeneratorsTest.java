// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Generator;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private static EventTable make(String name, int events, Settings settings) {
    Generator generator = Generators.ALL.get(name);
    Settings complete = generator.term().complete(settings.with("events", events));
    return generator.generate(complete, new Seed(7));
  }

  @Test
  void everyGeneratorMakesWhatItsSchemaSaysAndTheSameAgain() {
    for (Generator generator : Generators.ALL.all()) {
      Settings settings = generator.term().complete(Settings.NONE.with("events", 1000));
      EventTable table = generator.generate(settings, new Seed(1));
      assertEquals(generator.schema(settings).names(), List.copyOf(table.names()));
      assertEquals(1000, table.count());
      EventTable again = generator.generate(settings, new Seed(1));
      EventTable other = generator.generate(settings, new Seed(2));
      EventTable fewer =
          generator.generate(
              generator.term().complete(Settings.NONE.with("events", 10)), new Seed(1));
      for (String name : table.names()) {
        assertArrayEquals(table.values(name).all(), again.values(name).all());
        assertArrayEquals(
            Arrays.copyOf(table.values(name).all(), 10), fewer.values(name).all(), name);
        assertTrue(
            name.equals("label")
                || !Arrays.equals(table.values(name).all(), other.values(name).all()));
      }
    }
  }

  private static double mean(EventTable table, String column, int label) {
    double[] labels = table.values("label").all();
    double[] values = table.values(column).all();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += labels[i] == label ? values[i] : 0;
      count += labels[i] == label ? 1 : 0;
    }
    return sum / count;
  }

  /** Exact means by integration of the densities. */
  @Test
  void xaugMeansAreExact() {
    EventTable table = make("xaugToy", 1_000_000, Settings.NONE);
    assertEquals(0.5719, mean(table, "z", 1), 0.0005);
    assertEquals(0.9015, mean(table, "z", 0), 0.0005);
    assertEquals(0.2, mean(table, "theta", 1), 0.0002);
    assertEquals(0.03, mean(table, "theta", 0), 0.0002);
    assertEquals(0.375, mean(table, "r1", 0), 0.0005);
    for (double z : table.values("z").all()) {
      assertTrue(z >= 0.5);
    }
    for (double theta : table.values("theta").all()) {
      assertTrue(theta < 0.5);
    }
  }

  /** The likelihood ratio of the exact densities reaches the exact optimum. */
  @Test
  void xaugHasTheOptimumOfItsDensities() {
    EventTable table = make("xaugToy", 400_000, Settings.NONE);
    double[] label = table.values("label").all();
    double[] theta = table.values("theta").all();
    double[] z = table.values("z").all();
    double[] score = new double[label.length];
    double crossEntropy = 0;
    for (int i = 0; i < score.length; i++) {
      double signal =
          normal(theta[i], 0.2, 0.03) * (normal(z[i], 0.5, 0.09) + normal(1 - z[i], 0.5, 0.09));
      double background =
          theta[i] < 0
              ? 0
              : folded(theta[i], 0.03, 0.5) * (folded(z[i], 0.1, 1) + folded(1 - z[i], 0.1, 1));
      score[i] = signal / (signal + background);
      crossEntropy -= Math.log(label[i] == 1 ? score[i] : 1 - score[i]) / score.length;
    }
    assertEquals(0.00599, crossEntropy, 0.0003);
    assertEquals(0.999916, auc(score, label), 0.00002);
  }

  private static double normal(double x, double mean, double sigma) {
    double u = (x - mean) / sigma;
    return Math.exp(-0.5 * u * u) / (sigma * Math.sqrt(2 * Math.PI));
  }

  /** Exponential with everything above the period folded back. */
  private static double folded(double x, double mean, double period) {
    return Math.exp(-x / mean) / mean / (1 - Math.exp(-period / mean));
  }

  private static double auc(double[] score, double[] label) {
    int[] order = Quantiles.order(score);
    double rank = 0;
    double signals = 0;
    for (int i = 0; i < order.length; i++) {
      rank += label[order[i]] == 1 ? i + 1 : 0;
      signals += label[order[i]];
    }
    return (rank - signals * (signals + 1) / 2) / (signals * (order.length - signals));
  }

  @Test
  void gaussiansHaveTheAucOfEachVariable() {
    EventTable table = make("gaussians", 400_000, Settings.NONE);
    double[] label = table.values("label").all();
    assertEquals(0.8807, auc(table.values("x0").all(), label), 0.002);
    assertEquals(0.8271, auc(table.values("x2").all(), label), 0.002);
    assertEquals(0.9919, auc(likelihoodRatio(table), label), 0.001);
  }

  private static double[] likelihoodRatio(EventTable table) {
    double[] x = table.values("x0").all();
    double[] y = table.values("x1").all();
    double[] z = table.values("x2").all();
    double[] ratio = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double background = (x[i] * x[i] + 1.6 * x[i] * y[i] + y[i] * y[i]) / 0.36 + z[i] * z[i];
      double signal = sq(x[i] - 2.5) + sq(y[i] - 2.5) + sq(z[i] - 2);
      ratio[i] = background - signal;
    }
    return ratio;
  }

  private static double sq(double x) {
    return x * x;
  }

  @Test
  void modeToyHasTheRejectionOfItsMassAgnosticVariable() {
    EventTable table = make("modeToy", 1_000_000, Settings.NONE);
    double[] label = table.values("label").all();
    double[] x = table.values("x1").all();
    double[] m = table.values("m").all();
    int[] counts = new int[3];
    int above = 0;
    for (int i = 0; i < x.length; i++) {
      if (label[i] == 1) {
        counts[0] += x[i] > 1 ? 1 : 0;
      } else {
        counts[1]++;
        counts[2] += x[i] > 1 ? 1 : 0;
        above += x[i] > 1 && m[i] > 0 ? 1 : 0;
      }
    }
    assertEquals(0.5, counts[0] / 500_000.0, 0.003);
    assertEquals(12.606, counts[1] / (double) counts[2], 0.25);
    // The false-positive rate rises as 1 + m: three quarters of it lie above 0.
    assertEquals(0.75, above / (double) counts[2], 0.01);
    assertFalse(Double.isNaN(mean(table, "x2", 1)));
  }

  @Test
  void xaugParticlesShareAllMomentumAndImagesLoseOnlyWhatIsOutside() {
    Settings all = Settings.NONE.with("particles", true).with("pixels", 16);
    EventTable table = make("xaugToy", 2000, all);
    double[] z = table.values("z").all();
    double outside = 0;
    for (int event = 0; event < 2000; event++) {
      double first = 0;
      double second = 0;
      for (int k = 0; k < 10; k++) {
        first += element(table, "pt1", event, k);
        second += element(table, "pt2", event, k);
        assertTrue(
            k == 0 || element(table, "pt1", event, k) <= element(table, "pt1", event, k - 1));
        assertTrue(
            k == 0
                || element(table, "dtheta2", event, k) >= element(table, "dtheta2", event, k - 1));
      }
      assertEquals(z[event], first, 1e-6);
      assertEquals(1, first + second, 1e-6);
      double left = 0;
      double right = 0;
      for (int pixel = 0; pixel < 256; pixel++) {
        double value = element(table, "image", event, pixel);
        left += pixel % 16 <= 7 ? value : 0;
        right += pixel % 16 > 7 ? value : 0;
      }
      assertTrue(left + right <= 1 + 1e-6 && right >= left - 1e-6);
      outside += 1 - left - right;
    }
    assertTrue(outside / 2000 < 0.05, "lost " + outside / 2000);
    EventTable plain = make("xaugToy", 2000, Settings.NONE);
    assertArrayEquals(z, plain.values("z").all());
  }

  private static double element(EventTable table, String list, int event, int k) {
    Lists jagged = (Lists) table.values(list);
    double[] one = new double[1];
    int at = jagged.start(event) + k;
    jagged.elements().copy(at, at + 1, one);
    return one[0];
  }
}
