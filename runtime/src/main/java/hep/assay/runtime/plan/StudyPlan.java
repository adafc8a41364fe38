// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Optional;

/**
 * A whole study as data: what the generated Java builds, and all that a run needs to know.
 *
 * <p>Nothing is inherited any more: every {@code from} has been written out.
 *
 * @param name the study's name
 * @param title its title; may be empty
 * @param seed from which every random number comes; never 0
 * @param luminosity where given
 * @param info experiment, energy, references
 * @param datasets in the order written, as are the others
 * @param learners classifiers and regressors
 * @param regions selections
 * @param nuisances systematic uncertainties
 * @param tasks the questions
 * @param exports further files to write
 * @param origin where it was written
 */
public record StudyPlan(
    String name,
    String title,
    long seed,
    Optional<Luminosity> luminosity,
    List<Method> info,
    List<DatasetPlan> datasets,
    List<LearnerPlan> learners,
    List<RegionPlan> regions,
    List<NuisancePlan> nuisances,
    List<TaskPlan> tasks,
    List<Method> exports,
    Origin origin) {
  public StudyPlan {
    info = List.copyOf(info);
    datasets = List.copyOf(datasets);
    learners = List.copyOf(learners);
    regions = List.copyOf(regions);
    nuisances = List.copyOf(nuisances);
    tasks = List.copyOf(tasks);
    exports = List.copyOf(exports);
  }

  public static StudyPlan study(String name, String title) {
    return new StudyPlan(
        name,
        title,
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Origin.UNKNOWN);
  }

  public StudyPlan seed(long seed) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan info(Method... info) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        List.of(info),
        datasets,
        learners,
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan dataset(DatasetPlan added) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        Lists.and(datasets, added),
        learners,
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan learner(LearnerPlan added) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        Lists.and(learners, added),
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan region(RegionPlan added) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        Lists.and(regions, added),
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan nuisance(NuisancePlan added) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        regions,
        Lists.and(nuisances, added),
        tasks,
        exports,
        origin);
  }

  public StudyPlan task(TaskPlan added) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        regions,
        nuisances,
        Lists.and(tasks, added),
        exports,
        origin);
  }

  public StudyPlan exports(Method... exports) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        regions,
        nuisances,
        tasks,
        List.of(exports),
        origin);
  }

  public StudyPlan origin(Origin origin) {
    return new StudyPlan(
        name,
        title,
        seed,
        luminosity,
        info,
        datasets,
        learners,
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public StudyPlan luminosity(double value, String unit) {
    return new StudyPlan(
        name,
        title,
        seed,
        Optional.of(new Luminosity(value, unit)),
        info,
        datasets,
        learners,
        regions,
        nuisances,
        tasks,
        exports,
        origin);
  }

  public DatasetPlan dataset(String wanted) {
    return find("dataset", datasets, DatasetPlan::name, wanted);
  }

  public LearnerPlan learner(String wanted) {
    return find("classifier", learners, LearnerPlan::name, wanted);
  }

  public RegionPlan region(String wanted) {
    return find("region", regions, RegionPlan::name, wanted);
  }

  public NuisancePlan nuisance(String wanted) {
    return find("nuisance", nuisances, NuisancePlan::name, wanted);
  }

  private static <T> T find(
      String what, List<T> all, java.util.function.Function<T, String> name, String wanted) {
    return all.stream()
        .filter(one -> name.apply(one).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "no "
                        + what
                        + " '"
                        + wanted
                        + "'"
                        + Nearest.hint(wanted, all.stream().map(name).toList())));
  }
}
