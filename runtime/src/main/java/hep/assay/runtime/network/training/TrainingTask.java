// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * All that a training depends on.
 *
 * @param inputs names of the prepared inputs
 * @param groups which of them belong together, in order; they cover all
 * @param outputs names of the classes
 * @param training the events to learn from
 * @param validation the events that decide when to stop
 * @param model the model with complete settings
 * @param train the optimiser and its companions with complete settings
 * @param decorrelations what the score shall not depend on
 * @param seed of this replica
 */
public record TrainingTask(
    List<String> inputs,
    List<InputGroup> groups,
    List<String> outputs,
    Examples training,
    Examples validation,
    Method model,
    List<Method> train,
    List<Decorrelation> decorrelations,
    Seed seed) {
  public TrainingTask {
    inputs = List.copyOf(inputs);
    groups = List.copyOf(groups);
    InputGroup.check(groups, inputs.size());
    outputs = List.copyOf(outputs);
    train = List.copyOf(train);
    decorrelations = List.copyOf(decorrelations);
  }

  /** A task whose inputs are scalars, without decorrelation. */
  public TrainingTask(
      List<String> inputs,
      List<String> outputs,
      Examples training,
      Examples validation,
      Method model,
      List<Method> train,
      Seed seed) {
    this(
        inputs,
        InputGroup.scalars(inputs),
        outputs,
        training,
        validation,
        model,
        train,
        List.of(),
        seed);
  }

  /** The same task on these events. */
  public TrainingTask with(Examples training, Examples validation) {
    return new TrainingTask(
        inputs, groups, outputs, training, validation, model, train, decorrelations, seed);
  }

  /** The same task, decorrelated. */
  public TrainingTask decorrelated(List<Decorrelation> decorrelations) {
    return new TrainingTask(
        inputs, groups, outputs, training, validation, model, train, decorrelations, seed);
  }

  /** The same task with other words of {@code train}. */
  public TrainingTask trainedBy(List<Method> words) {
    return new TrainingTask(
        inputs, groups, outputs, training, validation, model, words, decorrelations, seed);
  }

  /** The same task from another start. */
  public TrainingTask seeded(Seed other) {
    return new TrainingTask(
        inputs, groups, outputs, training, validation, model, train, decorrelations, other);
  }

  /** The same task, its inputs grouped. */
  public TrainingTask grouped(List<InputGroup> groups) {
    return new TrainingTask(
        inputs, groups, outputs, training, validation, model, train, decorrelations, seed);
  }
}
