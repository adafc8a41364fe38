// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import org.eclipse.xtext.ide.server.ServerLauncher;
import picocli.CommandLine.Command;

/** {@code assay lsp}: the language server on standard input and output. */
@Command(
    name = "lsp",
    description = "Starts the language server on standard input and output, for editors.",
    mixinStandardHelpOptions = true)
final class LspCommand implements Runnable {
  @Override
  public void run() {
    ServerLauncher.main(new String[0]);
  }
}
