package org.hyperbolic4j.experiments.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.laws.reference.ReferenceGradients;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.Centre;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.nd4j.autodiff.samediff.SDVariable;

/** Point operators that engines have too: their layer operator between maps to and from points. */
enum PointChain {
  MOBIUS_ADD {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      return operators.toPoint(
          operators.add(tangent(operators, graph, "x", c), tangent(operators, graph, "y", c), c),
          c);
    }
  },
  DIST {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      return operators.distance(
          tangent(operators, graph, "x", c), tangent(operators, graph, "y", c), c);
    }
  },
  EXPMAP0 {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      return operators.toPoint(graph.input("v"), c);
    }
  },
  LOGMAP0 {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      return operators.toTangent(graph.input("y"), c);
    }
  },
  MIDPOINT {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      SDVariable centre =
          operators.weightedCentre(
              tangent(operators, graph, "x", c), graph.input("w"), Centre.MIDPOINT, c);
      return operators.toPoint(centre.reshape(1, -1), c);
    }
  },
  CENTROID {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      return MIDPOINT.result(operators, graph, c);
    }
  },
  FRECHET_MEAN {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      SDVariable centre = operators.centre(tangent(operators, graph, "x", c), Centre.FRECHET, c);
      return operators.toPoint(centre.reshape(1, -1), c);
    }
  },
  HYPERPLANE_DIST {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      SDVariable u = tangent(operators, graph, "x", c);
      SDVariable z = graph.input("z");
      return operators.hyperplaneDistances(
          u.mmul(z), squaredNorm(u), norms(z), graph.input("r"), c);
    }
  },
  FULLY_CONNECTED {
    @Override
    SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c) {
      SDVariable u = tangent(operators, graph, "x", c);
      SDVariable z = graph.input("z");
      return operators.toPoint(
          operators.hyperplanes(u.mmul(z), squaredNorm(u), norms(z), graph.input("r"), c), c);
    }
  };

  /** The chain of an operator's name; empty if engines do not have it. */
  static Optional<PointChain> named(String operator) {
    for (PointChain chain : values()) {
      if (chain.name().toLowerCase(Locale.ROOT).equals(operator)) {
        return Optional.of(chain);
      }
    }
    return Optional.empty();
  }

  /** Compares a file with an engine. */
  List<Deviation> compare(Manifold manifold, Engine engine, ReferenceFile file) {
    LayerOperators operators = Operators.of(manifold, engine, OperatorSettings.of(TangentCap.NONE));
    ReferenceGraph graph = new ReferenceGraph(file);
    ReferenceGraph.Passes passes = graph.run(result(operators, graph, graph.input("c")));
    List<Deviation> deviations = new ArrayList<>();
    deviations.add(passes.result());
    deviations.addAll(
        new ReferenceGradients(manifold, file)
            .deviations(passes.gradients()::get, passes.gradients().get("c")[0]));
    return deviations;
  }

  abstract SDVariable result(LayerOperators operators, ReferenceGraph graph, SDVariable c);

  private static SDVariable tangent(
      LayerOperators operators, ReferenceGraph graph, String input, SDVariable c) {
    return operators.toTangent(graph.input(input), c);
  }

  private static SDVariable squaredNorm(SDVariable u) {
    return u.mul(u).sum(true, 1);
  }

  private static SDVariable norms(SDVariable z) {
    return z.getSameDiff().math().sqrt(z.mul(z).sum(0));
  }
}
