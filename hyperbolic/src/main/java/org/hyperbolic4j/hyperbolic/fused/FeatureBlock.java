package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * A run of positions of a feature map in scratch memory: the vectors v, and per position the
 * numbers that put them on the unit hyperboloid, (cosh, s S v) with {@code theta = 2 s |v|}, {@code
 * S = 2 sinh(theta)/theta} (1.1). Vectors further out than {@link #FURTHEST} count as lying there.
 */
public final class FeatureBlock extends VectorBlock {

  /**
   * Largest theta: products of two hyperbolic functions, and what is left of them where they
   * cancel, fit into float32.
   */
  public static final double FURTHEST = 40;

  private final double c;

  /** S, C = cosh(theta) and D, where dS/dn = c D, (1.2). */
  final double[] sine;

  final double[] cosine;
  final double[] slope;

  private final double[] y;

  /**
   * Room for pieces of a feature map.
   *
   * @param scratch where to take it from
   * @param layout the map's layout
   * @param c curvature, positive
   */
  public FeatureBlock(Scratch scratch, FeatureLayout layout, double c) {
    super(scratch, layout, c);
    this.c = c;
    int capacity = layout.block();
    sine = scratch.doubles(capacity);
    cosine = scratch.doubles(capacity);
    slope = scratch.doubles(capacity);
    y = scratch.doubles(capacity);
  }

  /**
   * S of (1.1), by position.
   *
   * @return numbers of what {@link #load} read last; not to be changed
   */
  public double[] sines() {
    return sine;
  }

  /**
   * C of (1.1), by position.
   *
   * @return numbers of what {@link #load} read last; not to be changed
   */
  public double[] cosines() {
    return cosine;
  }

  /**
   * D of (1.2), by position.
   *
   * @return numbers of what {@link #load} read last; not to be changed
   */
  public double[] slopes() {
    return slope;
  }

  /**
   * Reads a piece, limiting the vectors, and computes all numbers.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public void load(Tensor map, FeatureLayout layout, int piece) {
    loadLimited(map, layout, piece);
    int length = length();
    for (int i = 0; i < length; i++) {
      y[i] = 4 * c * n[i];
    }
    Runs.best().all(y, length, sine, cosine, slope);
    for (int i = 0; i < length; i++) {
      sine[i] *= 2;
      slope[i] *= 4;
    }
  }

  /**
   * Reads a piece and computes squared norms, limiting the vectors.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public void loadLimited(Tensor map, FeatureLayout layout, int piece) {
    loadLimited(map, layout, piece, FURTHEST / 2);
  }

  /**
   * Reads a piece and computes squared norms; longer vectors count as being as long as the limit.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   * @param largest the limit of {@code sqrt(c) |v|}
   */
  public void loadLimited(Tensor map, FeatureLayout layout, int piece, double largest) {
    loadVectors(map, layout, piece);
    limit(largest);
  }

  /** Sum over positions of weighted vectors, added to {@code sums} from {@code first} on. */
  void addWeighted(double[] weights, double[] sums, int first) {
    int length = length();
    for (int channel = 0; channel < channels(); channel++) {
      sums[first + channel] += Runs.best().dot(weights, v[channel], length);
    }
  }
}
