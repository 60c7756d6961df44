package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Scratch;

/**
 * {@code Y = sinh^2(s d/2)} between the positions of a block and others, and derivatives of the
 * distance d, all without cancellation for near points (docs/gradients.md, sections 1 and 2).
 */
final class HalfDistance {

  /** From this product of S on, rounding in zeta may cost Y the digits it should have. */
  static final double FAR = 1000;

  /**
   * Squared norms below this are those of the zero vector: they begin to underflow. Added to such a
   * norm, scaled by c, before it divides.
   */
  private static final double LEAST = 1e-290;

  private final double c;

  /** Y, (1.5). */
  final double[] y;

  /** The radial part delta and the angular part zeta. */
  private final double[] radial;

  private final double[] angular;

  /** Squared difference of directions, and the lengths that directions are divided by. */
  private final double[] turn;

  private final double[] length;
  private final double[] otherLength;

  /** Functions of delta, s d and half of that, for slopes. */
  private final RadialFunctions ofDelta;

  private final RadialFunctions ofAngle;
  private final RadialFunctions ofHalfAngle;

  /** sinh(delta); sqrt(Y); half of s d. */
  private final double[] sinh;

  private final double[] root;
  private final double[] angle;

  HalfDistance(Scratch scratch, FeatureLayout layout, double c) {
    this.c = c;
    y = scratch.doubles(layout.block());
    radial = scratch.doubles(layout.block());
    angular = scratch.doubles(layout.block());
    turn = scratch.doubles(layout.block());
    length = scratch.doubles(layout.block());
    otherLength = scratch.doubles(layout.block());
    sinh = scratch.doubles(layout.block());
    root = scratch.doubles(layout.block());
    angle = scratch.doubles(layout.block());
    ofDelta = new RadialFunctions(scratch, layout.block());
    ofAngle = new RadialFunctions(scratch, layout.block());
    ofHalfAngle = new RadialFunctions(scratch, layout.block());
  }

  /** Of every position of a block to one point. */
  void between(FeatureBlock block, HyperboloidPoint point) {
    boolean far = Runs.best().reaches(block.sine, block.length(), FAR / point.sine);
    clear(block.length());
    for (int channel = 0; channel < block.channels(); channel++) {
      double[] components = block.v[channel];
      double other = point.v[channel];
      for (int i = 0; i < block.length(); i++) {
        add(i, components[i], other);
      }
    }
    if (far) {
      double pointLength = length(point.n);
      for (int i = 0; i < block.length(); i++) {
        length[i] = length(block.n[i]);
        otherLength[i] = pointLength;
      }
      for (int channel = 0; channel < block.channels(); channel++) {
        double[] components = block.v[channel];
        double other = direction(point.v[channel], pointLength);
        for (int i = 0; i < block.length(); i++) {
          addTurn(i, direction(components[i], length[i]) - other);
        }
      }
    }
    divide(block.n, point.n, far, block.length());
    finish(block, point);
  }

  /**
   * Of every position of a block to one point.
   *
   * @param products of differences from the point with sums, {@code |v|^2 - |v'|^2}
   * @param turns squared differences of directions
   */
  void between(FeatureBlock block, HyperboloidPoint point, double[] products, double[] turns) {
    double pointLength = length(point.n);
    for (int i = 0; i < block.length(); i++) {
      radial[i] = delta(c, products[i], block.n[i], point.n);
      angular[i] = c * length(block.n[i]) * pointLength * turns[i];
    }
    finish(block, point);
  }

  private void finish(FeatureBlock block, HyperboloidPoint point) {
    Runs.best().sinh(radial, block.length(), sinh);
    for (int i = 0; i < block.length(); i++) {
      y[i] = half(sinh[i], angular[i], block.sine[i], point.sine);
    }
    measure(block.length());
  }

