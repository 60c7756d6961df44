package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.hyperbolic4j.experiments.machine.Gpu;
import org.hyperbolic4j.experiments.machine.VectorFlags;
import org.hyperbolic4j.experiments.run.Provenance;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.nn.engine.Backend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what the program runs on. */
@Command(
    name = "doctor",
    description = "Say what runs here: Java, ND4J's backend, SIMD, threads, graphics cards.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Provenance provenance = Provenance.ofThisProcess();
    Backend.Info backend = provenance.backend();
    line(out, "source", provenance.sourceRevision());
    line(out, "java", provenance.java());
    line(out, "system", provenance.os());
    line(out, "processors", String.valueOf(provenance.processors()));
    line(
        out,
        "memory",
        "%d MB for Java objects at most".formatted(Runtime.getRuntime().maxMemory() >> 20));
    line(out, "nd4j", "%s, backend %s".formatted(provenance.nd4j(), backend.name()));
    line(
        out,
        "oneDNN",
        backend.oneDnn()
            ? "yes, with at most: %s".formatted(backend.convolutionInstructions())
            : "no: convolutions will be many times slower than they could be");
    line(out, "blas", "%s, %d threads".formatted(backend.blasVendor(), backend.blasThreads()));
    line(
        out,
        "threads",
        "%d for ND4J, %d for kernels (-Dhyperbolic4j.threads=N in H4J_JAVA_OPTS)"
            .formatted(backend.nativeThreads(), backend.kernelThreads()));
    line(
        out,
        "SIMD",
        "ND4J built for: %s, best here: %s".formatted(backend.builtFor(), backend.bestHere()));
    line(out, "kernels", Runs.best().description());
    List<String> flags = VectorFlags.ofThisMachine();
    line(out, "processor", flags.isEmpty() ? "does not say" : String.join(" ", flags));
    List<Gpu> cards = Gpu.detect();
    if (cards.isEmpty()) {
      line(out, "GPU", "none found by the NVIDIA driver");
    }
    cards.forEach(card -> line(out, "GPU", card.verdict()));
    out.flush();
    return 0;
  }

  private static void line(PrintWriter out, String what, String fact) {
    out.printf("%-11s %s%n", what, fact);
  }
}
