// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Importances as bars, most important first: one plot an explainer and classifier, one set of bars
 * a region and variation.
 */
public final class Bars implements Display {
  @Override
  public Term term() {
    return Term.of("bars", "importance of each input as bars, the most important first");
  }

  @Override
  public List<Plot> plots(DisplayRequest request, Settings settings) {
    Map<List<String>, List<Attribution>> together = new LinkedHashMap<>();
    for (Explained explained : request.explained()) {
      Attribution one = explained.explanation().attribution();
      together
          .computeIfAbsent(
              List.of(one.of(), one.explainer(), one.meaning()), k -> new ArrayList<>())
          .add(one);
    }
    return together.values().stream().map(Bars::plot).toList();
  }

  private static Plot plot(List<Attribution> attributions) {
    Attribution first = attributions.get(0);
    List<String> ranking = first.ranking();
    List<Series> bars = new ArrayList<>();
    for (Attribution one : attributions) {
      List<Estimate> ordered =
          ranking.stream().map(name -> one.importance().get(one.features().indexOf(name))).toList();
      double[] value = ordered.stream().mapToDouble(Estimate::value).toArray();
      double[] error = ordered.stream().mapToDouble(Estimate::uncertainty).toArray();
      bars.add(new Series.Bars(attributions.size() > 1 ? place(one) : "", value, error));
    }
    return Plot.of(
        "bars-" + first.of() + "-" + first.explainer(),
        first.explainer() + " of " + first.of() + (attributions.size() > 1 ? "" : inside(first)),
        Axis.categories("", ranking),
        Axis.linear(first.meaning()),
        bars,
        "Made from " + String.format(java.util.Locale.ROOT, "%,d", first.events()) + " events.");
  }

  static String inside(Attribution one) {
    String place = place(one);
    return place.equals("nominal") ? "" : " (" + place + ")";
  }

  private static String place(Attribution one) {
    return Stream.of(
            one.in(), one.in().isEmpty() || !one.under().equals("nominal") ? one.under() : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What makes the name of a plot of one explanation unique in its block. */
  static String suffix(Attribution one) {
    return Stream.of(
            one.of(), one.explainer(), one.in(), one.under().equals("nominal") ? "" : one.under())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("-"));
  }
}
