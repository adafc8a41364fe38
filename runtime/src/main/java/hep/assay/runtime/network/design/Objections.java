// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.design.Blueprint.Objection;
import hep.assay.runtime.network.design.Blueprint.Part;
import hep.assay.runtime.network.design.Blueprint.Protection;
import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.penalty.DoubleDisco;
import hep.assay.runtime.penalty.Penalties;
import hep.assay.runtime.penalty.Penalty;
import hep.assay.runtime.penalty.Penalty.Suits;
import hep.assay.runtime.penalty.UBoost;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a {@link Blueprint} does not go together. */
final class Objections {
  private static final List<String> NOT_DEEPLEARNING4J =
      List.of(Optimisers.PENALTY.name(), Optimisers.NOISE.name(), Optimisers.FGSM.name());

  private final Blueprint blueprint;
  private final String model;
  private final boolean trees;
  private final List<Objection> found = new ArrayList<>();

  private Objections(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.model = blueprint.model().word();
    this.trees = model.equals(Models.BDT.name());
  }

  static List<Objection> of(Blueprint blueprint) {
    Objections objections = new Objections(blueprint);
    objections.model();
    objections.optimisers();
    objections.moved();
    for (int d = 0; d < blueprint.protections().size(); d++) {
      objections.protection(d, blueprint.protections().get(d));
    }
    return objections.found;
  }

  private void object(Part part, int index, String message) {
    found.add(new Objection(part, index, message));
  }

  private boolean isNetwork() {
    return Models.NETWORKS.stream().anyMatch(term -> term.name().equals(model));
  }

  private Settings settings() {
    return Models.term(model).complete(blueprint.model().settings());
  }

  private boolean normalised() {
    return isNetwork() && settings().has("batchNorm") && settings().flag("batchNorm");
  }

  private boolean byDeepLearning4j() {
    return model.equals(Models.DNN.name())
        && settings().word("engine").equals(Models.DEEPLEARNING4J);
  }

  /** The inputs that a network reads, and who trains it. */
  private void model() {
    if (isNetwork() && !blueprint.inputs().isEmpty()) {
      try {
        Design.check(blueprint.model(), blueprint.inputs());
      } catch (StudyException unfit) {
        object(Part.MODEL, 0, unfit.getMessage());
      }
    }
    if (byDeepLearning4j() && normalised()) {
      object(
          Part.MODEL, 0, "dnn(batchNorm = true) is trained by the fused engine; leave engine out");
    }
  }

  private void optimisers() {
    List<String> words = Optimisers.OPTIMISERS.stream().map(term -> term.name()).toList();
    String first = null;
    for (int t = 0; t < blueprint.train().size(); t++) {
      Method method = blueprint.train().get(t);
      if (words.contains(method.word())) {
        if (first != null) {
          object(
              Part.TRAIN,
              t,
              "train names two optimisers, " + first + " and " + method.word() + "; give one");
        }
        first = method.word();
      }
      if (byDeepLearning4j()) {
        deepLearning4j(t, method);
      }
    }
  }

  private void deepLearning4j(int t, Method method) {
    if (NOT_DEEPLEARNING4J.contains(method.word())) {
      object(
          Part.TRAIN,
          t,
          "train "
              + method.word()
              + " does not go with engine = deeplearning4j; leave the engine out");
    }
    boolean heavyBall =
        method.word().equals(Optimisers.MOMENTUM.name())
            && !Optimisers.MOMENTUM.complete(method.settings()).flag("nesterov");
    if (heavyBall) {
      object(
          Part.TRAIN,
          t,
          "DeepLearning4J knows momentum with Nesterov's look-ahead only: write"
              + " momentum(nesterov = true), or dnn(engine = fused)");
    }
  }

  /** Events that are moved on purpose. */
  private void moved() {
    for (int t = 0; t < blueprint.train().size(); t++) {
      String word = blueprint.train().get(t).word();
      boolean fgsm = word.equals(Optimisers.FGSM.name());
      if (fgsm && (normalised() || !blueprint.protections().isEmpty())) {
        object(
            Part.TRAIN,
            t,
            "fgsm moves event by event, so it does not go with "
                + (normalised() ? "batch normalisation" : "decorrelate")
                + " in this version");
      }
      for (InputGroup group : blueprint.inputs()) {
        if ((fgsm || word.equals(Optimisers.NOISE.name()))
            && group.kind() == InputGroup.Kind.GRAPH) {
          object(
              Part.TRAIN,
              t,
              word + " can't move the graph '" + group.name() + "'; use images or lists");
        }
      }
    }
  }

  private void protection(int d, Protection one) {
    Penalty penalty = Penalties.ALL.get(one.word());
    unfit(penalty.suits(), one.word()).ifPresent(message -> object(Part.DECORRELATE, d, message));
    if (penalty.takesColumns() && one.columns() == 0) {
      object(
          Part.DECORRELATE,
          d,
          one.word()
              + " needs a column to be independent of: decorrelate mass on ... by "
              + one.word());
    } else if (!penalty.takesColumns() && one.columns() > 0) {
      object(
          Part.DECORRELATE,
          d,
          one.word() + " takes no column: write decorrelate on ... by " + one.word());
    }
    if (one.samples() < penalty.leastSamples()) {
      object(
          Part.DECORRELATE,
          d,
          one.word()
              + " needs two samples or groups that shall look alike: decorrelate on simulation,"
              + " data by "
              + one.word());
    }
    alone(d, one.word());
  }

  private Optional<String> unfit(Suits suits, String word) {
    if (trees && blueprint.classes() > 2) {
      return Optional.of(
          "bdt can be decorrelated where it tells two classes apart, not " + blueprint.classes());
    }
    String reason =
        switch (suits) {
          case ALL -> "";
          case NETWORKS -> trees ? "bdt can't be decorrelated by " + word : "";
          case TREES ->
              trees ? "" : word + " is a way of boosting trees, and a model " + model + " has none";
          case PAIRS ->
              model.equals(Models.DNN.name()) && !byDeepLearning4j()
                  ? ""
                  : word + " trains two dense networks: only model dnn(engine = fused) does that";
        };
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason + able());
  }

  /** What the model can be told instead. */
  private String able() {
    List<String> able =
        Penalties.ALL.all().stream()
            .filter(one -> one.suits() != Suits.PAIRS)
            .filter(one -> one.suits() == Suits.ALL || (one.suits() == Suits.TREES) == trees)
            .map(Penalty::name)
            .toList();
    return "; use " + String.join(", ", able) + (trees ? ", or model dnn(...)" : "");
  }

  /** Two that would both shape the whole training. */
  private void alone(int d, String word) {
    List<String> words = blueprint.protections().stream().map(Protection::word).toList();
    if (word.equals(UBoost.TERM.name()) && words.size() > 1) {
      object(Part.DECORRELATE, d, "uBoost can't be combined with other decorrelations: " + words);
    }
    if (word.equals(DoubleDisco.TERM.name()) && words.indexOf(word) < d) {
      object(Part.DECORRELATE, d, "doubleDisco is said twice; name its samples in one");
    }
  }
}
