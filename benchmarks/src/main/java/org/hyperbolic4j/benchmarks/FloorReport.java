package org.hyperbolic4j.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;
import org.hyperbolic4j.nn.engine.WorkerPool;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures operators and layers and how fast this machine moves bytes and calculates, in one run of
 * JMH, and prints how far the fastest call of each is from its floor: {@code java -cp
 * benchmarks/target/benchmarks.jar org.hyperbolic4j.benchmarks.FloorReport}.
 *
 * <p>Options are JMH's ({@code -p shape=128x8x32x32 -p operator=ADD -f 3 OperatorBenchmark});
 * before them {@code --json FILE} writes what is printed to a file, too, and {@code --quick}
 * measures everything once, in no time, on maps of 2x3x4x4 and in this process: to see whether it
 * runs.
 */
public final class FloorReport {

  private final List<String> arguments;
  private boolean quick;
  private Optional<Path> json = Optional.empty();

  private FloorReport(List<String> arguments) {
    this.arguments = new ArrayList<>(arguments);
  }

  /**
   * Measures and prints. Exits with 2 if an option is wrong, with 1 if something fails.
   *
   * @param arguments options
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    FloorReport report = new FloorReport(Arrays.asList(arguments));
    try {
      report.takeOwnOptions();
      FloorTable table = report.measure();
      out.print(table.text());
      report.write(table);
      return 0;
    } catch (CommandLineOptionException | BadOptionException e) {
      err.println(e.getMessage());
      return 2;
    } catch (RunnerException | IllegalArgumentException | IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void takeOwnOptions() throws BadOptionException {
    while (!arguments.isEmpty() && arguments.get(0).startsWith("--")) {
      String option = arguments.remove(0);
      switch (option) {
        case "--quick" -> quick = true;
        case "--json" -> {
          if (arguments.isEmpty()) {
            throw new BadOptionException("--json needs the file to write");
          }
          json = Optional.of(writable(arguments.remove(0)));
        }
        default ->
            throw new BadOptionException(
                "unknown option '%s'; there are --json FILE, --quick and, behind them, JMH's"
                    .formatted(option));
      }
    }
  }

  private static Path writable(String name) throws BadOptionException {
    Path file = Path.of(name).toAbsolutePath();
    if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
      throw new BadOptionException(
          "--json needs a file in a directory that exists, not '%s'".formatted(name));
    }
    return file;
  }

  private FloorTable measure() throws CommandLineOptionException, RunnerException {
    CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
    return FloorTable.of(WorkerPool.configuredThreads(), new Runner(options(given)).run());
  }

  private Options options(CommandLineOptions given) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .shouldFailOnError(true)
            .param("engine", "FUSED")
            .param("route", "KERNEL")
            .include(exactly(RateBenchmark.class.getName()));
    if (given.getIncludes().isEmpty()) {
      FloorTable.benchmarks().forEach(name -> options.include(exactly(name)));
    } else {
      given.getIncludes().forEach(options::include);
    }
    if (quick) {
      options
          .forks(0)
          .warmupIterations(0)
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(1))
          .param("shape", "2x3x4x4")
          .param("convolution", "3x8x4x1")
          .param("streamLength", "1024");
    }
    return options.build();
  }

  private static String exactly(String name) {
    return name.replace(".", "\\.") + "\\.";
  }

  private void write(FloorTable table) throws IOException {
    if (json.isPresent()) {
      String text =
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(table);
      AtomicFile.write(
          json.get(), out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** An option that there is not, in one line. */
  private static final class BadOptionException extends Exception {

    private static final long serialVersionUID = 1;

    BadOptionException(String message) {
      super(message);
    }
  }
}
