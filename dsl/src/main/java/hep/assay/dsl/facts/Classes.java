// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a classifier tells apart. */
public final class Classes {

  private Classes() {}

  /** How many; 0 where it is not known yet. */
  public static int count(Learner learner) {
    return Inheritance.member(learner, Target.class)
        .map(target -> target.getNames().size())
        .orElse(Inheritance.isComplete(learner) ? 2 : 0);
  }

  /** The samples of all classes; empty where not all of them are known. */
  public static Optional<Set<Sample>> samples(Learner learner) {
    Set<Dataset> datasets = Datasets.of(learner);
    if (datasets.isEmpty()
        || !Inheritance.isComplete(learner)
        || !datasets.stream().allMatch(Inheritance::isComplete)) {
      return Optional.empty();
    }
    Optional<Target> target = Inheritance.member(learner, Target.class);
    if (target.isPresent()) {
      return samples(target.get().getNames());
    }
    Set<Sample> samples = new LinkedHashSet<>();
    for (Dataset dataset : datasets) {
      Inheritance.named(dataset, Sample.class).stream()
          .filter(
              sample ->
                  sample.getRole() != null
                      && List.of("signal", "background").contains(sample.getRole().getName()))
          .forEach(samples::add);
    }
    return Optional.of(samples);
  }

  /** The samples that are named, those of groups among them; empty where a name is none. */
  public static Optional<Set<Sample>> samples(List<Reference> names) {
    Set<Sample> samples = new LinkedHashSet<>();
    for (Reference name : names) {
      Named named = name.getMember() == null ? name.getTarget() : name.getMember();
      if (named instanceof Sample sample && !sample.eIsProxy()) {
        samples.add(sample);
      } else if (named instanceof Group group && !group.eIsProxy()) {
        Optional<Set<Sample>> of = samples(group.getOf());
        if (of.isEmpty()) {
          return Optional.empty();
        }
        samples.addAll(of.get());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(samples);
  }
}
