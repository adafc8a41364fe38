// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.AssayFile;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Group;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/**
 * Which datasets a place of a study speaks of, so that their columns and samples can be named
 * there.
 */
public final class Datasets {

  private Datasets() {}

  /**
   * The datasets of the block around an element, in the order they are named.
   *
   * @return empty where the block has none, as a recipe, or where it is not known which
   */
  public static Set<Dataset> of(EObject element) {
    Dataset around = EcoreUtil2.getContainerOfType(element, Dataset.class);
    if (around != null) {
      return Set.of(around);
    }
    EObject block = blockOf(element);
    return block instanceof Named named ? ofBlock(named, new LinkedHashSet<>()) : Set.of();
  }

  /** The block of the file that an element stands in. */
  public static EObject blockOf(EObject element) {
    EObject block = element;
    while (block.eContainer() != null && !(block.eContainer() instanceof AssayFile)) {
      block = block.eContainer();
    }
    return block;
  }

  /**
   * The datasets of a classifier, region, nuisance or task; those seen already end a cycle of
   * references.
   */
  private static Set<Dataset> ofBlock(Named block, Set<Named> seen) {
    Set<Dataset> datasets = new LinkedHashSet<>();
    if (!seen.add(block) || block.eIsProxy()) {
      return datasets;
    }
    for (Reference reference : on(block)) {
      add(reference, datasets);
    }
    if (datasets.isEmpty() && block instanceof Task task) {
      followed(task).forEach(reference -> follow(reference.getTarget(), datasets, seen));
    } else if (on(block).isEmpty() && (block instanceof Region || block instanceof Nuisance)) {
      only(Imports.fileOf(block)).ifPresent(datasets::add);
    }
    return datasets;
  }

  /** The only dataset of a study, which regions and nuisances need not name. */
  private static Optional<Dataset> only(AssayFile file) {
    List<Dataset> all = visible(file);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private static List<Reference> on(Named block) {
    if (block instanceof Learner learner) {
      return Inheritance.nearest(learner, Learner::getOn);
    } else if (block instanceof Region region) {
      return Inheritance.nearest(region, Region::getOn);
    } else if (block instanceof Nuisance nuisance) {
      return Inheritance.nearest(nuisance, Nuisance::getOn);
    }
    return block instanceof Task task ? Inheritance.nearest(task, Task::getOn) : List.of();
  }

  private static List<Reference> followed(Task task) {
    List<Reference> followed = new ArrayList<>(Inheritance.nearest(task, Task::getRegions));
    followed.addAll(Inheritance.nearest(task, Task::getOf));
    return followed;
  }

  private static void follow(Named target, Set<Dataset> datasets, Set<Named> seen) {
    if (target instanceof Learner || target instanceof Region) {
      datasets.addAll(ofBlock(target, seen));
    } else if (target instanceof Sample || target instanceof Group) {
      datasets.add((Dataset) target.eContainer());
    }
  }

  private static void add(Reference reference, Set<Dataset> datasets) {
    Named target = reference.getTarget();
    if (target instanceof Dataset dataset && !dataset.eIsProxy()) {
      datasets.add(dataset);
    } else if ((target instanceof Sample || target instanceof Group) && !target.eIsProxy()) {
      datasets.add((Dataset) target.eContainer());
    }
  }

  /** All datasets that the file can name. */
  public static List<Dataset> visible(AssayFile file) {
    return Imports.visible(file).stream()
        .flatMap(one -> one.getElements().stream())
        .filter(Dataset.class::isInstance)
        .map(Dataset.class::cast)
        .toList();
  }

  /** Samples and groups of a dataset, with those it takes over. */
  public static List<Named> samples(Dataset dataset) {
    List<Named> samples = new ArrayList<>(Inheritance.named(dataset, Sample.class));
    samples.addAll(Inheritance.named(dataset, Group.class));
    return samples;
  }
}
