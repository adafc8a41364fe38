// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

/**
 * Part of an array.
 *
 * @param start its first byte
 * @param end the first byte behind it
 */
record Span(byte[] array, int start, int end) {}
