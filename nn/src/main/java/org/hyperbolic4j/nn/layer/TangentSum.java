package org.hyperbolic4j.nn.layer;

import org.hyperbolic4j.manifold.operator.Smooth;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.kernel.TangentSumKernel;
import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A residual connection that takes tangent coordinates at the origin for vectors: {@code f + g},
 * under the cap of the manifold's operators. It is what their sums come to as c goes to 0.
 */
public final class TangentSum {

  private TangentSum() {}

  /**
   * The sum, as a kernel or composed as the graph says. Where the cap holds, the gradient is that
   * of the projection.
   *
   * @param graph the graph
   * @param f {@code [N, C, ...]}
   * @param g {@code [N, C, ...]}
   * @param c {@code [1]}: curvature
   * @param cap bound on {@code sqrt|c| |f + g|}
   * @return {@code [N, C, ...]}, capped
   */
  public static SDVariable of(
      LayerGraph graph, SDVariable f, SDVariable g, SDVariable c, TangentCap cap) {
    if (graph.isFused()) {
      return graph.kernel(new TangentSumKernel(cap), f, g, c);
    }
    SDVariable sum = Smooth.squarable(f.add(g));
    if (Double.isInfinite(cap.scaledNorm())) {
      return sum;
    }
    SDVariable square = sum.mul(sum).sum(true, 1).mul(graph.sameDiff().math().abs(c));
    SDVariable length = Smooth.atLeast(Smooth.sqrt(square), cap.scaledNorm());
    return sum.mul(length.rdiv(cap.scaledNorm()));
  }
}
