package org.hyperbolic4j.experiments.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.DataException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Entry point of {@code h4j}. Exit codes: 0 done, 1 failed while running, 2 bad input. */
@Command(
    name = "h4j",
    description = "Hyperbolic deep learning in Java: train, verify, reproduce.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    subcommands = {
      TrainCommand.class,
      EvalCommand.class,
      ParityCommand.class,
      ManifoldsCommand.class,
      DoctorCommand.class
    })
public final class Main {

  @Option(
      names = "--stack-trace",
      scope = ScopeType.INHERIT,
      description = "Print the whole stack trace of a failure.")
  private boolean stackTrace;

  private Main() {}

  /**
   * Runs a command and exits.
   *
   * @param args command and options
   */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where complaints go
   * @param args command and options
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.setOut(out);
    line.setErr(err);
    EnumWords.use(line);
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          CommandLine command = e.getCommandLine();
          command.getErr().println("h4j: " + oneLine(e));
          command
              .getErr()
              .println(
                  "     see 'h4j"
                      + (command.getParent() == null ? "" : " " + command.getCommandName())
                      + " --help'");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (main.stackTrace) {
            e.printStackTrace(command.getErr());
          }
          command.getErr().println("h4j: " + oneLine(e));
          return e instanceof BadInputException || e instanceof DataException
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    line.setExecutionStrategy(
        parsed -> {
          Integer helpGiven = CommandLine.executeHelpRequest(parsed);
          if (helpGiven != null) {
            return helpGiven;
          }
          if (!parsed.hasSubcommand()) {
            line.usage(err);
            return CommandLine.ExitCode.USAGE;
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    return line.execute(args);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "failed with " + failure.getClass().getSimpleName() + " (--stack-trace shows where)";
    }
    return message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
