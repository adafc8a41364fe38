// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two metrics of the block against each other, one point a classifier: what one costs in the other.
 */
public final class Front implements Show {
  @Override
  public Term term() {
    String[] metrics = Metrics.ALL.all().stream().map(Metric::name).toArray(String[]::new);
    return Term.of(
            "front",
            "two measured metrics against each other, one point a classifier",
            Setting.word("x", "a metric of the block", metrics),
            Setting.word("y", "a metric of the block", metrics))
        .positionally("x", "y");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    Measured first = find(request.measured(), settings.word("x"));
    Measured second = find(request.measured(), settings.word("y"));
    Map<List<String>, Measured> ys = new LinkedHashMap<>();
    request.measured().stream()
        .filter(one -> one.metric().equals(second.metric()))
        .forEach(one -> ys.put(List.of(one.of(), one.in(), one.under()), one));
    List<Series> points = new ArrayList<>();
    for (Measured x : request.measured()) {
      Measured y = ys.get(List.of(x.of(), x.in(), x.under()));
      if (x.metric().equals(first.metric()) && y != null) {
        points.add(point(x, y));
      }
    }
    return List.of(
        Plot.of(
            "front-" + settings.word("x") + "-" + settings.word("y"),
            settings.word("y") + " against " + settings.word("x"),
            axis(first),
            axis(second),
            points,
            "One point a classifier; vertical errors as in the table."));
  }

  private static Series point(Measured x, Measured y) {
    boolean nominal = y.under().equals("nominal");
    String where = y.in() + (nominal ? "" : (y.in().isEmpty() ? "" : ", ") + y.under());
    return new Series.Points(
        where.isEmpty() ? y.of() : y.of() + " in " + where,
        new double[] {x.estimate().value()},
        new double[] {y.estimate().value()},
        new double[] {y.estimate().uncertainty()});
  }

  private static Axis axis(Measured measured) {
    String unit = measured.unit().isEmpty() ? "" : " [" + measured.unit() + "]";
    return measured.metric().startsWith("inverseJsd")
        ? Axis.logarithmic(measured.metric() + unit)
        : Axis.linear(measured.metric() + unit);
  }

  private static Measured find(List<Measured> measured, String word) {
    Optional<Measured> found =
        measured.stream()
            .filter(one -> one.metric().equals(word) || one.metric().startsWith(word + "("))
            .findFirst();
    return found.orElseThrow(
        () -> new StudyException("front needs '" + word + "' among what the block measures"));
  }
}
