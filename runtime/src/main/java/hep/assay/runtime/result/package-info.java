// SPDX-License-Identifier: EPL-2.0
/**
 * What came out: numbers with uncertainties, plots and tables as data, gates, notes, provenance.
 *
 * <p>A method of the field answers in these records; the report draws any {@link
 * hep.assay.runtime.result.Plot} and prints any {@link hep.assay.runtime.result.Table} without
 * knowing the method. {@link hep.assay.runtime.result.StudyResults} is the whole.
 */
package hep.assay.runtime.result;
