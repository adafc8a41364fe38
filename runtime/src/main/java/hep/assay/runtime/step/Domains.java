// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.penalty.DomainAdaptation;
import hep.assay.runtime.plan.DecorrelatePlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The samples that a score shall not tell apart. They need not be among the classes: observed
 * events have no class and are a domain all the same.
 *
 * @param ofSample number of the domain by name of a sample
 */
record Domains(Map<String, Integer> ofSample) {

  static boolean wants(DecorrelatePlan one) {
    return one.by().word().equals(DomainAdaptation.TERM.name());
  }

  /** Those of all domain adaptations of a classifier. */
  static Domains of(LearnerPlan plan, Dataset data) {
    Map<String, Integer> all = new LinkedHashMap<>();
    plan.decorrelate().stream()
        .filter(Domains::wants)
        .forEach(one -> all.putAll(of(one, data).ofSample));
    return new Domains(all);
  }

  /**
   * Each name after {@code on} is a domain: a sample, or a group of them.
   *
   * @throws StudyException where there are less than two, or a sample is in two
   */
  static Domains of(DecorrelatePlan one, Dataset data) {
    Map<String, Integer> domains = new LinkedHashMap<>();
    for (int d = 0; d < one.on().size(); d++) {
      for (String sample : data.plan().samplesOf(one.on().get(d))) {
        if (domains.put(sample, d) != null) {
          throw new StudyException("sample '" + sample + "' is in two domains of " + one.on());
        }
      }
    }
    if (one.on().size() < 2) {
      throw new StudyException(
          "domainAdaptation needs two samples or groups that shall look alike: decorrelate on"
              + " simulation, data by domainAdaptation");
    }
    return new Domains(domains);
  }

  boolean contain(int event, Dataset data) {
    return ofSample.containsKey(data.sample(event).name());
  }

  /**
   * @throws StudyException where a domain has no training event, or only such as cancel
   */
  Decorrelation decorrelation(Method by, Dataset data, int[] training, int[] validation) {
    double[] sums = sums(data, training);
    ofSample.forEach(
        (sample, domain) -> {
          if (!(sums[domain] > 0)) {
            throw new StudyException(
                by.word()
                    + " can't make '"
                    + sample
                    + "' look like the others: the weights of the training events of its domain"
                    + " sum to "
                    + sums[domain]);
          }
        });
    return new Decorrelation(
        by,
        columns(data, training),
        on(data, training),
        weights(data, training),
        columns(data, validation),
        on(data, validation),
        weights(data, validation));
  }

  private int domain(int event, Dataset data) {
    return ofSample.getOrDefault(data.sample(event).name(), 0);
  }

  private Matrix columns(Dataset data, int[] events) {
    Matrix column = Matrix.zeros(events.length, 1);
    for (int i = 0; i < events.length; i++) {
      column.set(i, 0, domain(events[i], data));
    }
    return column;
  }

  private boolean[] on(Dataset data, int[] events) {
    boolean[] on = new boolean[events.length];
    for (int i = 0; i < events.length; i++) {
      on[i] = contain(events[i], data);
    }
    return on;
  }

  private double[] sums(Dataset data, int[] events) {
    double[] sums = new double[ofSample.size() + 1];
    for (int event : events) {
      sums[domain(event, data)] += contain(event, data) ? data.weights()[event] : 0;
    }
    return sums;
  }

  /** Event weights, scaled to the same sum in each domain. */
  private float[] weights(Dataset data, int[] events) {
    double[] sums = sums(data, events);
    float[] weights = new float[events.length];
    for (int i = 0; i < events.length; i++) {
      double sum = sums[domain(events[i], data)];
      weights[i] =
          contain(events[i], data) && sum > 0
              ? (float) (data.weights()[events[i]] * events.length / sum)
              : 0;
    }
    return weights;
  }
}
