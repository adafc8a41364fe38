// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All plots of comparisons. */
public final class Shows {
  private Shows() {}

  public static final Registry<Show> ALL =
      Registry.of(
          "plot",
          List.of(
              new RocCurve(),
              new SicCurve(),
              new AmsCurve(),
              new Front(),
              new ScoreDistribution(),
              new LearningCurve(),
              new Spectrum(),
              new EfficiencyAlong(),
              new ReliabilityDiagram()));

  /** The plots that the methods ask for, in their order. */
  public static List<Plot> plots(List<Method> methods, ShowRequest request) {
    List<Plot> plots =
        methods.stream()
            .flatMap(
                method -> {
                  Show show = ALL.get(method.word());
                  return show.plots(request, show.term().complete(method.settings())).stream();
                })
            .toList();
    return distinct(plots);
  }

  /** The plots with a number behind a name that was there before: names are file names. */
  public static List<Plot> distinct(List<Plot> plots) {
    Set<String> taken = new HashSet<>();
    List<Plot> distinct = new ArrayList<>();
    for (Plot plot : plots) {
      String name = plot.name();
      for (int number = 2; !taken.add(name); number++) {
        name = plot.name() + "-" + number;
      }
      distinct.add(
          new Plot(
              name, plot.title(), plot.x(), plot.y(), plot.series(), plot.marks(), plot.caption()));
    }
    return distinct;
  }
}
