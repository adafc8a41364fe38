// SPDX-License-Identifier: EPL-2.0
/**
 * Selections of events: the only way to the events of a region.
 *
 * <p>{@link hep.assay.runtime.region.Thresholds} are found once on nominal validation events;
 * {@link hep.assay.runtime.region.Regions} then selects events of a dataset under any variation,
 * counts overlaps that were not excluded by proof, and guards observed events in signal regions.
 *
 * <p>To add a binning, add a line to {@link hep.assay.runtime.region.Binnings#ALL}.
 */
package hep.assay.runtime.region;
