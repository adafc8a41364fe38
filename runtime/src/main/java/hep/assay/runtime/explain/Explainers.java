// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.explain.lrp.Lrp;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All explainers, and which of them works on which model. */
public final class Explainers {
  private Explainers() {}

  public static final Registry<Explainer> ALL =
      Registry.of(
          "explainer",
          List.of(
              new Permutation(),
              new Lrp(),
              new IntegratedGradients(),
              new GradientInput(),
              new Saliency(),
              new SmoothGrad()));

  /** Models that offer scores only. */
  private static final Set<String> OPAQUE = Set.of("bdt", "onnx");

  /**
   * Explains with the method as the study gives it.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where the method is unknown, its settings
   *     can't be used, or a model does not offer what it needs
   */
  public static Explanation explain(Method method, ExplainRequest request) {
    Explainer explainer = ALL.get(method.word());
    return explainer.explain(
        request, Sampling.complete(explainer, method.settings(), request.trainings()));
  }

  /**
   * Why an explainer can't work on a model, in one sentence that says what can; empty where it can.
   *
   * @param explainer its word, one of {@link #ALL}
   * @param model the word of the study's {@code model}
   */
  public static Optional<String> refusal(String explainer, String model) {
    Needs needs = ALL.get(explainer).needs();
    if (needs == Needs.SCORES || !OPAQUE.contains(model)) {
      return Optional.empty();
    }
    List<String> able =
        ALL.all().stream()
            .filter(other -> other.needs() == Needs.SCORES)
            .map(Explainer::name)
            .toList();
    return Optional.of(
        explainer
            + " needs "
            + needs.what()
            + ", which a model "
            + model
            + " does not offer; use "
            + String.join(", ", able));
  }
}
