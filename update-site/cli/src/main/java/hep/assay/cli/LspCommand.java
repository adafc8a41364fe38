// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.dsl.ide.AssayServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code assay lsp}: the language server on standard input and output. */
@Command(
    name = "lsp",
    description = "Starts the language server on standard input and output, for editors.",
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    AssayServer.main(new String[0]);
    return Exit.FINE;
  }
}
