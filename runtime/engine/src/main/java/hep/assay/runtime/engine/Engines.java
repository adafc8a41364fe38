// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine;

import hep.assay.runtime.OwnEngines;
import hep.assay.runtime.engine.dl4j.DeepLearning4jTrainer;
import hep.assay.runtime.engine.onnx.OnnxImporter;
import hep.assay.runtime.engine.xgboost.XgboostTrainer;
import hep.assay.runtime.network.Engine;
import java.util.List;
import java.util.stream.Stream;

/** Every engine of this distribution, in plain sight. */
public final class Engines {
  private Engines() {}

  /**
   * Who trains or reads models; the first that {@linkplain
   * hep.assay.runtime.network.training.Trainer#trains trains} a model gets it.
   */
  public static final List<Engine> ALL =
      Stream.concat(
              OwnEngines.ALL.stream(),
              Stream.of(new DeepLearning4jTrainer(), new XgboostTrainer(), new OnnxImporter()))
          .toList();
}
