// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Imported;
import hep.assay.runtime.network.saved.Importer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a classifier that was trained elsewhere. Nothing is stored: the key of what is made from
 * its scores is made from the content of its files, its preparation and its engine.
 */
final class Import {
  private Import() {}

  /** Who reads the model of a learner; empty where it is trained here. */
  static Optional<Importer> importer(LearnerPlan plan, List<? extends Engine> engines) {
    String word = plan.model().map(Method::word).orElse("");
    return engines.stream()
        .filter(Importer.class::isInstance)
        .map(Importer.class::cast)
        .filter(one -> one.name().equals(word))
        .findFirst();
  }

  /** Who makes the scores: of a saved classifier it may be any engine that is here. */
  static List<Engine> makers(Engine maker, Bench bench) {
    boolean any = maker instanceof Importer importer && importer.bringsPreparation();
    return any ? List.copyOf(bench.engines()) : List.of(maker);
  }

  static Trained run(Train.Asked asked, Importer importer, Bench bench) {
    try {
      return read(asked, importer, bench);
    } catch (StudyException problem) {
      throw problem.at(asked.plan().name());
    }
  }

  private static Trained read(Train.Asked asked, Importer importer, Bench bench) {
    LearnerPlan plan = asked.plan();
    if (!plan.decorrelate().isEmpty()) {
      throw new StudyException(
          "a model from a file is not trained here, so it can't be decorrelated");
    }
    Classes classes = Classes.of(plan, asked.data().plan());
    Settings settings = importer.term().complete(plan.model().orElseThrow().settings());
    List<Input> inputs = Input.of(plan, asked.data().plan(), asked.data().table());
    Imported imported =
        importer.read(
            new Importer.ImportTask(
                bench.folder(),
                settings,
                inputs.stream().map(Input::column).toList(),
                importer.bringsPreparation() ? none(plan) : preparations(asked, classes, settings),
                classes.names(),
                bench.engines()));
    Digest digest =
        new Digest("imported")
            .put(classes.ofSample())
            .put(settings.with("file", "").with("folder", "")) // where it lies changes no number
            .put(List.copyOf(imported.files().values()));
    for (Engine maker : makers(importer, bench)) {
      digest.put(maker.engine()).put(maker.processor());
    }
    imported.preparations().forEach(one -> digest.put(one.toString()));
    return new Trained(
        plan,
        classes,
        imported.preparations(),
        trainings(imported, classes),
        digest.key(),
        imported.files(),
        importer.bringsPreparation() && imported.preparations().size() > 1);
  }

  private static List<Preparation> none(LearnerPlan plan) {
    if (!plan.prepare().isEmpty()) {
      throw new StudyException(
          "a saved model brings its own preparation; leave out prepare "
              + plan.prepare().get(0).word()
              + " ...");
    }
    return List.of();
  }

  /** As for a classifier that is trained here; without training events nothing can be learnt. */
  private static List<Preparation> preparations(
      Train.Asked asked, Classes classes, Settings settings) {
    Dataset data = asked.data();
    List<Input> inputs = Input.of(asked.plan(), data.plan(), data.table());
    boolean missing = settings.has("missing") && settings.flag("missing");
    List<Preparation> all = new ArrayList<>();
    for (int fold = 0; fold < data.split().folds(); fold++) {
      int[] training =
          Arrays.stream(data.split().events(Split.Part.TRAINING, fold))
              .filter(event -> asked.allowed()[event])
              .filter(event -> classes.ofSample()[data.samples()[event]] >= 0)
              .toArray();
      if (training.length == 0 && !asked.plan().prepare().isEmpty()) {
        throw new StudyException(
            "prepare learns from training events, and '"
                + data.name()
                + "' has none; write split fractions(...) in the dataset");
      }
      double[] weights = Arrays.stream(training).mapToDouble(e -> data.weights()[e]).toArray();
      all.add(
          training.length == 0
              ? Preparation.plain(inputs, missing)
              : Preparation.fit(
                  asked.plan().prepare(), inputs, data.table(), training, weights, missing));
    }
    return all;
  }

  private static List<List<Training>> trainings(Imported imported, Classes classes) {
    List<List<Training>> all = new ArrayList<>();
    for (List<Model> folds : imported.models()) {
      List<Training> own = new ArrayList<>();
      for (int fold = 0; fold < folds.size(); fold++) {
        List<String> inputs = imported.preparations().get(fold).names();
        Model model = Train.renamed(folds.get(fold), inputs, classes.names());
        own.add(new Training(model, new double[0], new double[0], 0, imported.notes()));
      }
      all.add(own);
    }
    return all;
  }
}
