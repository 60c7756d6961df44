package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.hyperbolic4j.experiments.bench.Profile;
import org.hyperbolic4j.experiments.bench.StepBench;
import org.hyperbolic4j.experiments.bench.StepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how fast networks are here. */
@Command(
    name = "bench",
    description =
        "Time steps of a network on random images, of CIFAR's shape if nothing else is said.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "bench what? step or profile");
  }

  @Command(
      name = "step",
      description =
          "Print one line of JSON: milliseconds a step, images a second, memory, operations.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int step(@Mixin BenchOptions options) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (StepBench bench = options.bench()) {
      out.println(StepReport.measure(bench, options.warmUp(), options.steps()).json());
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "profile",
      description = "Print where the time of a step goes, operation by operation.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int profile(@Mixin BenchOptions options) {
    try (StepBench bench = options.bench()) {
      print(spec.commandLine().getOut(), Profile.measure(bench, options.warmUp(), options.steps()));
    }
    return 0;
  }

  private static void print(PrintWriter out, Profile profile) {
    double total = profile.total();
    out.printf("%-40s %6s %11s %11s %7s%n", "operation", "calls", "forward ms", "backward ms", "%");
    for (Profile.Row row : profile.rows()) {
      out.printf(
          Locale.ROOT,
          "%-40s %6d %11.2f %11.2f %7.1f%n",
          row.operation(),
          row.calls(),
          row.forward(),
          row.backward(),
          100 * row.total() / total);
    }
    single(out, "optimiser", profile.optimizer(), total);
    single(out, "outside operations", profile.rest(), total);
    single(out, "a step", total, total);
    out.flush();
  }

  private static void single(PrintWriter out, String what, double milliseconds, double total) {
    out.printf(Locale.ROOT, "%-47s %23.2f %7.1f%n", what, milliseconds, 100 * milliseconds / total);
  }
}
