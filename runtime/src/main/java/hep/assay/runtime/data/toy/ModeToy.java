// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import static hep.assay.runtime.math.Draws.normal;
import static hep.assay.runtime.math.Draws.uniform;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Generator;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * A classifier's temptation to learn the mass: signal (label 1) has {@code m} half uniform in (-1,
 * 1), half normal at 0.2 with width 0.1, and {@code x1 ~ N(1, 1)}; one half of the background has
 * the mass density (1 + m)/2 and {@code x1 ~ N(0, 1)}, the other (1 - m)/2 and {@code x1 ~ N(-4,
 * 1)}; {@code x2 = exp(m) + m} gives the mass away.
 *
 * <p>A cut on {@code x1} alone has rejection 12.606 at 50 % signal efficiency, with a
 * false-positive rate 0.15866 (1 + m)/2. Events alternate between the classes.
 *
 * <p>Reference: Kitouni et al., arXiv:2010.09745, section 4.
 */
final class ModeToy implements Generator {
  private static final List<String> NAMES = List.of("x1", "x2", "m");

  @Override
  public Term term() {
    return Term.of(
            "modeToy",
            "a signal peak over two backgrounds with linear mass densities: columns label, x1,"
                + " x2, m",
            Scalars.EVENTS)
        .from("arXiv:2010.09745");
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
          boolean signal = (event & 1) == 1;
          boolean first = random.nextDouble() < 0.5;
          // The density (1 + m)/2 on (-1, 1) has the quantile 2 sqrt(u) - 1.
          double slope = 2 * Math.sqrt(random.nextDouble()) - 1;
          double m =
              !signal
                  ? (first ? slope : -slope)
                  : first ? uniform(random, -1, 1) : normal(random, 0.2, 0.1);
          numbers[0] = normal(random, signal ? 1 : first ? 0 : -4, 1);
          numbers[1] = Math.exp(m) + m;
          numbers[2] = m;
          return signal ? 1 : 0;
        });
  }
}
