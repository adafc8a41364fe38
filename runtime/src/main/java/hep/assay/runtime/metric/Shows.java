// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import java.util.List;

/** All plots of comparisons. */
public final class Shows {
  private Shows() {}

  public static final Registry<Show> ALL =
      Registry.of(
          "plot",
          List.of(
              new RocCurve(),
              new ScoreDistribution(),
              new LearningCurve(),
              new Spectrum(),
              new ReliabilityDiagram()));

  /** The plots that the methods ask for, in their order. */
  public static List<Plot> plots(List<Method> methods, ShowRequest request) {
    return methods.stream()
        .flatMap(
            method -> {
              Show show = ALL.get(method.word());
              return show.plots(request, show.term().complete(method.settings())).stream();
            })
        .toList();
  }
}
