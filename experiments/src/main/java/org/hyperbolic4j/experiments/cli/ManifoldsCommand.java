package org.hyperbolic4j.experiments.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the manifolds on the class path and the optional parts of each. */
@Command(
    name = "manifolds",
    description = "List the manifolds on the class path and which optional parts each has.",
    mixinStandardHelpOptions = true)
final class ManifoldsCommand implements Callable<Integer> {

  private static final OperatorSettings SETTINGS = OperatorSettings.of(TangentCap.NONE);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-14s %-6s %-6s %-7s %-8s %-8s %s%n",
        "name", "graph", "fused", "native", "gyro", "sampler", "");
    for (Manifold manifold : ManifoldRegistry.discover().all()) {
      Optional<Curvature> curvature = admissible(manifold);
      out.printf(
          "%-14s %-6s %-6s %-7s %-8s %-8s %s%n",
          manifold.name(),
          mark(manifold.graphOperators(SETTINGS)),
          mark(manifold.fusedOperators(SETTINGS)),
          mark(manifold.nativeOperators(SETTINGS)),
          mark(curvature.flatMap(c -> manifold.geometry(new Binary64(c.c())).gyrovectors())),
          mark(curvature.flatMap(manifold::sampler)),
          manifold.description());
      if (!manifold.departures().isEmpty()) {
        out.printf(
            "%-14s departures: %s%n",
            "",
            manifold.departures().stream().map(Departure::name).collect(Collectors.joining(", ")));
      }
    }
    out.flush();
    return 0;
  }

  private static Optional<Curvature> admissible(Manifold manifold) {
    return DoubleStream.of(1, 0, -1)
        .mapToObj(Curvature::new)
        .filter(curvature -> manifold.checkCurvature(curvature).isEmpty())
        .findFirst();
  }

  private static String mark(Optional<?> part) {
    return part.isPresent() ? "yes" : "-";
  }
}
