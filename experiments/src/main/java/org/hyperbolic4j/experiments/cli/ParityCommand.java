package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.parity.Comparison;
import org.hyperbolic4j.experiments.parity.Parity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the library with reference figures. */
@Command(
    name = "parity",
    description =
        "Compare geometry, both engines, layers and networks with all reference files (.npz) under a"
            + " folder, in float64; exit code 1 if one is off.",
    mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "folder of reference files")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> files = Parity.files(folder);
    out.printf("%-44s %-9s %-11s %-34s %s%n", "file", "by", "deviation", "worst in", "verdict");
    int failed = 0;
    int compared = 0;
    for (Path file : files) {
      for (Comparison comparison : Parity.compare(file)) {
        out.printf(
            Locale.ROOT,
            "%-44s %-9s %-11.2e %-34s %s%n",
            folder.relativize(file),
            comparison.by(),
            comparison.worst().relative(),
            comparison.worst().array(),
            comparison.holds() ? "ok" : "OFF, tolerance " + comparison.tolerance());
        out.flush();
        compared++;
        failed += comparison.holds() ? 0 : 1;
      }
    }
    out.printf("%d files, %d comparisons, %d off%n", files.size(), compared, failed);
    out.flush();
    return failed == 0 ? 0 : 1;
  }
}
