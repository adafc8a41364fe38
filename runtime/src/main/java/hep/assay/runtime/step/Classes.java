// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier tells apart, and which samples of its dataset are of which class.
 *
 * @param names the classes; the first is the signal where there are two
 * @param ofSample the class of each sample of the dataset, -1 for samples that are not used
 */
public record Classes(List<String> names, int[] ofSample) {

  /**
   * The classes of a learner: its targets in their order, or signal against background.
   *
   * @throws StudyException where there are fewer than two, or a sample is in two
   */
  static Classes of(LearnerPlan learner, DatasetPlan dataset) {
    return learner.target().isEmpty() ? byRole(learner, dataset) : byTarget(learner, dataset);
  }

  private static Classes byRole(LearnerPlan learner, DatasetPlan dataset) {
    int[] ofSample = new int[dataset.samples().size()];
    List<String> signals = new ArrayList<>();
    List<String> backgrounds = new ArrayList<>();
    for (int s = 0; s < ofSample.length; s++) {
      SamplePlan sample = dataset.samples().get(s);
      ofSample[s] = -1;
      if (!isUsed(learner, dataset, sample)) {
        continue;
      }
      if (sample.role() == SamplePlan.Role.SIGNAL) {
        ofSample[s] = 0;
        signals.add(sample.name());
      } else if (sample.role() == SamplePlan.Role.BACKGROUND) {
        ofSample[s] = 1;
        backgrounds.add(sample.name());
      }
    }
    if (signals.isEmpty() || backgrounds.isEmpty()) {
      throw new StudyException(
              "a classifier without target needs samples of role signal and background; '"
                  + dataset.name()
                  + "' has signal "
                  + signals
                  + " and background "
                  + backgrounds)
          .at(learner.name());
    }
    return new Classes(
        List.of(title(signals, "signal"), title(backgrounds, "background")), ofSample);
  }

  private static String title(List<String> samples, String role) {
    return samples.size() == 1 ? samples.get(0) : role;
  }

  private static Classes byTarget(LearnerPlan learner, DatasetPlan dataset) {
    List<String> known = dataset.samples().stream().map(SamplePlan::name).toList();
    int[] ofSample = new int[known.size()];
    java.util.Arrays.fill(ofSample, -1);
    for (int k = 0; k < learner.target().size(); k++) {
      for (String sample : dataset.samplesOf(learner.target().get(k))) {
        int s = known.indexOf(sample);
        if (s < 0) {
          throw new StudyException(
                  "target '"
                      + sample
                      + "' is no sample of '"
                      + dataset.name()
                      + "'; only samples and groups can be told apart in this version")
              .at(learner.name());
        }
        if (ofSample[s] >= 0) {
          throw new StudyException("sample '" + sample + "' is in two targets").at(learner.name());
        }
        ofSample[s] = k;
      }
    }
    if (learner.target().size() < 2) {
      throw new StudyException("target needs at least two classes").at(learner.name());
    }
    return new Classes(learner.target(), ofSample);
  }

  private static boolean isUsed(LearnerPlan learner, DatasetPlan dataset, SamplePlan sample) {
    return learner.samples().isEmpty()
        || learner.samples().stream()
            .anyMatch(name -> dataset.samplesOf(name).contains(sample.name()));
  }
}
