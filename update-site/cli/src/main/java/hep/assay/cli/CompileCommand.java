// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.dsl.CompiledStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay compile}: writes the Java of a study and compiles it. */
@Command(
    name = "compile",
    description = "Writes the Java of a study and compiles it against the runtime's jar.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
  @Mixin private StudyFile study;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder for the Java and class files [assay-gen beside the study].")
  private Path output;

  @Option(names = "--dry-run", description = "Print the Java instead of writing it.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    CheckedSource source = CheckedSource.of(study.read());
    if (!source.tellAndAsk(System.err)) {
      return Exit.PROBLEM;
    }
    CompiledStudy compiled = source.compiled();
    if (dryRun) {
      System.out.print(compiled.java());
      return Exit.FINE;
    }
    Path folder = output == null ? source.source().path().resolveSibling("assay-gen") : output;
    JavaCompiler.compile(compiled.sourceFile(), compiled.java(), folder, folder);
    System.out.println(Issues.shown(folder.resolve(compiled.sourceFile()).toString()));
    System.out.println(
        "run it with: java -cp "
            + Issues.shown(folder.toString())
            + ":"
            + JavaCompiler.runtimeJar()
            + " "
            + compiled.className());
    return Exit.FINE;
  }
}
