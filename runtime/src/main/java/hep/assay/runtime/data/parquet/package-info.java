// SPDX-License-Identifier: EPL-2.0
/**
 * Parquet files, read after the format's description (parquet.thrift and Encodings.md of Apache
 * Parquet) and Thrift's compact protocol.
 *
 * <p>{@link hep.assay.runtime.data.parquet.ParquetFile} reads the footer (names, types, ranges) and
 * columns: chunk - {@code ParquetPage} (unpacked by {@code ParquetCodec}) - {@code ValueDecoder} -
 * {@code ParquetColumn}. To add a compression, add it to {@code ParquetCodec}; an encoding, to
 * {@code ValueDecoder}; what is not known is refused by name.
 */
package hep.assay.runtime.data.parquet;
