// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Cancelled;
import hep.assay.runtime.work.CodeIdentity;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code assay}. */
@Command(
    name = "assay",
    description = "Studies of how far a physics classifier can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = Exit.PROBLEM,
    exitCodeOnExecutionException = Exit.FAULT,
    subcommands = {
      ValidateCommand.class,
      CompileCommand.class,
      RunCommand.class,
      ReportCommand.class,
      ScoreCommand.class,
      WordsCommand.class,
      LspCommand.class,
      ClasspathCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 fine, 1 the study or its input is wrong, 2 a require gate failed, 3 a fault of"
          + " Assay.",
      "Start with:  assay run examples.xai/quickstart/quickstart.assay"
    })
public final class Main {

  /** What {@code --version} prints; Eclipse compares the number. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"assay " + CodeIdentity.VERSION};
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** The exit code of a command line. */
  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setExecutionExceptionHandler((problem, command, parsed) -> told(problem));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    return commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  /** Says what went wrong outside of a study, and what code that ends with. */
  private static int told(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      System.err.println("assay: there is no file " + missing.getMessage());
      return Exit.PROBLEM;
    }
    if (problem instanceof StudyException || problem instanceof java.io.IOException) {
      System.err.println("assay: " + problem.getMessage());
      return Exit.PROBLEM;
    }
    if (problem instanceof Cancelled) {
      System.err.println("assay: " + problem.getMessage());
      return Exit.CANCELLED;
    }
    System.err.println("assay: a fault of Assay itself; please report it with these lines:");
    problem.printStackTrace();
    return Exit.FAULT;
  }
}
