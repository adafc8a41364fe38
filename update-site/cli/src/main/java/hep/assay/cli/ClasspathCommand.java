// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import picocli.CommandLine.Command;

/** {@code assay classpath}: what generated Java compiles against. */
@Command(
    name = "classpath",
    description = "Prints the class path that generated Java compiles against: the runtime's jar.",
    mixinStandardHelpOptions = true)
final class ClasspathCommand implements Runnable {
  @Override
  public void run() {
    System.out.println(JavaCompiler.runtimeJar());
  }
}
