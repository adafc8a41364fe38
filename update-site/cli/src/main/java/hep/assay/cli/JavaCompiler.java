// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles generated Java with Eclipse's compiler, so that a plain Java runtime is enough. */
final class JavaCompiler {
  private JavaCompiler() {}

  /** The class path of every generated class: the runtime and nothing else. */
  static Path runtimeJar() {
    try {
      return Path.of(StudyPlan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Compiles one class.
   *
   * @param name its source file, relative to the folder of sources
   * @param java its text
   * @param sources where the source is written
   * @param classes where the class files are written
   */
  static void compile(String name, String java, Path sources, Path classes) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, java);
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    // -17 and not --release 17, which needs a file that not every newer Java runtime has.
    boolean compiled =
        BatchCompiler.compile(
            new String[] {
              "-17",
              "-proc:none",
              "-nowarn",
              "-encoding",
              "UTF-8",
              "-cp",
              runtimeJar().toString(),
              "-d",
              classes.toString(),
              file.toString()
            },
            out,
            out,
            null);
    if (!compiled) {
      throw new IllegalStateException("the generated Java does not compile:\n" + messages);
    }
  }
}
