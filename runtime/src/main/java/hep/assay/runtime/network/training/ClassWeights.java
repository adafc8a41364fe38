// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/** Training weights from event weights. */
public final class ClassWeights {
  private ClassWeights() {}

  /**
   * Event weights scaled so that their mean within each class is 1: a class counts by its number of
   * events, an event of a class by its weight.
   *
   * @param classes index of the class of each event
   * @param weights event weights, after the study's policy on negative ones
   * @param names of the classes, for messages
   * @throws StudyException where the weights of a class do not sum to something positive
   */
  public static float[] normalised(int[] classes, double[] weights, List<String> names) {
    double[] sum = new double[names.size()];
    int[] count = new int[names.size()];
    for (int i = 0; i < classes.length; i++) {
      sum[classes[i]] += weights[i];
      count[classes[i]]++;
    }
    for (int k = 0; k < sum.length; k++) {
      if (!(sum[k] > 0)) {
        throw new StudyException(
            count[k] == 0
                ? "class " + names.get(k) + " has no events"
                : "the weights of class " + names.get(k) + " sum to " + sum[k] + ", not above 0");
      }
    }
    float[] normalised = new float[weights.length];
    for (int i = 0; i < classes.length; i++) {
      normalised[i] = (float) (weights[i] * count[classes[i]] / sum[classes[i]]);
    }
    return normalised;
  }

  /**
   * Weights with a mean of 1 within each class, scaled so that each class has the same sum.
   *
   * @param classes index of the class of each event
   * @param weights normalised ones
   * @param count of classes
   */
  public static float[] balanced(int[] classes, float[] weights, int count) {
    int[] events = new int[count];
    for (int one : classes) {
      events[one]++;
    }
    float[] balanced = new float[weights.length];
    for (int i = 0; i < classes.length; i++) {
      balanced[i] = (float) (weights[i] * ((double) classes.length / count / events[classes[i]]));
    }
    return balanced;
  }
}
