// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

/**
 * A {@code require} of the study and whether it held.
 *
 * @param condition as the study writes it
 * @param held whether it held
 * @param found the numbers it was decided on, {@code flat.inverseJsd = 412 +- 30}
 * @param warning for example that the limit is below the metric's statistical floor; empty for none
 */
public record Gate(String condition, boolean held, String found, String warning) {}
