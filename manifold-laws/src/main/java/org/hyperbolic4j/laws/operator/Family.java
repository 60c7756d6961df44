package org.hyperbolic4j.laws.operator;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Operators that a manifold offers together.
 *
 * @param graphs where they are in graphs
 * @param kernels where they are as kernels
 * @param <G> offers them in graphs
 * @param <K> offers them as kernels
 */
record Family<G, K>(
    BiFunction<Manifold, OperatorSettings, Optional<G>> graphs,
    BiFunction<Manifold, OperatorSettings, Optional<K>> kernels) {

  /** One of them in a graph. */
  @FunctionalInterface
  interface InGraph<G> {
    SDVariable apply(SDVariable[] in, G operators);
  }

  /** One of them; the curvature is left out of the inputs, which have it last. */
  Operator operator(
      String words,
      Form result,
      Operator.Bound bound,
      List<InputKind> inputs,
      InGraph<G> inGraph,
      Function<K, FusedOperator> kernel,
      Operator.ByGeometry byGeometry) {
    return new Operator(
        words,
        result,
        bound,
        inputs,
        (manifold, settings, in) ->
            inGraph.apply(in, graphs.apply(manifold, settings).orElseThrow()),
        (manifold, settings) -> kernel.apply(kernels.apply(manifold, settings).orElseThrow()),
        byGeometry);
  }

  /** One that there is no kernel of. */
  Operator graph(
      String words,
      Form result,
      Operator.Bound bound,
      List<InputKind> inputs,
      InGraph<G> inGraph,
      Operator.ByGeometry byGeometry) {
    return operator(
        words,
        result,
        bound,
        inputs,
        inGraph,
        kernels -> {
          throw new IllegalStateException(words + " has no kernel");
        },
        byGeometry);
  }
}