  /** Of the positions of two blocks. */
  void between(FeatureBlock a, FeatureBlock b) {
    clear(a.length());
    for (int channel = 0; channel < a.channels(); channel++) {
      double[] ofA = a.v[channel];
      double[] ofB = b.v[channel];
      for (int i = 0; i < a.length(); i++) {
        add(i, ofA[i], ofB[i]);
      }
    }
    boolean far = isFar(a, b);
    if (far) {
      for (int i = 0; i < a.length(); i++) {
        length[i] = length(a.n[i]);
        otherLength[i] = length(b.n[i]);
      }
      for (int channel = 0; channel < a.channels(); channel++) {
        double[] ofA = a.v[channel];
        double[] ofB = b.v[channel];
        for (int i = 0; i < a.length(); i++) {
          double other = direction(ofB[i], otherLength[i]);
          addTurn(i, direction(ofA[i], length[i]) - other);
        }
      }
    }
    for (int i = 0; i < a.length(); i++) {
      radial[i] = delta(c, radial[i], a.n[i], b.n[i]);
    }
    divide(far, a.length());
    Runs.best().sinh(radial, a.length(), sinh);
    for (int i = 0; i < a.length(); i++) {
      y[i] = half(sinh[i], angular[i], a.sine[i], b.sine[i]);
    }
    measure(a.length());
  }

  private void measure(int length) {
    for (int i = 0; i < length; i++) {
      root[i] = Math.sqrt(y[i]);
    }
    Runs.best().asinh(root, length, angle);
  }

  /** Y of two points. */
  static double between(HyperboloidPoint a, HyperboloidPoint b, double c) {
    double across = 0;
    double apart = 0;
    double turn = 0;
    for (int i = 0; i < a.v.length; i++) {
      double difference = a.v[i] - b.v[i];
      double turned = direction(a.v[i], length(a.n)) - direction(b.v[i], length(b.n));
      across += difference * (a.v[i] + b.v[i]);
      apart += difference * difference;
      turn += turned * turned;
    }
    double delta = delta(c, across, a.n, b.n);
    double zeta = zeta(c, apart, delta, c * length(a.n) * length(b.n), turn);
    return half(Hyperbolic.sinh(delta), zeta, a.sine, b.sine);
  }

  /** Says whether what rounding leaves of zeta may count beside Y. */
  private static boolean isFar(FeatureBlock a, FeatureBlock b) {
    // Only large factors have a large product.
    double root = Math.sqrt(FAR);
    return (Runs.best().reaches(a.sine, a.length(), root)
            || Runs.best().reaches(b.sine, b.length(), root))
        && largest(a) * largest(b) > FAR;
  }

  private static double largest(FeatureBlock block) {
    double largest = 0;
    for (int i = 0; i < block.length(); i++) {
      largest = Math.max(largest, block.sine[i]);
    }
    return largest;
  }

  /** The length of a vector with a squared norm, 0 if that begins to underflow. */
  static double length(double n) {
    return n < LEAST ? 0 : Math.sqrt(n);
  }

  /** A component of v/|v|, 0 for the zero vector. */
  static double direction(double component, double length) {
    return length > 0 ? component / length : 0;
  }

  private void clear(int length) {
    for (int i = 0; i < length; i++) {
      radial[i] = 0;
      angular[i] = 0;
      turn[i] = 0;
    }
  }

  private void add(int i, double a, double b) {
    double difference = a - b;
    double across = radial[i] + difference * (a + b);
    double apart = angular[i] + difference * difference;
    radial[i] = across;
    angular[i] = apart;
  }

  private void addTurn(int i, double difference) {
    turn[i] += difference * difference;
  }

  /** delta and zeta of the sums over channels, of points at other distances and one at one. */
  private void divide(double[] n, double otherN, boolean far, int count) {
    for (int i = 0; i < count; i++) {
      radial[i] = delta(c, radial[i], n[i], otherN);
    }
    divide(far, count);
  }

