// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import com.google.inject.Guice;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * The language server over standard input and output, as {@code assay lsp} starts it. It ends when
 * the editor says {@code exit} or closes its end.
 */
public final class AssayServer {
  private AssayServer() {}

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    InputStream in = System.in;
    OutputStream out = System.out;
    // The editor reads standard output: whatever a library prints must not get between the
    // messages.
    System.setOut(System.err);
    try {
      serve(in, out).get();
    } catch (CancellationException closed) {
      // The editor has gone.
    }
    System.exit(0);
  }

  /** A server that talks over these streams until the input ends. */
  public static Future<Void> serve(InputStream in, OutputStream out) {
    LanguageServerImpl server = create();
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    return launcher.startListening();
  }

  /**
   * A server that is called directly, without messages: how Eclipse holds it in its own process.
   */
  public static LanguageServerImpl create() {
    // The languages are found by a ServiceLoader, which asks the thread's class loader.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(AssayServer.class.getClassLoader());
    try {
      return Guice.createInjector(new AssayServerModule()).getInstance(LanguageServerImpl.class);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
