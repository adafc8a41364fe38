// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.metric.Shows;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import java.util.List;

/** All plots of explanations. */
public final class Displays {
  private Displays() {}

  public static final Registry<Display> ALL =
      Registry.of(
          "plot of explanations",
          List.of(new Bars(), new RankShares(), new Profile(), new Heatmap()));

  /** The plots that the methods ask for, in their order. */
  public static List<Plot> plots(List<Method> methods, DisplayRequest request) {
    List<Plot> plots =
        methods.stream()
            .flatMap(
                method -> {
                  Display display = ALL.get(method.word());
                  return display
                      .plots(request, display.term().complete(method.settings()))
                      .stream();
                })
            .toList();
    return Shows.distinct(plots);
  }
}
