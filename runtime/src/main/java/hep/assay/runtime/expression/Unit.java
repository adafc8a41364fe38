// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit: its dimension and the factor to the canonical unit of that dimension.
 *
 * @param name as written, "TeV" or "GeV^2"
 * @param factor canonical numbers per number in this unit, 1000 for TeV
 * @param dimension what it measures
 */
public record Unit(String name, double factor, Dimension dimension) {
  private static final Dimension ENERGY = new Dimension(1, 0, 0, 0);
  private static final Dimension LENGTH = new Dimension(0, 1, 0, 0);
  private static final Dimension TIME = new Dimension(0, 0, 1, 0);
  private static final Dimension AREA = new Dimension(0, 0, 0, 1);
  private static final Map<String, Unit> KNOWN = known();
  private static final Pattern POWER = Pattern.compile("([A-Za-z%]+|1)(?:\\^(-?[0-9]+))?");

  public static final Unit NONE = new Unit("", 1, Dimension.NONE);

  private static Map<String, Unit> known() {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (Unit unit :
        List.of(
            new Unit("%", 0.01, Dimension.NONE),
            new Unit("rad", 1, Dimension.NONE),
            new Unit("mrad", 1e-3, Dimension.NONE),
            new Unit("deg", Math.PI / 180, Dimension.NONE),
            new Unit("eV", 1e-9, ENERGY),
            new Unit("keV", 1e-6, ENERGY),
            new Unit("MeV", 1e-3, ENERGY),
            new Unit("GeV", 1, ENERGY),
            new Unit("TeV", 1e3, ENERGY),
            new Unit("um", 1e-3, LENGTH),
            new Unit("mm", 1, LENGTH),
            new Unit("cm", 10, LENGTH),
            new Unit("m", 1e3, LENGTH),
            new Unit("ps", 1e-3, TIME),
            new Unit("ns", 1, TIME),
            new Unit("us", 1e3, TIME),
            new Unit("ms", 1e6, TIME),
            new Unit("s", 1e9, TIME),
            new Unit("ab", 1e-6, AREA),
            new Unit("fb", 1e-3, AREA),
            new Unit("pb", 1, AREA),
            new Unit("nb", 1e3, AREA),
            new Unit("mb", 1e9, AREA))) {
      units.put(unit.name(), unit);
    }
    return units;
  }

  /** The names of the simple units, in a sensible order for completion. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /**
   * The unit written so: a simple unit, or a product such as {@code GeV^2}, {@code mm/ns}, {@code
   * 1/fb}; "" is {@link #NONE}.
   *
   * @throws StudyException where a part is unknown
   */
  public static Unit of(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    double factor = 1;
    Dimension dimension = Dimension.NONE;
    String[] parts = text.replace(" ", "").split("(?=[*/])");
    for (String part : parts) {
      boolean over = part.startsWith("/");
      Matcher matcher = POWER.matcher(part.replaceFirst("^[*/]", ""));
      if (!matcher.matches()) {
        throw new StudyException(
            "'" + text + "' is not a unit; write for example GeV, GeV^2 or 1/fb");
      }
      int power =
          (matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2))) * (over ? -1 : 1);
      Unit unit = simple(matcher.group(1));
      factor *= Math.pow(unit.factor, power);
      dimension = dimension.times(unit.dimension.power(power));
    }
    return new Unit(text, factor, dimension);
  }

  private static Unit simple(String name) {
    if (name.equals("1")) {
      return NONE;
    }
    Unit unit = KNOWN.get(name);
    if (unit == null) {
      throw new StudyException("unknown unit '" + name + "'" + Nearest.hint(name, KNOWN.keySet()));
    }
    return unit;
  }
}
