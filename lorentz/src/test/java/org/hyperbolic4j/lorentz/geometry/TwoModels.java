package org.hyperbolic4j.lorentz.geometry;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.poincare.PoincareManifold;

/**
 * The ball and the hyperboloid of one random curvature, and random points and vectors of theirs.
 */
final class TwoModels {

  /** Points are up to this many radii of curvature from the origin. */
  private static final double REACH = 4;

  private final Random random;
  private final int dimension;
  private double largest;

  final Binary64 c;
  final double s;
  final Geometry<Binary64> ball;
  final LorentzGeometry<Binary64> sheet;
  final BallIsometry<Binary64> isometry;

  TwoModels(Random random) {
    this.random = random;
    this.dimension = 1 + random.nextInt(8);
    this.c = new Binary64(Math.pow(10, between(-3, 2)));
    this.s = Math.sqrt(c.getReal());
    this.ball = new PoincareManifold().geometry(c);
    this.sheet = new LorentzGeometry<>(c);
    this.isometry = new BallIsometry<>(c);
  }

  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** A random vector of a random length, of any order of magnitude up to {@code length / s}. */
  Binary64[] coordinates(double length) {
    double wanted = length / s * (random.nextBoolean() ? 1 : Math.pow(10, between(-12, 0)));
    double[] v = random.doubles(dimension, -1, 1).toArray();
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    wanted *= random.nextDouble();
    largest = Math.max(largest, Math.sinh(2 * s * wanted));
    double factor = wanted / norm;
    return Arrays.stream(v).mapToObj(x -> new Binary64(factor * x)).toArray(Binary64[]::new);
  }

  /** A random point of the ball; sometimes the origin. */
  Binary64[] point() {
    return random.nextInt(10) == 0 ? ball.origin(dimension) : ball.toPoint(coordinates(REACH / 2));
  }

  Binary64[][] points(int count) {
    Binary64[][] points = new Binary64[count][];
    Arrays.setAll(points, i -> point());
    return points;
  }

  /** A random tangent vector of the ball. */
  Binary64[] vector(Binary64[] p) {
    return ball.transportFromOrigin(p, coordinates(1));
  }

  /** A normal of a hyperplane, up to 0.3 long. */
  Binary64[] normal() {
    Binary64[] normal = coordinates(0.3);
    Arrays.setAll(normal, i -> normal[i].multiply(s));
    return normal;
  }

  Binary64[] numbers(int count) {
    Binary64[] numbers = new Binary64[count];
    Arrays.setAll(numbers, i -> new Binary64(between(0.1, 1)));
    return numbers;
  }

  Binary64[][] images(Binary64[]... points) {
    return Arrays.stream(points).map(isometry::toHyperboloid).toArray(Binary64[][]::new);
  }

  /** How far apart results may be: what rounding explains, with a few digits to spare. */
  double close() {
    return 1e-11 * largest;
  }

  double apart(Binary64[] x, Binary64[] y) {
    return s * sheet.distance(x, y).getReal();
  }

  double apart(Binary64[] x, Binary64[] u, Binary64[] v) {
    Binary64[] difference = u.clone();
    Arrays.setAll(difference, i -> u[i].subtract(v[i]));
    return s * sheet.norm(x, difference).getReal();
  }
}
