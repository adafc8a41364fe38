// SPDX-License-Identifier: EPL-2.0
/**
 * Unpacking of whole blocks whose unpacked size is known: output never grows, and damaged input
 * ends in an {@code IllegalArgumentException} that says what is wrong.
 *
 * <p>{@link hep.assay.runtime.data.compression.Zstandard} is here because two thirds of the time of
 * reading a ZSTD file goes into it; methods that take less are left to libraries. To add one, add
 * its class with a static {@code unpack} and call it in the formats that use it.
 */
package hep.assay.runtime.data.compression;
