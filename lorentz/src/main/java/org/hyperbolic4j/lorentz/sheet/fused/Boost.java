package org.hyperbolic4j.lorentz.sheet.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;

/**
 * A block of points under the boost that carries a point m to the origin, (9.3): what they look
 * like, seen from there.
 */
final class Boost {

  private final SpacePart m;
  private final double c;
  private final double[] along;
  private final double[] square;
  private final double[] higher;
  private final double[] turn;
  private final double[] byTurn;

  /** The space parts of the results. */
  final SheetBlock seen;

  Boost(Scratch scratch, FeatureLayout layout, SpacePart m, double c) {
    this.m = m;
    this.c = c;
    int n = layout.block();
    along = scratch.doubles(n);
    square = scratch.doubles(n);
    higher = scratch.doubles(n);
    turn = scratch.doubles(n);
    byTurn = scratch.doubles(n);
    seen = new SheetBlock(scratch, layout, c);
  }

  /** Slots of {@link #differentiate}: the gradient by m, then one that finish takes, then c. */
  static int sums(int channels) {
    return channels + 2;
  }

  /** {@code g - g_m} of a position. */
  double higher(int i) {
    return higher[i];
  }

  /** {@code cosh(theta) - 1} of the distance from m, as a difference of small terms. */
  double versine(int i) {
    return (m.g * square[i] - along[i] * higher[i]) / (2 * m.g + higher[i]);
  }

  /** Distances only. */
  void measure(SheetBlock points) {
    int length = points.length();
    Arrays.fill(along, 0, length, 0);
    Arrays.fill(square, 0, length, 0);
    for (int channel = 0; channel < points.channels(); channel++) {
      double[] components = points.x[channel];
      double component = m.x[channel];
      for (int i = 0; i < length; i++) {
        double apart = components[i] - component;
        along[i] += apart * component;
        square[i] += apart * apart;
      }
    }
    for (int i = 0; i < length; i++) {
      along[i] *= c;
      square[i] *= c;
      higher[i] = (2 * along[i] + square[i]) / (points.g[i] + m.g);
    }
  }

  /** Computes what is seen. */
  void of(SheetBlock points) {
    measure(points);
    int length = points.length();
    for (int i = 0; i < length; i++) {
      double a = along[i] * (higher[i] - 2) / (1 + m.g);
      turn[i] = (a - square[i]) / (points.g[i] + m.g);
    }
    seen.copyLength(points);
    for (int channel = 0; channel < points.channels(); channel++) {
      double[] components = points.x[channel];
      double[] results = seen.x[channel];
      double component = m.x[channel];
      for (int i = 0; i < length; i++) {
        results[i] = components[i] - component + turn[i] * component;
      }
    }
  }

  /**
   * Turns gradients by what is seen into gradients by the points, in place, (9.4) and (9.5).
   *
   * @param points what {@link #of} was called with
   * @param gradient the gradients
   * @param sums where the gradients by m and c are added, see {@link #sums}
   * @param first first slot
   */
  void differentiate(SheetBlock points, SheetBlock gradient, double[] sums, int first) {
    int length = points.length();
    int channels = points.channels();
    gradient.dot(m.x, byTurn);
    double own = 0;
    double byCurvature = 0;
    for (int i = 0; i < length; i++) {
      double g = points.g[i];
      byCurvature += byTurn[i] / (2 * c) * (along[i] / m.g - higher[i] * (1 + 1 / (g * m.g)));
      byTurn[i] *= c;
      own += byTurn[i] * (1 - along[i] / (1 + m.g));
    }
    sums[first + channels] += own / (m.g * (1 + m.g));
    sums[first + channels + 1] += byCurvature;
    for (int channel = 0; channel < channels; channel++) {
      double[] components = points.x[channel];
      double[] gradients = gradient.x[channel];
      double component = m.x[channel];
      double byComponent = 0;
      for (int i = 0; i < length; i++) {
        double z = gradients[i];
        double apart = components[i] - component;
        byComponent += (turn[i] - 1) * z + byTurn[i] * apart / (1 + m.g);
        gradients[i] =
            z + byTurn[i] / points.g[i] * ((higher[i] - 1) / (1 + m.g) * component - apart);
      }
      sums[first + channel] += byComponent;
    }
  }

  /** The gradient by m out of summed slots. */
  static double[] byPoint(SpacePart m, double[] sums, int first) {
    double[] gradient = new double[m.x.length];
    for (int channel = 0; channel < gradient.length; channel++) {
      gradient[channel] = sums[first + channel] + sums[first + gradient.length] * m.x[channel];
    }
    return gradient;
  }
}
