package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;

/** A block of positions seen in a {@link Frame} (docs/gradients.md, section 6). */
final class BoostedBlock {

  private final Frame frame;

  /** Positions boosted to the frame, (6.6). */
  final FeatureBlock boosted;

  private final HalfDistance half;

  /** The components of positions across the ray through u. */
  private final double[][] across;

  /** 1 for positions nearer to the frame's point than to the origin, 0 for others. */
  private final double[] near;

  /** Component along u/|u| of v - u if near, of v otherwise. */
  private final double[] along;

  /** |v|, and cosine and squared sine of the angle between v and u. */
  private final double[] length;

  private final double[] turnCosine;
  private final double[] turnSquared;

  /** Squared difference of the directions of v and u, and difference of squared lengths. */
  private final double[] turn;

  private final double[] squares;

  /** Component along u/|u| of what is boosted. */
  private final double[] radial;

  private final double[] inner;
  private final double[] ofCommon;
  private final double[] ofVector;
  private final double[] ofUnit;
  private final double[] ofAcross;

  BoostedBlock(Scratch scratch, FeatureLayout layout, Frame frame) {
    this.frame = frame;
    boosted = new FeatureBlock(scratch, layout, frame.c);
    half = new HalfDistance(scratch, layout, frame.c);
    int capacity = layout.block();
    across = scratch.doubles(layout.channels(), capacity);
    near = scratch.doubles(capacity);
    along = scratch.doubles(capacity);
    length = scratch.doubles(capacity);
    turnCosine = scratch.doubles(capacity);
    turnSquared = scratch.doubles(capacity);
    turn = scratch.doubles(capacity);
    squares = scratch.doubles(capacity);
    radial = scratch.doubles(capacity);
    inner = scratch.doubles(capacity);
    ofCommon = scratch.doubles(capacity);
    ofVector = scratch.doubles(capacity);
    ofUnit = scratch.doubles(capacity);
    ofAcross = scratch.doubles(capacity);
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
    compare(v);
    part(v);
    half.between(v, frame.point, squares, turn);
    // Nothing is along the ray through the origin itself.
    double ofRadial = frame.length > 0 ? 1 : 0;
    double cosine = frame.point.cosine;
    for (int i = 0; i < count; i++) {
      double sinh = half.sinh(i);
      double sine = frame.s * v.sine[i];
      double sinhOfTwice = 2 * sinh * Math.sqrt(1 + sinh * sinh);
      radial[i] = ofRadial * (sinhOfTwice - cosine * sine * length[i] * turn[i] / 2);
      ofAcross[i] = sine;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] parts = across[channel];
      double[] results = boosted.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        results[i] = ofAcross[i] * parts[i] + radial[i] * unit;
      }
    }
  }

  /** Finds which of v and v - u to start from, and |v|^2 - |u|^2. */
  private void compare(FeatureBlock v) {
    int count = v.length();
    double[] apart = turnSquared;
    for (int i = 0; i < count; i++) {
      apart[i] = 0;
      squares[i] = 0;
      inner[i] = 0;
      along[i] = 0;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] components = v.v[channel];
      double u = frame.point.v[channel];
      double rest = frame.rest[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double difference = components[i] - u - rest;
        apart[i] += difference * difference;
        squares[i] += difference * (components[i] + u);
        along[i] += difference * unit;
        inner[i] += components[i] * unit;
      }
    }
    for (int i = 0; i < count; i++) {
      length[i] = HalfDistance.length(v.n[i]);
      boolean closer = apart[i] < v.n[i];
      near[i] = closer ? 1 : 0;
      double component = closer ? frame.length + along[i] : inner[i];
      along[i] = closer ? along[i] : inner[i];
      turnCosine[i] = Math.max(-1, Math.min(1, HalfDistance.direction(component, length[i])));
    }
  }

  /** Finds components across the ray, and from them the angles between v and u. */
  private void part(FeatureBlock v) {
    int count = v.length();
    double[] acrossSquared = turnSquared;
    for (int i = 0; i < count; i++) {
      acrossSquared[i] = 0;
      inner[i] = 0;
    }
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] components = v.v[channel];
      double[] parts = across[channel];
      double u = frame.point.v[channel];
      double rest = frame.rest[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double part = components[i] - near[i] * u - near[i] * rest - along[i] * unit;
        inner[i] += part * unit;
        parts[i] = part;
      }
    }
    // Once more, for what rounding leaves along the ray is multiplied by S further on.
    for (int channel = 0; channel < v.channels(); channel++) {
      double[] parts = across[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        double part = parts[i] - inner[i] * unit;
        acrossSquared[i] += part * part;
        parts[i] = part;
      }
    }
    for (int i = 0; i < count; i++) {
      double cosine = turnCosine[i];
      double sine = Math.sqrt(acrossSquared[i]) / length[i];
      // The zero vector is at right angles to all others.
      turnSquared[i] = length[i] > 0 ? Math.min(sine * sine, 1) : 1;
      turn[i] = cosine > 0 ? 2 * turnSquared[i] / (1 + cosine) : 2 * (1 - cosine);
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
    double[] towardsV = inner;
    for (int i = 0; i < count; i++) {
      ofAcross[i] = second[i] * frame.s * v.sine[i];
      towardsV[i] = 0;
    }
    // In byV, the part of the gradient across the ray through u; and its component along v.
    for (int channel = 0; channel < channels; channel++) {
      double[] parts = across[channel];
      double[] gradients = byV.v[channel];
      double towards = commonAcross[channel];
      for (int i = 0; i < count; i++) {
        double gradient = first[i] * towards + ofAcross[i] * parts[i];
        towardsV[i] += gradient * HalfDistance.direction(parts[i], length[i]);
        gradients[i] = gradient;
      }
    }
    double byCurvature = 0;
    for (int i = 0; i < count; i++) {
      double byRadial = first[i] * commonRadial + second[i] * radial[i];
      double sine = frame.s * v.sine[i];
      double sinh = half.sinh(i);
      double byAngle =
          v.cosine[i] * towardsV[i]
              + byRadial * (1 + 2 * sinh * sinh - v.cosine[i] * cosine * turn[i] / 2);
      byCurvature += frame.s * length[i] * byAngle / frame.c;
      double byTurn = sine * cosine * byRadial;
      ofCommon[i] = sine;
      ofUnit[i] = byTurn * turnSquared[i];
      ofAcross[i] = -byTurn * HalfDistance.direction(turnCosine[i], length[i]);
      ofVector[i] = HalfDistance.direction(2 * frame.s * byAngle - sine * towardsV[i], length[i]);
    }
    for (int channel = 0; channel < channels; channel++) {
      double[] components = v.v[channel];
      double[] parts = across[channel];
      double[] gradients = byV.v[channel];
      double unit = frame.unit[channel];
      for (int i = 0; i < count; i++) {
        gradients[i] =
            ofCommon[i] * gradients[i]
                + ofUnit[i] * unit
                + ofAcross[i] * parts[i]
                + ofVector[i] * components[i];
      }
    }
    return byCurvature;
  }
}
