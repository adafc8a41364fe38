// SPDX-License-Identifier: EPL-2.0
/**
 * The command line, one file per command; {@link hep.assay.cli.Main} lists them.
 *
 * <p>To add a command, write a class with picocli's {@code @Command} that returns an {@link
 * hep.assay.cli.Exit} code, and add it to the list of {@link hep.assay.cli.Main}.
 */
package hep.assay.cli;
