// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Registry;
import java.util.List;

/** All checks of explanations. */
public final class Qualities {
  private Qualities() {}

  public static final Registry<Quality> ALL =
      Registry.of(
          "quality measure of explanations",
          List.of(new Completeness(), new RankAgreement(), new Randomisation(), new Sensitivity()));

  /** The numbers that the methods ask for, in their order. */
  public static List<Measured> measure(List<Method> methods, List<Explained> explained) {
    return methods.stream()
        .flatMap(
            method -> {
              Quality quality = ALL.get(method.word());
              return quality
                  .measure(explained, quality.term().complete(method.settings()))
                  .stream();
            })
        .toList();
  }
}
