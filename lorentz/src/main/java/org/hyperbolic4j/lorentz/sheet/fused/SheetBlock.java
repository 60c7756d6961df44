package org.hyperbolic4j.lorentz.sheet.fused;

import org.hyperbolic4j.hyperbolic.fused.VectorBlock;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * A run of positions of a feature map in scratch memory: the space parts x and their Lorentz
 * factors g, limited as {@link SpacePart} limits them, (9.2).
 */
final class SheetBlock extends VectorBlock {

  private final FeatureLayout layout;
  private final double c;

  /** Space parts, a row of positions a channel. */
  final double[][] x;

  final double[] g;

  SheetBlock(Scratch scratch, FeatureLayout layout, double c) {
    super(scratch, layout, c);
    this.layout = layout;
    this.c = c;
    x = vectors();
    g = scratch.doubles(layout.block());
  }

  /** Reads a piece as points. */
  void load(Tensor map, int piece) {
    loadVectors(map, piece);
    limit(SpacePart.LARGEST);
    double[] n = squaredNorms();
    for (int i = 0; i < length(); i++) {
      g[i] = Math.sqrt(1 + c * n[i]);
    }
  }

  /** Reads a piece as vectors. */
  void loadVectors(Tensor map, int piece) {
    loadVectors(map, layout, piece);
  }

  void store(Tensor map, int piece) {
    store(map, layout, piece);
  }

  /** Multiplies the vectors of another block by numbers, position by position. */
  void scaled(double[] factors, SheetBlock other) {
    copyLength(other);
    int length = length();
    for (int channel = 0; channel < channels(); channel++) {
      double[] components = x[channel];
      double[] others = other.x[channel];
      for (int i = 0; i < length; i++) {
        components[i] = factors[i] * others[i];
      }
    }
  }
}
