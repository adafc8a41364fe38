// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import hep.assay.runtime.data.Generator;
import hep.assay.runtime.vocabulary.Registry;
import java.util.List;

/** The generators of this version. */
public final class Generators {
  private Generators() {}

  public static final Registry<Generator> ALL =
      Registry.of(
          "generator", List.of(new XaugToy(), new ModeToy(), new Gaussians(), new PivotToy()));
}
