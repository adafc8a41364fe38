// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.vocabulary.Registry;
import java.util.List;

/** The decorrelation methods of this version. */
public final class Penalties {
  private Penalties() {}

  public static final Registry<Penalty> ALL =
      Registry.of(
          "decorrelation method",
          List.of(
              new Disco(),
              new DoubleDisco(),
              new Mode(),
              new Adversary(),
              new Planing(),
              new Flatness(),
              new UBoost(),
              new DomainAdaptation()));
}
