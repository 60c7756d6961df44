package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Refusal;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What a manifold promises as a plug-in: names, identifiers, refusals, departures. */
public final class PluginLaws {

  private static final String GROUP = "plug-in";
  private static final String CONTRACT = "contract of Manifold";
  private static final String UNKNOWN = "no-such-departure";
  private static final OperatorSettings PLAIN = OperatorSettings.of(TangentCap.NONE);

  private PluginLaws() {}

  /** A law about what does not depend on points. */
  private interface Check {
    Discrepancy measure(Trial trial);
  }

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        law(
            "name-is-a-word",
            "the name is a word of letters, digits and hyphens, the description a line",
            "none",
            trial -> named(trial.manifold())),
        law(
            "refused-curvatures-are-explained",
            "a curvature is usable, or there is one line that names it",
            "none",
            PluginLaws::refusals),
        law(
            "departures-are-known-by-name",
            "departures are named and described, and operators refuse others by name",
            "none",
            trial -> departures(trial.manifold())),
        law(
                "kernels-have-identifiers-of-their-own",
                "kernels that compute different things are called differently",
                "none",
                trial -> identifiers(trial.manifold()))
            .needing(Need.FUSED_OPERATORS),
        law(
                "departures-change-kernels",
                "a departure changes some kernel and its identifier; its gradients are slopes",
                "8 times what h^2 makes of larger steps, and rounding of terms of <g, d>",
                PluginLaws::departed)
            .needing(Need.FUSED_OPERATORS)
            .costing(4),
        law(
                "graph-departures-are-those-of-kernels",
                "what a departure changes in a kernel, it changes in a graph in the same way",
                "64 epsilon cosh^2(distance from the origin), of result and terms of gradients",
                PluginLaws::alike)
            .needing(Need.FUSED_OPERATORS)
            .needing(Need.GRAPH_OPERATORS)
            .costing(20));
  }

  private static Law law(String name, String statement, String tolerance, Check check) {
    return new Law(
        GROUP,
        name,
        statement,
        CONTRACT,
        tolerance,
        new Scenes(2, 6, NEAR, 1, Engine.GRAPH.mostChannels()),
        check::measure);
  }

  private static boolean isWord(String text) {
    return text.matches("[a-z][a-z0-9-]*");
  }

  private static Discrepancy named(Manifold manifold) {
    return Discrepancy.worst(
        Discrepancy.unless(
            "the name '%s' is a word".formatted(manifold.name()), isWord(manifold.name())),
        Discrepancy.unless(
            "the description '%s' is a line".formatted(manifold.description()),
            Refusal.isLine(manifold.description())));
  }

  private static Discrepancy refusals(Trial trial) {
    double size = trial.number(0, 10);
    return Discrepancy.worst(Stream.of(-size, 0.0, size).map(c -> explained(trial.manifold(), c)));
  }

  private static Discrepancy explained(Manifold manifold, double c) {
    Optional<String> problem = manifold.checkCurvature(new Curvature(c));
    return Discrepancy.unless(
        "c = %s is usable, or a line says why not: %s".formatted(c, problem),
        problem.map(line -> Refusal.isLine(line) && line.contains(String.valueOf(c))).orElse(true));
  }

  private static Discrepancy departures(Manifold manifold) {
    List<Discrepancy> all = new ArrayList<>();
    all.add(Discrepancy.unless("departures are known", true));
    for (Departure departure : manifold.departures()) {
      all.add(
          Discrepancy.unless(
              departure + " has a word and two lines",
              isWord(departure.name())
                  && Refusal.isLine(departure.description())
                  && Refusal.isLine(departure.source())));
    }
    OperatorSettings unknown = new OperatorSettings(TangentCap.NONE, Set.of(UNKNOWN));
    List<Function<OperatorSettings, Optional<?>>> parts =
        List.of(
            manifold::graphOperators,
            manifold::fusedOperators,
            manifold::nativeOperators,
            manifold::fusedNativeOperators);
    for (Function<OperatorSettings, Optional<?>> part : parts) {
      if (part.apply(PLAIN).isPresent()) {
        all.add(
            Refusal.of("a departure '%s'".formatted(UNKNOWN), UNKNOWN, () -> part.apply(unknown)));
      }
    }
    return Discrepancy.worst(all.stream());
  }

  private static Discrepancy identifiers(Manifold manifold) {
    List<Operator> operators =
        manifold.fusedNativeOperators(PLAIN).isPresent()
            ? Stream.concat(LayerStatements.ALL.stream(), NativeStatements.FUSED.stream()).toList()
            : LayerStatements.ALL;
    Map<String, String> named = new HashMap<>();
    List<Discrepancy> all = new ArrayList<>();
    for (Operator operator : operators) {
      for (TangentCap cap : List.of(TangentCap.NONE, AgreementLaws.CAP)) {
        String id = operator.kernel(manifold, OperatorSettings.of(cap)).id();
        String what =
            operator.bound() == Operator.Bound.NONE
                ? operator.words()
                : "%s under %s".formatted(operator.words(), cap);
        String other = named.putIfAbsent(id, what);
        all.add(
            Discrepancy.unless(
                "'%s' is the identifier of %s only".formatted(id, what),
                Refusal.isLine(id) && (other == null || other.equals(what))));
      }
    }
    return Discrepancy.worst(all.stream());
  }

  private static Discrepancy departed(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    List<Discrepancy> all = new ArrayList<>();
    all.add(Discrepancy.unless("departures change something", true));
    for (Departure departure : trial.manifold().departures()) {
      boolean changed = false;
      for (Operator operator : LayerStatements.ALL) {
        Departed kernel =
            new Departed(trial, operator, departure, Drawing.apart(trial, operator, shape));
        if (kernel.changed()) {
          changed = true;
          all.add(renamed(trial.manifold(), operator, kernel.settings));
          all.add(kernel.slope());
        }
      }
      all.add(Discrepancy.unless(departure.name() + " changes some kernel", changed));
    }
    return Discrepancy.worst(all.stream());
  }

  private static Discrepancy alike(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    List<Discrepancy> all = new ArrayList<>();
    all.add(Discrepancy.unless("departures are alike", true));
    for (Departure departure : trial.manifold().departures()) {
      for (Operator operator : LayerStatements.CLOSED) {
        Departed kernel =
            new Departed(trial, operator, departure, Drawing.given(trial, operator, shape));
        if (kernel.changed()) {
          all.add(kernel.graphAlike());
        }
      }
    }
    return Discrepancy.worst(all.stream());
  }

  /** A kernel as it is with a departure, and without. */
  private static final class Departed {
    private final Trial trial;
    private final Operator operator;
    private final OperatorSettings settings;
    private final Inputs given;
    private final double[] cotangent;
    private final Passes passes;

    Departed(Trial trial, Operator operator, Departure departure, Inputs given) {
      this.trial = trial;
      this.operator = operator;
      this.settings = new OperatorSettings(TangentCap.NONE, Set.of(departure.name()));
      this.given = given;
      this.cotangent = Drawing.cotangent(trial, operator, given.shape());
      this.passes = run(Engine.FUSED, settings);
    }

    private Subject subject(Engine engine, OperatorSettings with) {
      return Subject.of(trial, engine, operator, with, given.shape());
    }

    private Passes run(Engine engine, OperatorSettings with) {
      return subject(engine, with).run(given, cotangent);
    }

    boolean changed() {
      return !Arrays.equals(run(Engine.FUSED, PLAIN).result(), passes.result());
    }

    Discrepancy slope() {
      double part = Conditioning.of(trial, given).part();
      return ContractLaws.slope(trial, subject(Engine.FUSED, settings), given, part);
    }

    Discrepancy graphAlike() {
      Conditioning conditioning = Conditioning.of(trial, given);
      Passes graph = run(Engine.GRAPH, settings);
      return AgreementLaws.between(operator, given, conditioning, cotangent, graph, passes, 0);
    }
  }

  private static Discrepancy renamed(
      Manifold manifold, Operator operator, OperatorSettings departed) {
    String plain = operator.kernel(manifold, PLAIN).id();
    return Discrepancy.unless(
        "%s has another identifier than '%s' with %s"
            .formatted(operator.words(), plain, departed.departures()),
        !operator.kernel(manifold, departed).id().equals(plain));
  }
}
