// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.keras.KerasImporter;
import hep.assay.runtime.network.saved.SavedImporter;
import java.util.List;
import java.util.stream.Stream;

/** Who trains or reads models with the runtime's jar alone. */
public final class OwnEngines {
  private OwnEngines() {}

  public static final List<Engine> ALL =
      Stream.concat(
              FusedTrainer.all().stream(), Stream.of(new KerasImporter(), new SavedImporter()))
          .toList();
}
