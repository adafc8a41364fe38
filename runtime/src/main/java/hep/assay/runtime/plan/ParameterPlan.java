// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Interval;
import java.util.Optional;

/**
 * A free parameter of a fit.
 *
 * @param kind parameter of interest or normalisation factor
 * @param name as the study calls it
 * @param sample the sample or group that it scales
 * @param range the values it may take
 */
public record ParameterPlan(Kind kind, String name, String sample, Optional<Interval> range) {
  /** What the parameter is. */
  public enum Kind {
    POI,
    NORMFACTOR
  }
}
