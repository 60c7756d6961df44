package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * The vectors at a run of positions of a feature map in scratch memory, channel by channel, and
 * their limit: longer vectors count as being as long as the limit, which is proportional to {@code
 * 1/sqrt(c)}. The gradient there is that of this projection, (1.7).
 */
public abstract class VectorBlock {

  private final int channels;
  private final int capacity;
  private final double c;
  private int length;

  /**
   * Vectors, a row of positions a channel. Loops over equal places of several rows become vector
   * code; loops over different places of arrays do not.
   */
  final double[][] v;

  /** Squared norms n = |v|^2. */
  final double[] n;

  /** What limited vectors were multiplied by; of this block only if some are limited. */
  private double[] shrinkage;

  private boolean limited;

  /**
   * Room for pieces of a feature map.
   *
   * @param scratch where to take it from
   * @param layout the map's layout
   * @param c curvature, positive
   */
  protected VectorBlock(Scratch scratch, FeatureLayout layout, double c) {
    this.channels = layout.channels();
    this.capacity = layout.block();
    this.c = c;
    v = scratch.doubles(channels, capacity);
    n = scratch.doubles(capacity);
  }

  /**
   * The vectors.
   *
   * @return components, a row of positions a channel
   */
  protected final double[][] vectors() {
    return v;
  }

  /**
   * Positions in the piece that was read last.
   *
   * @return how many
   */
  public final int length() {
    return length;
  }

  /**
   * Number of channels.
   *
   * @return C
   */
  public final int channels() {
    return channels;
  }

  /**
   * Squared norms of the vectors that were limited last, by position.
   *
   * @return n; not to be changed
   */
  public final double[] squaredNorms() {
    return n;
  }

  /**
   * Takes over the length of another block, whose results are to be held here.
   *
   * @param other the other block
   */
  public final void copyLength(VectorBlock other) {
    length = other.length;
  }

  /**
   * Reads a piece as it is.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public final void loadVectors(Tensor map, FeatureLayout layout, int piece) {
    length = layout.length(piece);
    for (int channel = 0; channel < channels; channel++) {
      layout.load(map, piece, channel, v[channel]);
    }
  }

  /**
   * Writes the vectors.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public final void store(Tensor map, FeatureLayout layout, int piece) {
    for (int channel = 0; channel < channels; channel++) {
      layout.store(map, piece, channel, v[channel]);
    }
  }

  /**
   * Computes squared norms and brings longer vectors back to the limit.
   *
   * @param scaled the limit of {@code sqrt(c) |v|}
   */
  public final void limit(double scaled) {
    double largest = scaled / Math.sqrt(c);
    double most = largest * largest;
    limited = false;
    dot(this, n);
    if (!Runs.best().reaches(n, length, most)) {
      return;
    }
    for (int i = 0; i < length; i++) {
      if (n[i] > most) {
        if (!limited) {
          shrinkage = shrinkage == null ? new double[capacity] : shrinkage;
          Arrays.fill(shrinkage, 1);
          limited = true;
        }
        shrinkage[i] = shrink(i, largest);
        n[i] = most;
      }
    }
  }

  /** Divides by the largest component first, whose square may not be a number. */
  private double shrink(int i, double wanted) {
    double peak = 0;
    for (int channel = 0; channel < channels; channel++) {
      peak = Math.max(peak, Math.abs(v[channel][i]));
    }
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      double share = v[channel][i] / peak;
      sum += share * share;
    }
    double factor = wanted / Math.sqrt(sum);
    for (int channel = 0; channel < channels; channel++) {
      v[channel][i] = v[channel][i] / peak * factor;
    }
    return factor / peak;
  }

  /**
   * Turns gradients with respect to limited vectors into gradients with respect to what was read.
   *
   * @param gradient of the vectors; changed in place
   * @return what the limit adds to the gradient of c
   */
  public final double unlimit(VectorBlock gradient) {
    if (!limited) {
      return 0;
    }
    double byCurvature = 0;
    for (int i = 0; i < length; i++) {
      if (shrinkage[i] != 1) {
        double radial = 0;
        for (int channel = 0; channel < channels; channel++) {
          radial += gradient.v[channel][i] * v[channel][i];
        }
        // The limited vector is proportional to 1/sqrt(c).
        byCurvature -= radial / (2 * c);
        for (int channel = 0; channel < channels; channel++) {
          double by = gradient.v[channel][i];
          gradient.v[channel][i] = shrinkage[i] * (by - radial / n[i] * v[channel][i]);
        }
      }
    }
    return byCurvature;
  }

  /**
   * Multiplies the vectors by numbers, position by position.
   *
   * @param factors one number a position
   */
  public final void scale(double[] factors) {
    for (double[] components : v) {
      for (int i = 0; i < length; i++) {
        components[i] *= factors[i];
      }
    }
  }

  /**
   * Adds multiples of other vectors, position by position.
   *
   * @param factors one number a position
   * @param other vectors of as many positions and channels
   */
  public final void addScaled(double[] factors, VectorBlock other) {
    for (int channel = 0; channel < channels; channel++) {
      double[] components = v[channel];
      double[] added = other.v[channel];
      for (int i = 0; i < length; i++) {
        components[i] += factors[i] * added[i];
      }
    }
  }

  /**
   * Inner products over channels, position by position.
   *
   * @param other vectors of as many positions and channels
   * @param products where to
   */
  public final void dot(VectorBlock other, double[] products) {
    Arrays.fill(products, 0, length, 0);
    int channel = 0;
    for (; channel + 1 < channels; channel += 2) {
      double[] components = v[channel];
      double[] others = other.v[channel];
      double[] next = v[channel + 1];
      double[] otherNext = other.v[channel + 1];
      for (int i = 0; i < length; i++) {
        products[i] += components[i] * others[i] + next[i] * otherNext[i];
      }
    }
    if (channel < channels) {
      double[] components = v[channel];
      double[] others = other.v[channel];
      for (int i = 0; i < length; i++) {
        products[i] += components[i] * others[i];
      }
    }
  }

  /**
   * Inner products with one vector, position by position.
   *
   * @param vector {@code [C]}
   * @param products where to
   */
  public final void dot(double[] vector, double[] products) {
    Arrays.fill(products, 0, length, 0);
    int channel = 0;
    for (; channel + 1 < channels; channel += 2) {
      double[] components = v[channel];
      double[] next = v[channel + 1];
      double component = vector[channel];
      double nextComponent = vector[channel + 1];
      for (int i = 0; i < length; i++) {
        products[i] += components[i] * component + next[i] * nextComponent;
      }
    }
    if (channel < channels) {
      double[] components = v[channel];
      double component = vector[channel];
      for (int i = 0; i < length; i++) {
        products[i] += components[i] * component;
      }
    }
  }
}
