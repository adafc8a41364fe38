// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

/**
 * An integrated luminosity.
 *
 * @param value the number as written
 * @param unit the unit under the stroke, "fb" in {@code 138 /fb}
 */
public record Luminosity(double value, String unit) {}
