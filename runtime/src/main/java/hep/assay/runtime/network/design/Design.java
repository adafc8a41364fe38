// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A network to be trained: its architecture with the parameters it starts from, and what happens in
 * training only.
 *
 * @param start the network at its start
 * @param dropped for each layer (branch by branch, then the joint ones) whether dropout follows
 * @param dropout fraction dropped there
 */
public record Design(Architecture start, boolean[] dropped, double dropout) {

  /** Whether it has batch normalisation. */
  public boolean normalised() {
    return start.layers().stream().anyMatch(Layer.Normalisation.class::isInstance);
  }

  /**
   * What a study's {@code model} means on these inputs.
   *
   * @throws StudyException where the inputs or settings don't fit the model, saying what would
   */
  public static Design of(TrainingTask task) {
    return switch (task.model().word()) {
      case "dnn" -> dense(task);
      case "cnn1d", "cnn2d", "cnn3d" -> convolutional(task);
      case "gnn", "resGnn" -> graphs(task);
      default -> throw new IllegalArgumentException("no network is called " + task.model().word());
    };
  }

  /**
   * Checks that a network can read such inputs, before there are any.
   *
   * @throws StudyException where not, saying what would
   */
  static void check(Method model, List<InputGroup> inputs) {
    switch (model.word()) {
      case "cnn1d", "cnn2d", "cnn3d" -> Convolutions.of(model).check(inputs);
      case "gnn", "resGnn" -> Graphs.of(model).check(inputs);
      default -> {}
    }
  }

  private static Design dense(TrainingTask task) {
    Settings settings = Models.DNN.complete(task.model().settings());
    Draft draft = new Draft(task.seed());
    List<Layer> layers =
        draft.joint(
            task.inputs().size(),
            settings.integers("hidden"),
            Activation.of(settings.word("activation")),
            settings.flag("batchNorm"),
            true,
            task.outputs().size());
    Architecture start = Architecture.of(task.inputs().size(), layers);
    return new Design(start, draft.dropped(), settings.number("dropout"));
  }

  private static Design convolutional(TrainingTask task) {
    Convolutions convolutions = Convolutions.of(task.model());
    convolutions.check(task.groups());
    Draft draft = new Draft(task.seed());
    return joined(
        task, draft, convolutions.settings(), false, group -> convolutions.branch(group, draft));
  }

  private static Design graphs(TrainingTask task) {
    Graphs graphs = Graphs.of(task.model());
    graphs.check(task.groups());
    Draft draft = new Draft(task.seed());
    return joined(task, draft, graphs.settings(), true, group -> graphs.branch(group, draft));
  }

  /**
   * A branch for each group that is no scalar, then the joint layers.
   *
   * @param dropped whether dropout follows the joint layers
   */
  private static Design joined(
      TrainingTask task,
      Draft draft,
      Settings settings,
      boolean dropped,
      Function<InputGroup, Branch> branch) {
    List<Branch> branches = new ArrayList<>();
    int width = 0;
    for (InputGroup group : task.groups()) {
      if (group.kind() == InputGroup.Kind.SCALAR) {
        width++;
      } else {
        Branch one = branch.apply(group);
        branches.add(one);
        width += one.outputs();
      }
    }
    List<Layer> joint =
        draft.joint(
            width,
            settings.integers("hidden"),
            Activation.of(settings.word("activation")),
            settings.has("batchNorm") && settings.flag("batchNorm"),
            dropped,
            task.outputs().size());
    Architecture start = new Architecture(task.inputs().size(), branches, joint);
    return new Design(start, draft.dropped(), settings.number("dropout"));
  }
}
