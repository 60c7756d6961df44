package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import java.util.function.Function;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * All positions of a batch with their weights, to be gone through piece by piece. Centres do not
 * depend on the scale of the weights, which is taken out.
 */
final class WeightedPoints {

  /** Does something with one piece. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Visits a piece.
     *
     * @param v its vectors
     * @param weights weights of its positions, the largest of all being 1
     * @param piece its number
     * @param sums where to add what it contributes
     */
    void visit(FeatureBlock v, double[] weights, int piece, double[] sums);
  }

  final FeatureLayout layout;
  final double c;
  private final Tensor map;
  private final Tensor weights;
  private final Workers workers;
  private final double largestWeight;

  /**
   * The positions of a feature map.
   *
   * @param weights {@code [N, 1, ...]}, or null for equal weights that add up to 1
   */
  WeightedPoints(Tensor map, Tensor weights, double c, Workers workers) {
    this.layout = FeatureLayout.of(map.shape());
    this.map = map;
    this.weights = weights;
    this.c = c;
    this.workers = workers;
    largestWeight = weights == null ? 1 : largest(weights.toArray());
  }

  /**
   * The same positions with other weights.
   *
   * @param others {@code [N, 1, ...]}
   */
  WeightedPoints weighted(Tensor others) {
    return new WeightedPoints(map, others, c, workers);
  }

  /** What given weights are divided by. */
  double largestWeight() {
    return largestWeight;
  }

  /** Shape of the map; not to be changed. */
  long[] shape() {
    return map.shape();
  }

  private static double largest(double[] weights) {
    double largest = 0;
    for (double weight : weights) {
      largest = Math.max(largest, weight);
    }
    return largest > 0 ? largest : 1;
  }

  /**
   * Stores the gradients by a piece's vectors, and those by the weights that visitors saw as
   * gradients by the given ones, if there are some.
   */
  void storeGradients(
      FeatureBlock byV, Tensor toMap, double[] byWeights, Tensor toWeights, int piece) {
    byV.store(toMap, layout, piece);
    if (toWeights == null) {
      return;
    }
    for (int i = 0; i < byV.length(); i++) {
      byWeights[i] /= largestWeight;
    }
    toWeights.store(layout.singleRun(piece), byWeights, 0, byV.length());
  }

  int channels() {
    return layout.channels();
  }

  /** Adds up over all pieces; every range of pieces gets a visitor of its own. */
  double[] sum(int width, Function<Scratch, Visitor> visitors) {
    return workers.sum(
        layout.pieces(),
        width,
        scratch -> {
          FeatureBlock v = new FeatureBlock(scratch, layout, c);
          double[] w = scratch.doubles(layout.block());
          Arrays.fill(w, 1.0 / layout.count());
          Visitor visitor = visitors.apply(scratch);
          return (piece, sums) -> {
            v.load(map, layout, piece);
            if (weights != null) {
              weights.load(layout.singleRun(piece), w, 0, v.length());
              for (int i = 0; i < v.length(); i++) {
                w[i] /= largestWeight;
              }
            }
            visitor.visit(v, w, piece, sums);
          };
        });
  }
}
