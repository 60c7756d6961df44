package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

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

  private static boolean isLine(String text) {
    return !text.isBlank() && text.lines().count() == 1;
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
            isLine(manifold.description())));
  }

  private static Discrepancy refusals(Trial trial) {
    double size = trial.number(0, 10);
    Discrepancy worst = Discrepancy.unless("curvatures are explained", true);
    for (double c : new double[] {-size, 0, size}) {
      Optional<String> problem = trial.manifold().checkCurvature(new Curvature(c));
      boolean explained = problem.isEmpty() || isLine(problem.get());
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.unless(
                  "c = %s is usable, or a line says why not: %s".formatted(c, problem),
                  explained && problem.map(line -> line.contains(String.valueOf(c))).orElse(true)));
    }
    return worst;
  }

  private static Discrepancy departures(Manifold manifold) {
    Discrepancy worst = Discrepancy.unless("departures are known", true);
    for (Departure departure : manifold.departures()) {
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.unless(
                  departure + " has a word and two lines",
                  isWord(departure.name())
                      && isLine(departure.description())
                      && isLine(departure.source())));
    }
    OperatorSettings unknown = new OperatorSettings(TangentCap.NONE, Set.of(UNKNOWN));
    List<Function<OperatorSettings, Optional<?>>> parts =
        List.of(
            manifold::graphOperators,
            manifold::fusedOperators,
            manifold::nativeOperators,
            manifold::fusedNativeOperators);
    for (Function<OperatorSettings, Optional<?>> part : parts) {
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.unless(
                  "operators refuse a departure '%s' by name".formatted(UNKNOWN),
                  part.apply(PLAIN).isEmpty() || refuses(part, unknown)));
    }
    return worst;
  }

  private static boolean refuses(
      Function<OperatorSettings, Optional<?>> part, OperatorSettings unknown) {
    try {
      return part.apply(unknown).isEmpty();
    } catch (IllegalArgumentException e) {
      return isLine(e.getMessage()) && e.getMessage().contains(UNKNOWN);
    }
  }

  private static Discrepancy identifiers(Manifold manifold) {
    List<Operator> operators =
        manifold.fusedNativeOperators(PLAIN).isPresent()
            ? Stream.concat(LayerStatements.ALL.stream(), NativeStatements.FUSED.stream()).toList()
            : LayerStatements.ALL;
    Map<String, String> named = new HashMap<>();
    Discrepancy worst = Discrepancy.unless("kernels have identifiers", true);
    for (Operator operator : operators) {
      for (TangentCap cap : List.of(TangentCap.NONE, AgreementLaws.CAP)) {
        String id = operator.kernel(manifold, OperatorSettings.of(cap)).id();
        String what =
            operator.bound() == Operator.Bound.NONE
                ? operator.words()
                : "%s under %s".formatted(operator.words(), cap);
        String other = named.putIfAbsent(id, what);
        worst =
            Discrepancy.worst(
                worst,
                Discrepancy.unless(
                    "'%s' is the identifier of %s only".formatted(id, what),
                    isLine(id) && (other == null || other.equals(what))));
      }
    }
    return worst;
  }

  private static Discrepancy departed(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    Discrepancy worst = Discrepancy.unless("departures change something", true);
    for (Departure departure : trial.manifold().departures()) {
      OperatorSettings settings = settings(departure);
      boolean changed = false;
      for (Operator operator : LayerStatements.ALL) {
        Inputs given = Drawing.apart(trial, operator, shape);
        if (changes(trial, operator, settings, given)) {
          changed = true;
          Subject kernel = Subject.of(trial, Engine.FUSED, operator, settings, shape);
          double part = Conditioning.of(trial, given).part();
          worst =
              Discrepancy.worst(
                  worst,
                  renamed(trial.manifold(), operator, settings),
                  ContractLaws.slope(trial, kernel, given, part));
        }
      }
      worst =
          Discrepancy.worst(
              worst, Discrepancy.unless(departure.name() + " changes some kernel", changed));
    }
    return worst;
  }

  private static OperatorSettings settings(Departure departure) {
    return new OperatorSettings(TangentCap.NONE, Set.of(departure.name()));
  }

  private static boolean changes(
      Trial trial, Operator operator, OperatorSettings settings, Inputs given) {
    double[] cotangent = Drawing.cotangent(trial, operator, given.shape());
    Passes plain = run(trial, Engine.FUSED, operator, PLAIN, given, cotangent);
    Passes departed = run(trial, Engine.FUSED, operator, settings, given, cotangent);
    return !Arrays.equals(plain.result(), departed.result());
  }

  private static Discrepancy alike(Trial trial) {
    FeatureShape shape = Engine.GRAPH.shape(trial);
    Discrepancy worst = Discrepancy.unless("departures are alike", true);
    for (Departure departure : trial.manifold().departures()) {
      OperatorSettings settings = settings(departure);
      for (Operator operator : LayerStatements.CLOSED) {
        Inputs given = Drawing.given(trial, operator, shape);
        if (changes(trial, operator, settings, given)) {
          double[] cotangent = Drawing.cotangent(trial, operator, shape);
          Conditioning conditioning = Conditioning.of(trial, given);
          Passes kernel = run(trial, Engine.FUSED, operator, settings, given, cotangent);
          Passes graph = run(trial, Engine.GRAPH, operator, settings, given, cotangent);
          worst =
              Discrepancy.worst(
                  worst,
                  AgreementLaws.between(
                      operator, given, conditioning, cotangent, graph, kernel, 0));
        }
      }
    }
    return worst;
  }

  private static Passes run(
      Trial trial,
      Engine engine,
      Operator operator,
      OperatorSettings settings,
      Inputs given,
      double... cotangent) {
    return Subject.of(trial, engine, operator, settings, given.shape()).run(given, cotangent);
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
