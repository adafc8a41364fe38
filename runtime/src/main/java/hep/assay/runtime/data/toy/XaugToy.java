// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import static hep.assay.runtime.math.Draws.exponential;
import static hep.assay.runtime.math.Draws.normal;
import static hep.assay.runtime.math.Draws.uniform;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Generator;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Jets with two prongs (label 1) or one (label 0), and their expert variables.
 *
 * <p>{@code theta} is the angle between the two subjets and {@code z} the momentum fraction of the
 * leading one; both are normally distributed for signal and exponentially for background, {@code z}
 * folded into (0.5, 1] and {@code theta} into (.., 0.5). {@code r1} and {@code r2}, the radii of
 * the subjets, are uniform in [0.25, 0.5) for both classes: pure noise. With {@code overlap = 1}
 * the best possible classifier has AUC 0.999916 and cross entropy 0.00599. Events alternate between
 * the classes.
 *
 * <p>Reference: Agarwal et al., arXiv:2011.13466, section 3; numbers of its published code.
 */
final class XaugToy implements Generator {
  private static final List<String> NAMES = List.of("r1", "r2", "theta", "z");

  /** By overlap: sigma of theta, sigma of z (signal); mean of theta, mean of z (background). */
  private static final double[][] WIDTHS = {
    {0.02, 0.02, 0.02, 0.02}, {0.03, 0.09, 0.03, 0.10}, {0.05, 0.12, 0.05, 0.15}
  };

  @Override
  public Term term() {
    return Term.of(
            "xaugToy",
            "jets with one or two prongs: columns label, r1, r2, theta, z, and on demand particles and"
                + " images",
            Scalars.EVENTS,
            Setting.integer("overlap", "how much the classes overlap: 0, 1 or 2")
                .orElse(1)
                .within(0, 2),
            Setting.flag("particles", "also the lists pt1, pt2, dtheta1, dtheta2, phi1, phi2"),
            Setting.integer("pixels", "also the column image, of this many rows and columns")
                .orElse(0)
                .within(0, 256))
        .from("arXiv:2011.13466");
  }

  @Override
  public Schema schema(Settings settings) {
    Schema scalars = Scalars.schema(settings.integer("events"), NAMES);
    return XaugParticles.schema(scalars, settings.flag("particles"), settings.integer("pixels"));
  }

  @Override
  public EventTable generate(Settings settings, Seed seed) {
    double[] width = WIDTHS[settings.integer("overlap")];
    EventTable scalars = Scalars.table(settings.integer("events"), seed, NAMES, scalars(width));
    return settings.flag("particles") || settings.integer("pixels") > 0
        ? XaugParticles.add(scalars, seed, settings.flag("particles"), settings.integer("pixels"))
        : scalars;
  }

  private static Scalars.Maker scalars(double[] width) {
    return (event, random, numbers) -> {
      int label = event & 1;
      numbers[0] = uniform(random, 0.25, 0.5);
      numbers[1] = uniform(random, 0.25, 0.5);
      numbers[2] = theta(random, label, width);
      numbers[3] = z(random, label, width);
      return label;
    };
  }

  private static double theta(SplittableRandom random, int label, double[] width) {
    double theta = label == 1 ? normal(random, 0.2, width[0]) : exponential(random, width[2]);
    return theta < 0.5 ? theta : theta % 0.5;
  }

  private static double z(SplittableRandom random, int label, double[] width) {
    double z = label == 1 ? normal(random, 0.5, width[1]) : exponential(random, width[3]);
    z = z < 1 ? z : z % 1;
    return z > 0.5 ? z : 1 - z;
  }
}
