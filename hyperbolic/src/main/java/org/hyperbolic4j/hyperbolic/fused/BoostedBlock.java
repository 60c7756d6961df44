package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.fused.FeatureLayout;

/** A block of positions seen in a {@link Frame} (docs/gradients.md, section 6). */
final class BoostedBlock {

  private final Frame frame;

  /** Positions boosted to the frame, (6.6). */
  final FeatureBlock boosted;

  private final HalfDistance half;

  /** |v|, and |v - u|^2. */
  private final double[] length;

  private final double[] apart;

  /** Components along u/|u|: of v - u, and of what is boosted. */
  private final double[] along;

  private final double[] radial;

  private final double[] ofCommon;
  private final double[] ofDifference;
  private final double[] ofUnit;
  private final double[] across;
  private final double[] product;

  BoostedBlock(FeatureLayout layout, Frame frame) {
    this.frame = frame;
    boosted = new FeatureBlock(layout, frame.c);
    half = new HalfDistance(layout, frame.c);
    int capacity = layout.block();
    length = new double[capacity];
    apart = new double[capacity];
    along = new double[capacity];
    radial = new double[capacity];
    ofCommon = new double[capacity];
    ofDifference = new double[capacity];
    ofUnit = new double[capacity];
    across = new double[capacity];
    product = new double[capacity];
  }

  /** cosh of a position's distance from the frame's point. */
  double cosine(int i) {
    return 1 + 2 * half.y[i];
  }

  /** sinh^2 of a position's distance: the squared length of what is boosted. */
  double sinhSquared(int i) {
    return 4 * half.y[i] * (1 + half.y[i]);
  }

  /** The distance in radii of curvature. */
  double angle(int i) {
    return half.angle(i);
  }

  void of(FeatureBlock v) {
    int count = v.length();
    boosted.copyLength(v);
    half.turnBetween(v, frame.point);
    for (int i = 0; i < count; i++) {
      length[i] = half.length(i);
      apart[i] = 0;
      along[i] = 0;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] components = v.v[channel];
      double u = frame.point.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double difference = components[i] - u;
        apart[i] += difference * difference;
        along[i] += difference * unit;
      }
    }
    for (int i = 0; i < count; i++) {
      double sine = frame.s * v.sine[i];
      // Nothing is along the ray through the origin itself.
      radial[i] =
          frame.length > 0
              ? Hyperbolic.sinh(2 * half.delta(i))
                  - frame.point.cosine * sine * length[i] * half.turn(i) / 2
              : 0;
      ofDifference[i] = sine;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] components = v.v[channel];
      double[] results = boosted.v[channel];
      double u = frame.point.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double across = components[i] - u - along[i] * unit;
        results[i] = ofDifference[i] * across + radial[i] * unit;
      }
    }
  }

  /**
   * The gradient by v of one by what is boosted, which is {@code first common + second boosted};
   * (6.9) and (6.10).
   *
   * @param v what {@link #of} was called with
   * @return what the gradient by c is for fixed coordinates of the frame's point
   */
  double pullBack(
      FeatureBlock v, double[] common, double[] first, double[] second, FeatureBlock byV) {
    int count = v.length();
    int channels = v.channels();
    byV.copyLength(v);
    double commonRadial = Frame.dot(common, frame.unit);
    double[] commonAcross = frame.across(common);
    double cosine = frame.point.cosine;
    for (int i = 0; i < count; i++) {
      ofDifference[i] = second[i] * frame.s * v.sine[i];
      across[i] = 0;
      product[i] = 0;
    }
    // In byV, the part of the gradient across the ray through u; and the direction of u without
    // its component along v, which near v comes from their difference.
    for (int channel = 0; channel < channels; channel++) {
      double[] components = v.v[channel];
      double[] gradients = byV.v[channel];
      double u = frame.point.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double direction = HalfDistance.direction(components[i], length[i]);
        double difference = components[i] - u;
        double gradient =
            first[i] * commonAcross[channel] + ofDifference[i] * (difference - along[i] * unit);
        across[i] += gradient * (direction - unit);
        product[i] += towards(i, difference, unit) * direction;
        gradients[i] = gradient;
      }
    }
    double byCurvature = 0;
    for (int i = 0; i < count; i++) {
      double byRadial = first[i] * commonRadial + second[i] * radial[i];
      double sine = frame.s * v.sine[i];
      double sinh = half.sinh(i);
      double byAngle =
          v.cosine[i] * across[i]
              + byRadial * (1 + 2 * sinh * sinh - v.cosine[i] * cosine * half.turn(i) / 2);
      byCurvature += frame.s * length[i] * byAngle / frame.c;
      ofCommon[i] = sine;
      ofUnit[i] = sine * cosine * byRadial;
      ofDifference[i] = 2 * frame.s * byAngle - sine * across[i];
    }
    for (int channel = 0; channel < channels; channel++) {
      double[] components = v.v[channel];
      double[] gradients = byV.v[channel];
      double u = frame.point.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double direction = HalfDistance.direction(components[i], length[i]);
        double turned = towards(i, components[i] - u, unit) - product[i] * direction;
        gradients[i] =
            ofCommon[i] * gradients[i] + ofUnit[i] * turned + ofDifference[i] * direction;
      }
    }
    return byCurvature;
  }

  /** u/|u|, but for a multiple of v. */
  private double towards(int i, double difference, double unit) {
    return apart[i] < frame.length * frame.length ? -difference / frame.length : unit;
  }
}
