// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * A classifier or regressor: what it learns, from which columns, by which model.
 *
 * @param name as the study calls it; also the name of its score in expressions
 * @param kind classifier or regressor
 * @param dataset the dataset it is trained on
 * @param samples the samples of it that are used; empty for all
 * @param regions the regions whose events are used; empty for all events
 * @param inputs columns, lists, images or nuisances
 * @param target samples, groups or regions to tell apart (a column for a regressor); empty for
 *     signal against background
 * @param prepare what is learnt from training events and done to inputs, in this order
 * @param model the model
 * @param train optimiser and how often
 * @param decorrelate what the score must not depend on
 */
public record LearnerPlan(
    String name,
    Kind kind,
    String dataset,
    List<String> samples,
    List<String> regions,
    List<String> inputs,
    List<String> target,
    List<Method> prepare,
    Optional<Method> model,
    List<Method> train,
    List<DecorrelatePlan> decorrelate) {
  public LearnerPlan {
    samples = List.copyOf(samples);
    regions = List.copyOf(regions);
    inputs = List.copyOf(inputs);
    target = List.copyOf(target);
    prepare = List.copyOf(prepare);
    train = List.copyOf(train);
    decorrelate = List.copyOf(decorrelate);
  }

  public static LearnerPlan of(Kind kind, String name, String dataset) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  public LearnerPlan samples(String... samples) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        List.of(samples),
        regions,
        inputs,
        target,
        prepare,
        model,
        train,
        decorrelate);
  }

  public LearnerPlan regions(String... regions) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        List.of(regions),
        inputs,
        target,
        prepare,
        model,
        train,
        decorrelate);
  }

  public LearnerPlan inputs(String... inputs) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        List.of(inputs),
        target,
        prepare,
        model,
        train,
        decorrelate);
  }

  public LearnerPlan target(String... target) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        inputs,
        List.of(target),
        prepare,
        model,
        train,
        decorrelate);
  }

  public LearnerPlan prepare(Method... prepare) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        inputs,
        target,
        List.of(prepare),
        model,
        train,
        decorrelate);
  }

  public LearnerPlan train(Method... train) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        inputs,
        target,
        prepare,
        model,
        List.of(train),
        decorrelate);
  }

  public LearnerPlan decorrelate(DecorrelatePlan added) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        inputs,
        target,
        prepare,
        model,
        train,
        Lists.and(decorrelate, added));
  }

  public static LearnerPlan classifier(String name, String dataset) {
    return of(Kind.CLASSIFIER, name, dataset);
  }

  public static LearnerPlan regressor(String name, String dataset) {
    return of(Kind.REGRESSOR, name, dataset);
  }

  public LearnerPlan model(Method method) {
    return new LearnerPlan(
        name,
        kind,
        dataset,
        samples,
        regions,
        inputs,
        target,
        prepare,
        Optional.of(method),
        train,
        decorrelate);
  }

  /** The training method of this word, if the study names it: {@code trainedBy("repeat")}. */
  public Optional<Method> trainedBy(String word) {
    return train.stream().filter(method -> method.word().equals(word)).findFirst();
  }

  /** What is learnt. */
  public enum Kind {
    CLASSIFIER,
    REGRESSOR
  }
}
