// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.saved.ForeignModel;
import hep.assay.runtime.network.saved.ModelFormat;
import hep.assay.runtime.network.saved.SavedModel;
import hep.assay.runtime.network.saved.SavedModelFormat;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.report.Markup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps the classifiers of a run, each in a folder that scoring new files needs nothing beside. */
final class SavedModels {
  private SavedModels() {}

  /** The files, by path relative to the study's results. */
  static SortedMap<String, byte[]> files(StudyPlan study, Collection<Trained> trained) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Trained one : trained) {
      if (ModelFormat.writes(one.model(0, 0)) || one.model(0, 0) instanceof ForeignModel) {
        String folder = Markup.fileName(one.plan().name()) + "/" + SavedModelFormat.FOLDER + "/";
        SavedModelFormat.write(saved(study, one))
            .forEach((name, bytes) -> files.put(folder + name, bytes));
      }
    }
    return files;
  }

  private static SavedModel saved(StudyPlan study, Trained one) {
    DatasetPlan dataset = study.dataset(one.plan().dataset());
    List<String> inputs =
        one.preparations().get(0).inputs().stream()
            .map(input -> input.source().column())
            .distinct()
            .toList();
    DatasetPlan declared = SavedModel.declarations(dataset, inputs);
    List<List<SavedModel.Member>> members = new ArrayList<>();
    for (int replica = 0; replica < one.replicas(); replica++) {
      List<SavedModel.Member> folds = new ArrayList<>();
      for (int fold = 0; fold < one.folds(); fold++) {
        Training training = one.trainings().get(replica).get(fold);
        folds.add(
            new SavedModel.Member(
                one.preparations().get(fold), training.model(), checkpoints(training)));
      }
      members.add(folds);
    }
    return new SavedModel(
        study.name(),
        one.plan().name(),
        one.classes().names(),
        inputs,
        tree(dataset),
        declared.columns(),
        declared.lists(),
        members);
  }

  private static Map<Integer, Model> checkpoints(Training training) {
    Map<Integer, Model> checkpoints = new TreeMap<>();
    training.checkpoints().forEach(one -> checkpoints.put(one.epoch(), one.model()));
    return checkpoints;
  }

  private static String tree(DatasetPlan dataset) {
    return Stream.concat(
            Stream.of(dataset.source()), dataset.samples().stream().map(one -> one.source()))
        .map(SourcePlan::tree)
        .filter(tree -> !tree.isEmpty())
        .findFirst()
        .orElse("");
  }
}
