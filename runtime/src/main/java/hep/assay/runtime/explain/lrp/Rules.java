// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;

/** All rules of relevance propagation. */
public final class Rules {
  private Rules() {}

  public static final Registry<Rule> ALL =
      Registry.of(
          "rule of relevance propagation",
          List.of(
              new Epsilon(), new Zero(), new Gamma(), new AlphaBeta(), new WSquare(), new Flat()));

  /**
   * The preset of iNNvestigate that the literature quotes: epsilon in dense layers and those of
   * graphs, alphaBeta with alpha 1 in convolutions.
   */
  static final String PRESET_A = "presetA";

  /** The rule that a study's word means for a layer, made ready for it. */
  static Rule.Pass on(LinearForm layer, String word, Settings settings) {
    if (!word.equals(PRESET_A)) {
      return ALL.get(word).on(layer, settings);
    }
    return layer.map() instanceof ConvolutionMap
        ? ALL.get("alphaBeta").on(layer, settings.with("alpha", 1))
        : ALL.get("epsilon").on(layer, settings);
  }
}
