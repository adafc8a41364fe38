// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.Workers;
import java.nio.file.Path;
import java.util.List;

/**
 * What every step of a run works with.
 *
 * @param folder the study's folder, which paths of data start from
 * @param seed the study's seed
 * @param workers who does the tasks
 * @param engines who trains and reads models
 * @param progress where notes go
 */
public record Bench(
    Path folder, Seed seed, Workers workers, List<? extends Engine> engines, Progress progress) {
  public Bench {
    engines = List.copyOf(engines);
  }
}
