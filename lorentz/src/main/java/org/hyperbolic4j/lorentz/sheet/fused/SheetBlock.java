package org.hyperbolic4j.lorentz.sheet.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * A run of positions of a feature map in scratch memory: the space parts x and their Lorentz
 * factors g, limited as {@link SpacePart} limits them.
 */
final class SheetBlock {

  private final FeatureLayout layout;
  private final double c;
  private final double[] n;
  private int length;

  /** Space parts, channel by channel, {@link #at} says where. */
  final double[] x;

  final double[] g;

  /** What limited vectors were multiplied by; null while none is. */
  private double[] shrinkage;

  SheetBlock(FeatureLayout layout, double c) {
    this.layout = layout;
    this.c = c;
    x = new double[layout.channels() * layout.block()];
    n = new double[layout.block()];
    g = new double[layout.block()];
  }

  int length() {
    return length;
  }

  int channels() {
    return layout.channels();
  }

  /** First element of a channel. */
  int at(int channel) {
    return channel * layout.block();
  }

  /** Reads a piece as points. */
  void load(Tensor map, int piece) {
    loadVectors(map, piece);
    limit(SpacePart.LARGEST);
    for (int i = 0; i < length; i++) {
      g[i] = Math.sqrt(1 + c * n[i]);
    }
  }

  /** Reads a piece as vectors. */
  void loadVectors(Tensor map, int piece) {
    length = layout.length(piece);
    for (int channel = 0; channel < channels(); channel++) {
      map.load(layout.run(piece, channel), x, at(channel), length);
    }
  }

  /** Makes room for the results of another block. */
  void copyLength(SheetBlock other) {
    length = other.length;
  }

  void store(Tensor map, int piece) {
    for (int channel = 0; channel < channels(); channel++) {
      map.store(layout.run(piece, channel), x, at(channel), length);
    }
  }

  /** Brings vectors with a larger {@code sqrt(c) |x|} back to that. */
  void limit(double scaled) {
    double largest = scaled / Math.sqrt(c);
    double most = largest * largest;
    shrinkage = null;
    dot(this, n);
    for (int i = 0; i < length; i++) {
      if (n[i] > most) {
        if (shrinkage == null) {
          shrinkage = new double[layout.block()];
          Arrays.fill(shrinkage, 1);
        }
        shrinkage[i] = shrink(i, largest);
        n[i] = most;
      }
    }
  }

  /** Divides by the largest component first, whose square may not be a number. */
  private double shrink(int i, double wanted) {
    double peak = 0;
    for (int channel = 0; channel < channels(); channel++) {
      peak = Math.max(peak, Math.abs(x[at(channel) + i]));
    }
    double sum = 0;
    for (int channel = 0; channel < channels(); channel++) {
      double share = x[at(channel) + i] / peak;
      sum += share * share;
    }
    double factor = wanted / Math.sqrt(sum);
    for (int channel = 0; channel < channels(); channel++) {
      x[at(channel) + i] = x[at(channel) + i] / peak * factor;
    }
    return factor / peak;
  }

  /**
   * Turns gradients by limited vectors into gradients by what was limited, (9.2).
   *
   * @param gradient of the vectors; changed in place
   * @return what the limit adds to the gradient of c
   */
  double unlimit(SheetBlock gradient) {
    if (shrinkage == null) {
      return 0;
    }
    double byCurvature = 0;
    for (int i = 0; i < length; i++) {
      if (shrinkage[i] != 1) {
        double radial = 0;
        for (int channel = 0; channel < channels(); channel++) {
          radial += gradient.x[at(channel) + i] * x[at(channel) + i];
        }
        byCurvature -= radial / (2 * c);
        for (int channel = 0; channel < channels(); channel++) {
          int k = at(channel) + i;
          gradient.x[k] = shrinkage[i] * (gradient.x[k] - radial / n[i] * x[k]);
        }
      }
    }
    return byCurvature;
  }

  /** Inner products over channels, position by position. */
  void dot(SheetBlock other, double[] products) {
    Arrays.fill(products, 0, length, 0);
    for (int channel = 0; channel < channels(); channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        products[i] += x[from + i] * other.x[from + i];
      }
    }
  }

  /** Inner products with one vector. */
  void dot(double[] vector, double[] products) {
    Arrays.fill(products, 0, length, 0);
    for (int channel = 0; channel < channels(); channel++) {
      int from = at(channel);
      double component = vector[channel];
      for (int i = 0; i < length; i++) {
        products[i] += x[from + i] * component;
      }
    }
  }

  /** Multiplies the vectors of another block by numbers, position by position. */
  void scaled(double[] factors, SheetBlock other) {
    copyLength(other);
    for (int channel = 0; channel < channels(); channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        x[from + i] = factors[i] * other.x[from + i];
      }
    }
  }

  /** Adds multiples of other vectors, position by position. */
  void addScaled(double[] factors, SheetBlock other) {
    for (int channel = 0; channel < channels(); channel++) {
      int from = at(channel);
      for (int i = 0; i < length; i++) {
        x[from + i] += factors[i] * other.x[from + i];
      }
    }
  }
}
