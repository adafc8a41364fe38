// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Spelling;
import java.util.ArrayList;
import java.util.List;

/** All metrics, and how their uncertainties are found. */
public final class Metrics {
  private Metrics() {}

  public static final Registry<Metric> ALL =
      Registry.of(
          "metric",
          List.of(
              new Auc(),
              new Rejection(),
              new Specificity(),
              new Purity(),
              new Accuracy(),
              new CrossEntropy(),
              new Reliability(),
              new MaxSic(),
              new Ams(),
              new InverseJsd(),
              new KolmogorovSmirnov(),
              new Sculpting(),
              new Correlation(),
              new Sde(),
              new CramerVonMises(),
              new Closure(),
              new Information(),
              new Yields()));

  /**
   * How many bootstrap samples a study's numbers are evaluated on: the error's own error is 5 %.
   */
  public static final int REPLICAS = 200;

  /**
   * Measures each metric on the events, nominal and on all test events; the caller adds the region
   * and the variation.
   *
   * <p>The value is that of the first training. Its uncertainty is the standard deviation over the
   * bootstrap samples of the events and, where the classifier was trained several times, over the
   * trainings, added in quadrature.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where a metric is unknown or not defined
   *     for these events
   */
  public static List<Measured> measure(List<Method> methods, Scored scored, Bootstrap bootstrap) {
    List<Asked> asked = new ArrayList<>();
    for (Method method : methods) {
      asked.addAll(asked(method, scored));
    }
    double[][] resampled = resampled(asked, scored.weights(), bootstrap);
    List<Measured> measured = new ArrayList<>();
    for (int q = 0; q < asked.size(); q++) {
      measured.add(asked.get(q).measured(resampled[q], scored));
    }
    return measured;
  }

  private static List<Asked> asked(Method method, Scored scored) {
    Metric metric = ALL.get(method.word());
    var settings = metric.term().complete(method.settings());
    String spelled = Spelling.of(metric.term(), method.settings());
    List<List<Quantity>> trainings = new ArrayList<>();
    for (int training = 0; training < scored.scores().size(); training++) {
      trainings.add(metric.quantities(scored.training(training), settings));
    }
    List<Asked> asked = new ArrayList<>();
    for (int q = 0; q < trainings.get(0).size(); q++) {
      int index = q;
      asked.add(new Asked(spelled, trainings.stream().map(of -> of.get(index)).toList()));
    }
    return asked;
  }

  /** {@code [quantity][replica]}: all quantities see the same bootstrap samples. */
  private static double[][] resampled(List<Asked> asked, double[] weights, Bootstrap bootstrap) {
    double[][] values = new double[asked.size()][bootstrap.replicas()];
    double[] drawn = new double[weights.length];
    for (int replica = 0; replica < bootstrap.replicas(); replica++) {
      bootstrap.weights(replica, weights, drawn);
      for (int q = 0; q < values.length; q++) {
        values[q][replica] = asked.get(q).trainings.get(0).value().of(drawn);
      }
    }
    return values;
  }

  /** One quantity, as evaluated by each training. */
  private record Asked(String spelled, List<Quantity> trainings) {

    Measured measured(double[] resampled, Scored scored) {
      double[] values =
          trainings.stream().mapToDouble(one -> one.value().of(scored.weights())).toArray();
      double statistical = Spread.of(resampled);
      double training = values.length > 1 ? Spread.of(values) : 0;
      double both = Math.hypot(statistical, training);
      Quantity nominal = trainings.get(0);
      Measured measured =
          Measured.of(
                  nominal.label().isEmpty() ? spelled : nominal.label(),
                  nominal.of(),
                  Estimate.of(values[0], both),
                  Double.isNaN(both)
                      ? "none: not finite in most bootstrap samples or trainings"
                      : origin(resampled.length, values.length))
              .unit(nominal.unit());
      return nominal.floor().isPresent() ? measured.floor(nominal.floor().getAsDouble()) : measured;
    }

    private static String origin(int samples, int trainings) {
      String bootstrap = "bootstrap of " + samples + " test samples";
      return trainings > 1
          ? bootstrap + " and spread of " + trainings + " trainings, in quadrature"
          : bootstrap;
    }
  }
}
