package org.hyperbolic4j.experiments.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.nn.engine.WorkerPool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
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
      ReportCommand.class,
      OodCommand.class,
      AdversarialCommand.class,
      ComplementarityCommand.class,
      GradCamCommand.class,
      HierarchyCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ParityCommand.class,
      VerifyCommand.class,
      NormsCommand.class,
      CentresCommand.class,
      BenchCommand.class,
      ReproduceCommand.class,
      ManifoldsCommand.class,
      DataCommand.class,
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
    ChildProcess.followParent();
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
    return run(out, err, CommandLine.defaultFactory(), args);
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where complaints go
   * @param factory makes the commands
   * @param args command and options
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, IFactory factory, String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main, factory);
    line.setOut(out);
    line.setErr(err);
    EnumWords.use(line);
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          CommandLine command = e.getCommandLine();
          command.getErr().println("h4j: " + oneLine(e));
          command
              .getErr()
              .println("     see '%s --help'".formatted(command.getCommandSpec().qualifiedName()));
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e, err));
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
          try {
            BadInputs.rethrow(WorkerPool::configuredThreads);
            return new CommandLine.RunLast().execute(parsed);
          } catch (BadInputException | Error e) {
            return main.failed(e, err);
          }
        });
    return line.execute(args);
  }

  /** Prints the failure's line and says with what code to exit. */
  private int failed(Throwable failure, PrintWriter err) {
    if (stackTrace) {
      failure.printStackTrace(err);
    }
    err.println("h4j: " + oneLine(failure));
    return failure instanceof BadInputException || failure instanceof DataException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String oneLine(Throwable failure) {
    if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
      return oneLine(failure.getCause());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (%s): a smaller --batch needs less".formatted(failure.getMessage());
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "failed with " + failure.getClass().getSimpleName() + " (--stack-trace shows where)";
    }
    if (failure instanceof Error) {
      message = failure.getClass().getSimpleName() + ": " + message;
    }
    return message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
