// SPDX-License-Identifier: EPL-2.0
/**
 * File formats, one file each.
 *
 * <p>To add a format, implement {@link hep.assay.runtime.data.Format} in a class {@code ...Format}
 * with its term and endings, and add one line to {@link hep.assay.runtime.data.format.Formats#ALL}.
 * A format reads the header alone for {@code schema}, reads only the columns asked for, and answers
 * damaged input with a {@code StudyException} that names the file and the column.
 */
package hep.assay.runtime.data.format;
