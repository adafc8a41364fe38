// SPDX-License-Identifier: EPL-2.0
/**
 * HDF5 files as columns, on the library jHDF.
 *
 * <p>{@link hep.assay.runtime.data.hdf5.Hdf5Table} finds the columns: datasets of a group, columns
 * of a matrix, members of a compound, or a table of pandas in either of its layouts. {@link
 * hep.assay.runtime.data.hdf5.Hdf5Column} reads one. To add a layout, add a case to {@code
 * Hdf5Table}.
 */
package hep.assay.runtime.data.hdf5;
