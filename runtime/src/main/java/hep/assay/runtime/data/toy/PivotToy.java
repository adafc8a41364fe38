// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import static hep.assay.runtime.math.Draws.normal;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Generator;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Learning to pivot: background (label 0) is normal at the origin with unit widths and correlation
 * -0.5 between {@code x0} and {@code x1}, signal (label 1) normal at (1, 1 + z) without
 * correlation, and the nuisance {@code z ~ N(0, 1)} in both.
 *
 * <p>The best classifier that does not see z has cross entropy 0.44852 and AUC 0.8581, the best of
 * {@code x0} alone, which z leaves alone, 0.58160 and 0.76025. What knows nothing of z guesses it
 * with a loss of its entropy, 1.41894 nats. Events alternate between the classes.
 *
 * <p>Reference: Louppe, Kagan, Cranmer, arXiv:1611.01046, section 5.1.
 */
final class PivotToy implements Generator {
  private static final List<String> NAMES = List.of("x0", "x1", "z");
  private static final double CORRELATION = -0.5;

  @Override
  public Term term() {
    return Term.of(
            "pivotToy",
            "two normal variables, one of them shifted by a nuisance in the signal: columns label,"
                + " x0, x1, z",
            Scalars.EVENTS)
        .from("arXiv:1611.01046");
  }

  @Override
  public Schema schema(Settings settings) {
    return Scalars.schema(settings.integer("events"), NAMES);
  }

  @Override
  public EventTable generate(Settings settings, Seed seed) {
    return Scalars.table(
        settings.integer("events"),
        seed,
        NAMES,
        (event, random, numbers) -> {
          int label = event & 1;
          double a = normal(random, 0, 1);
          double b = normal(random, 0, 1);
          double z = normal(random, 0, 1);
          double rest = Math.sqrt(1 - CORRELATION * CORRELATION);
          numbers[0] = a + label;
          numbers[1] = label == 1 ? 1 + z + b : CORRELATION * a + rest * b;
          numbers[2] = z;
          return label;
        });
  }
}
