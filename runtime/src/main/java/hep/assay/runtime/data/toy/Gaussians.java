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
 * Three normal variables of width 1.5: background (label 0) at the origin with correlation -0.8
 * between {@code x0} and {@code x1}, signal (label 1) at (2.5, 2.5, 2) without correlation.
 *
 * <p>The best classifier has AUC 0.99192; {@code x0} alone 0.8807, {@code x2} alone 0.8271, which a
 * classifier that is independent of {@code x0} can't exceed. Events alternate between the classes.
 *
 * <p>Reference: Kasieczka, Nachman, Schwartz, Shih, arXiv:2007.14400, section 4.1.
 */
final class Gaussians implements Generator {
  private static final List<String> NAMES = List.of("x0", "x1", "x2");
  private static final double WIDTH = 1.5;
  private static final double CORRELATION = -0.8;

  @Override
  public Term term() {
    return Term.of(
            "gaussians",
            "three normal variables, two of them correlated in the background: columns label, x0,"
                + " x1, x2",
            Scalars.EVENTS)
        .from("arXiv:2007.14400");
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
          double rest = Math.sqrt(1 - CORRELATION * CORRELATION);
          numbers[0] = WIDTH * a + 2.5 * label;
          numbers[1] = WIDTH * (label == 1 ? b : CORRELATION * a + rest * b) + 2.5 * label;
          numbers[2] = WIDTH * normal(random, 0, 1) + 2 * label;
          return label;
        });
  }
}
