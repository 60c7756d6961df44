package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * A run of positions of a feature map in scratch memory: the vectors v, and per position the
 * numbers that put them on the unit hyperboloid, (cosh, s S v) with {@code theta = 2 s |v|}, {@code
 * S = 2 sinh(theta)/theta} (1.1). Vectors further out than {@link #FURTHEST} count as lying there;
 * the gradient is that of this projection, (1.7).
 */
public final class FeatureBlock {

  /**
   * Largest theta: products of two hyperbolic functions, and what is left of them where they
   * cancel, fit into float32.
   */
  public static final double FURTHEST = 40;

  private final int channels;
  private final int capacity;
  private final double c;
  private int length;

  /** Vectors, channel by channel, {@link #at} says where. */
  final double[] v;

  /** Squared norms n = |v|^2. */
  final double[] n;

  /** S, C = cosh(theta) and D, where dS/dn = c D, (1.2). */
  final double[] sine;

  final double[] cosine;
  final double[] slope;

  private final double[] y;

  /** What limited vectors were multiplied by; null while none is. */
  private double[] shrinkage;

  /**
   * Room for pieces of a feature map.
   *
   * @param layout the map's layout
   * @param c curvature, positive
   */
  public FeatureBlock(FeatureLayout layout, double c) {
    this.channels = layout.channels();
    this.capacity = layout.block();
    this.c = c;
    v = new double[channels * capacity];
    n = new double[capacity];
    sine = new double[capacity];
    cosine = new double[capacity];
    slope = new double[capacity];
    y = new double[capacity];
  }

  /**
   * Positions in the piece that was read last.
   *
   * @return how many
   */
  public int length() {
    return length;
  }

  /**
   * Squared norms of the vectors that were read last, by position.
   *
   * @return n; not to be changed
   */
  public double[] squaredNorms() {
    return n;
  }

  int channels() {
    return channels;
  }

  /** Takes over the length of another block. */
  void copyLength(FeatureBlock other) {
    length = other.length;
  }

  /** First element of a channel. */
  int at(int channel) {
    return channel * capacity;
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
    for (int i = 0; i < length; i++) {
      y[i] = 4 * c * n[i];
    }
    Hyperbolic.all(y, length, sine, cosine, slope);
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
    limit(largest / Math.sqrt(c));
  }

  /**
   * Reads a piece and computes squared norms, without a limit.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public void loadVectors(Tensor map, FeatureLayout layout, int piece) {
    length = layout.length(piece);
    for (int channel = 0; channel < channels; channel++) {
      map.load(layout.run(piece, channel), v, at(channel), length);
    }
    dot(this, n);
  }

  /**
   * Writes the vectors.
   *
   * @param map feature map of the layout's shape
   * @param layout the map's layout
   * @param piece number of the piece
   */
  public void store(Tensor map, FeatureLayout layout, int piece) {
    for (int channel = 0; channel < channels; channel++) {
      map.store(layout.run(piece, channel), v, at(channel), length);
    }
  }

  private void limit(double largest) {
    double most = largest * largest;
    shrinkage = null;
    for (int i = 0; i < length; i++) {
      if (n[i] > most) {
        if (shrinkage == null) {
          shrinkage = new double[capacity];
          Arrays.fill(shrinkage, 1);
        }
        shrinkage[i] = shrink(i, largest);
        n[i] = most;
      }
    }
  }

  private double shrink(int i, double length) {
    double peak = 0;
    for (int channel = 0; channel < channels; channel++) {
      peak = Math.max(peak, Math.abs(v[at(channel) + i]));
    }
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      double share = v[at(channel) + i] / peak;
      sum += share * share;
    }
    double factor = length / Math.sqrt(sum);
    for (int channel = 0; channel < channels; channel++) {
      v[at(channel) + i] = v[at(channel) + i] / peak * factor;
    }
    return factor / peak;
  }

  /**
   * Turns gradients with respect to limited vectors into gradients with respect to what was read.
   *
   * @param gradient of the vectors; changed in place
   * @return what the limit adds to the gradient of c
   */
  public double unlimit(FeatureBlock gradient) {
    if (shrinkage == null) {
      return 0;
    }
    double byCurvature = 0;
    for (int i = 0; i < length; i++) {
      if (shrinkage[i] != 1) {
        double radial = 0;
        for (int channel = 0; channel < channels; channel++) {
          radial += gradient.v[at(channel) + i] * v[at(channel) + i];
        }
        // The limited vector is proportional to 1/sqrt(c).
        byCurvature -= radial / (2 * c);
        for (int channel = 0; channel < channels; channel++) {
          int k = at(channel) + i;
          gradient.v[k] = shrinkage[i] * (gradient.v[k] - radial / n[i] * v[k]);
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
  public void scale(double[] factors) {
    for (int channel = 0; channel < channels; channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        v[from + i] *= factors[i];
      }
    }
  }

  /**
   * Adds multiples of other vectors, position by position.
   *
   * @param factors one number a position
   * @param other vectors of as many positions and channels
   */
  public void addScaled(double[] factors, FeatureBlock other) {
    for (int channel = 0; channel < channels; channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        v[from + i] += factors[i] * other.v[from + i];
      }
    }
  }

  /**
   * Inner products over channels, position by position.
   *
   * @param other vectors of as many positions and channels
   * @param products where to
   */
  public void dot(FeatureBlock other, double[] products) {
    for (int i = 0; i < length; i++) {
      products[i] = 0;
    }
    for (int channel = 0; channel < channels; channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        products[i] += v[from + i] * other.v[from + i];
      }
    }
  }

  /** Inner products with one vector. */
  void dot(double[] vector, double[] products) {
    for (int i = 0; i < length; i++) {
      products[i] = 0;
    }
    for (int channel = 0; channel < channels; channel++) {
      int from = at(channel);
      double component = vector[channel];
      for (int i = 0; i < length; i++) {
        products[i] += v[from + i] * component;
      }
    }
  }

  /** Sum over positions of weighted vectors, added to {@code sums} from {@code first} on. */
  void addWeighted(double[] weights, double[] sums, int first) {
    for (int channel = 0; channel < channels; channel++) {
      int from = at(channel);
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += weights[i] * v[from + i];
      }
      sums[first + channel] += sum;
    }
  }
}
