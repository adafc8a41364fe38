// SPDX-License-Identifier: EPL-2.0
/**
 * NumPy's {@code .npy} arrays, after the format's description in NumPy Enhancement Proposal 1.
 *
 * <p>{@link hep.assay.runtime.data.numpy.NumpyHeader} reads the header, a Python literal; {@link
 * hep.assay.runtime.data.numpy.NumpyArray} reads columns of the array from a stream, so that files
 * and members of an {@code .npz} archive go the same way. To add a type, add it to {@link
 * hep.assay.runtime.data.numpy.NumpyType}.
 */
package hep.assay.runtime.data.numpy;
