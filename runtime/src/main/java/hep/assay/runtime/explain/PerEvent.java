// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.Network;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/** What explainers of single events have in common: one relevance an event and feature. */
public final class PerEvent {
  private PerEvent() {}

  /** Whether importances are means of relevance per largest relevance of the event. */
  public static final Setting NORMALISE =
      Setting.flag("normalise", "divide the relevances of an event by its largest one")
          .orElse(true);

  /** Relevance of one training. */
  public interface Method {
    /**
     * @param network a trained network
     * @param request with this training only
     */
    Relevance relevance(Network network, ExplainRequest request);
  }

  /** Relevances of every training and the importances they sum up to. */
  public static Explanation explain(
      Explainer explainer, ExplainRequest whole, Settings settings, String meaning, Method method) {
    int[] chosen = Sampling.chosen(whole, settings);
    ExplainRequest request = whole.select(chosen);
    List<Relevance> relevance = new ArrayList<>();
    for (int training = 0; training < request.trainings().size(); training++) {
      ExplainRequest one = request.training(training);
      Relevance found = method.relevance(network(explainer, one), one);
      relevance.add(found.with(PixelMap.of(found, one)).of(request.features()));
    }
    boolean normalised = settings.flag("normalise");
    return Summary.ofRelevance(explainer.name(), request, relevance, normalised, meaning)
        .from(chosen, Sampling.note(whole, request));
  }

  private static Network network(Explainer explainer, ExplainRequest request) {
    if (request.trainings().get(0) instanceof Network network) {
      return network;
    }
    throw new StudyException(
        explainer.name()
            + " needs "
            + explainer.needs().what()
            + ", which "
            + request.of()
            + " does not offer");
  }
}
