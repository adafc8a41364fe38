// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Metrics that are read off the ROC curve at a signal efficiency. */
final class AtEfficiency {
  private AtEfficiency() {}

  static Setting setting(String name) {
    return Setting.fraction(name, "signal efficiency, found on the same events");
  }

  /** One number for each signal class: a function of the curve and of the wanted efficiency. */
  static List<Quantity> quantities(
      Metric metric,
      Scored scored,
      Settings settings,
      String setting,
      BiFunction<Roc, Double, Double> number) {
    double efficiency = settings.number(setting);
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(metric.name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      quantities.add(
          Quantity.of(
              scored.nameOf(signal), weights -> number.apply(ranking.roc(weights), efficiency)));
    }
    return quantities;
  }
}
