package org.hyperbolic4j.examples.stereographic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.junit.jupiter.api.Test;

/**
 * With c < 0 the model is the sphere of radius {@code R = 1/sqrt(-c)} in one dimension more, whose
 * formulas are every textbook's. Points are up to 2.8 radii of curvature from the origin.
 */
class SphereTest {

  private static final double C = -0.7;
  private static final double R = 1 / Math.sqrt(0.7);
  private static final int D = 3;

  private final Geometry<Binary64> geometry = new StereographicManifold().geometry(new Binary64(C));
  private final Random random = new Random(5);

  /** A point of the model, by tangent coordinates of up to 1.4 radii of curvature. */
  private double[] point() {
    double[] v = random.doubles(D, -1, 1).toArray();
    double length = 1.4 * R * random.nextDouble() / Math.sqrt(dot(v, v));
    return values(geometry.toPoint(field(Arrays.stream(v).map(x -> x * length).toArray())));
  }

  /** Inverse stereographic projection: {@code (R t, z)}. */
  private static double[] embedded(double[] x) {
    double square = dot(x, x) / (R * R);
    double[] onSphere = new double[D + 1];
    onSphere[0] = R * (1 - square) / (1 + square);
    for (int i = 0; i < D; i++) {
      onSphere[i + 1] = 2 * x[i] / (1 + square);
    }
    return onSphere;
  }

  /** Its differential. */
  private static double[] embedded(double[] x, double[] v) {
    double square = 1 + dot(x, x) / (R * R);
    double along = 4 * dot(x, v) / (R * R * square * square);
    double[] tangent = new double[D + 1];
    tangent[0] = -R * along;
    for (int i = 0; i < D; i++) {
      tangent[i + 1] = 2 * v[i] / square - along * x[i];
    }
    return tangent;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[] combine(double a, double[] x, double b, double[] y) {
    double[] sum = new double[x.length];
    Arrays.setAll(sum, i -> a * x[i] + b * y[i]);
    return sum;
  }

  private static Binary64[] field(double[] x) {
    return Arrays.stream(x).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  private static double[] values(Binary64[] x) {
    return Arrays.stream(x).mapToDouble(Binary64::getReal).toArray();
  }

  private static void assertSame(String what, double[] actual, double[] expected) {
    assertThat(actual).as(what).containsExactly(expected, within(1e-12));
  }

  private static double angle(double[] x, double[] y) {
    double[] minus = combine(1, x, -1, y);
    double[] plus = combine(1, x, 1, y);
    return 2 * Math.atan2(Math.sqrt(dot(minus, minus)), Math.sqrt(dot(plus, plus)));
  }

  @Test
  void distancesAreAngles() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] y = point();
      assertThat(geometry.distance(field(x), field(y)).getReal())
          .isCloseTo(R * angle(embedded(x), embedded(y)), within(1e-12));
    }
  }

  @Test
  void theMetricIsTheOneOfTheSpaceAround() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] u = random.doubles(D, -1, 1).toArray();
      double[] v = random.doubles(D, -1, 1).toArray();
      assertThat(geometry.inner(field(x), field(u), field(v)).getReal())
          .isCloseTo(dot(embedded(x, u), embedded(x, v)), within(1e-12));
    }
  }

  @Test
  void geodesicsAreGreatCirclesAllTheWayRound() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] v = random.doubles(D, -1, 1).toArray();
      double[] way = embedded(x, v);
      double length = Math.sqrt(dot(way, way));
      double turn = length / R;
      double[] expected = combine(Math.cos(turn), embedded(x), R * Math.sin(turn) / length, way);
      assertSame("exp", embedded(values(geometry.expmap(field(x), field(v)))), expected);
      double[] round = combine(1 + 2 * Math.PI / turn, v, 0, v);
      assertSame(
          "exp, once round", embedded(values(geometry.expmap(field(x), field(round)))), expected);
    }
  }

  @Test
  void logarithmsAreTangentToGreatCircles() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] y = point();
      double[] from = embedded(x);
      double[] to = embedded(y);
      double turn = angle(from, to);
      double[] expected = combine(turn / Math.sin(turn), to, -turn / Math.tan(turn), from);
      double[] log = values(geometry.logmap(field(x), field(y)));
      assertThat(embedded(x, log)).containsExactly(expected, within(1e-11));
    }
  }

  @Test
  void transportTurnsInThePlaneOfTheGreatCircle() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] y = point();
      double[] v = random.doubles(D, -1, 1).toArray();
      double[] from = embedded(x);
      double[] to = embedded(y);
      double[] way = embedded(x, v);
      double share = dot(to, way) / (R * R + dot(from, to));
      double[] expected = combine(1, way, -share, combine(1, from, 1, to));
      double[] moved = values(geometry.transport(field(x), field(y), field(v)));
      assertThat(embedded(y, moved)).containsExactly(expected, within(1e-11));
    }
  }

  @Test
  void theMidpointIsTheNormalisedSum() {
    for (int trial = 0; trial < 100; trial++) {
      double[][] points = {point(), point(), point(), point()};
      double[] weights = random.doubles(points.length, 0.1, 1).toArray();
      double[] sum = new double[D + 1];
      for (int i = 0; i < points.length; i++) {
        sum = combine(1, sum, weights[i], embedded(points[i]));
      }
      double length = Math.sqrt(dot(sum, sum));
      Binary64[][] all = Arrays.stream(points).map(SphereTest::field).toArray(Binary64[][]::new);
      assertSame(
          "midpoint",
          embedded(values(geometry.midpoint(all, field(weights)))),
          combine(R / length, sum, 0, sum));
    }
  }

  @Test
  void hyperplanesAreGreatSpheres() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      double[] z = random.doubles(D, -1, 1).toArray();
      double offset = random.nextDouble(-2, 2);
      double length = Math.sqrt(dot(z, z));
      double turn = 2 * offset / R;
      double[] normal = new double[D + 1];
      normal[0] = -Math.sin(turn);
      for (int i = 0; i < D; i++) {
        normal[i + 1] = Math.cos(turn) * z[i] / length;
      }
      double[] on = embedded(x);
      double[] across = combine(1, on, -dot(on, normal), normal);
      double distance = R * Math.atan2(dot(on, normal), Math.sqrt(dot(across, across)));
      Binary64[][] normals = {field(z)};
      assertThat(
              geometry.hyperplaneDistances(field(x), normals, field(new double[] {offset}))[0]
                  .getReal())
          .isCloseTo(2 * length * distance, within(1e-12));
    }
  }

  @Test
  void aFullyConnectedLayerLeadsWhereTheDistancesToCoordinatePlanesAreItsScores() {
    for (int trial = 0; trial < 100; trial++) {
      double[] x = point();
      Binary64[][] normals = new Binary64[D][];
      Arrays.setAll(normals, k -> field(random.doubles(D, -0.15, 0.15).toArray()));
      Binary64[] offsets = field(random.doubles(D, -1, 1).toArray());
      double[] scores = values(geometry.hyperplaneDistances(field(x), normals, offsets));
      double[] y = embedded(values(geometry.fullyConnected(field(x), normals, offsets)));
      for (int k = 0; k < D; k++) {
        assertThat(R * Math.asin(y[k + 1] / R)).isCloseTo(scores[k], within(1e-11));
      }
      assertThat(y[0]).isPositive();
    }
  }
}