  private void divide(boolean far, int count) {
    if (far) {
      for (int i = 0; i < count; i++) {
        angular[i] = zeta(c, angular[i], radial[i], c * length[i] * otherLength[i], turn[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        angular[i] = zeta(c, angular[i], radial[i]);
      }
    }
  }

  /** delta of (1.5), of the product of difference and sum, which keeps its digits. */
  static double delta(double c, double product, double n, double otherN) {
    double lengths = Math.sqrt(c * n) + Math.sqrt(c * otherN);
    return c * product / Math.max(lengths, Double.MIN_NORMAL);
  }

  /** zeta of (1.5). */
  static double zeta(double c, double apart, double delta) {
    return Math.max(c * apart - delta * delta, 0);
  }

  /** zeta of (1.5) or, where that has lost more digits, (1.6). */
  static double zeta(double c, double apart, double delta, double lengths, double turn) {
    return turned(lengths, delta, turn) ? lengths * turn : zeta(c, apart, delta);
  }

  /** Says whether directions give more digits of zeta than the difference of vectors. */
  private static boolean turned(double lengths, double delta, double turn) {
    return 2 * lengths * Math.sqrt(turn) < delta * delta;
  }

  /** Y, (1.5), of sinh(delta). */
  private static double half(double sinh, double zeta, double sine, double otherSine) {
    return sinh * sinh + 0.25 * sine * otherSine * zeta;
  }

  /** The radial part delta. */
  double delta(int i) {
    return radial[i];
  }

  /** sinh(delta). */
  double sinh(int i) {
    return sinh[i];
  }

  /** Sum of {@code (s d)^2}. */
  double sumOfSquaredAngles(int length) {
    return 4 * Runs.best().dot(angle, angle, length);
  }

  /** s d. */
  double angle(int i) {
    return 2 * angle[i];
  }

  /**
   * alpha of (2.5): the gradient of {@code cosh(s d)/c} by v is {@code alpha v + S S' (v - v')}.
   */
  double own(int i, double n, double sine, double slope, double otherSine) {
    return own(radial[i], sinh[i], i, n, sine, slope, otherSine);
  }

  /** alpha of (2.5) for the other point. */
  double ofOther(int i, double otherN, double otherSine, double otherSlope, double sine) {
    return own(-radial[i], -sinh[i], i, otherN, otherSine, otherSlope, sine);
  }

  private double own(
      double delta, double sinh, int i, double n, double sine, double slope, double otherSine) {
    double square = c * n;
    double turn = otherSine * slope * angular[i];
    double ofTwice = 2 * sinh * Math.sqrt(1 + sinh * sinh);
    // 0 instead of 0/0 at the zero vector.
    double perLength = Math.sqrt(square) / (square + LEAST);
    return turn + (2 * ofTwice - sine * otherSine * delta) * perLength;
  }

  /** What {@link #sinhcOfAngle} needs. */
  void prepareSlopes(int length) {
    ofAngle.of(2, angle, length);
  }

  /** What {@link #squareByCurvature} needs besides. */
  void prepareCurvature(int length) {
    ofDelta.of(1, radial, length);
    ofHalfAngle.of(1, angle, length);
  }

  /** sinh(s d)/(s d). */
  double sinhcOfAngle(int i) {
    return ofAngle.sinhc[i];
  }

  /** Derivative of {@code d^2} by c, given what (2.6) needs of both points. */
  double squareByCurvature(
      int i,
      double n,
      double sine,
      double slope,
      double otherN,
      double otherSine,
      double otherSlope) {
    double delta = ofDelta.square[i];
    double bend =
        ofDelta.sinhc[i] * ofDelta.defect[i] * delta * delta
            + c * angular[i] / 4 * (n * slope * otherSine + otherN * sine * otherSlope);
    double square = ofAngle.square[i];
    return (4 / ofAngle.sinhc[i] * bend
            - square * square * ofHalfAngle.defect[i] / (4 * ofHalfAngle.cosh[i]))
        / (c * c);
  }
}
