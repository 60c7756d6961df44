package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.combine;
import static org.hyperbolic4j.manifold.geometry.Vectors.dot;
import static org.hyperbolic4j.manifold.geometry.Vectors.norm;
import static org.hyperbolic4j.manifold.geometry.Vectors.subtract;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * As c goes to 0, operators in tangent coordinates become Euclidean ones, with an error of order c.
 */
class FlatLimitTest {

  /** Errors are at most this many times c, for arguments of length about 1. */
  private static final double ORDER = 200;

  private static double[] vector(Random random, int dimension) {
    double[] v = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      v[i] = 2 * random.nextDouble() - 1;
    }
    return v;
  }

  private static void assertClose(Binary64[] actual, Binary64[] flat, double c) {
    for (double difference : values(subtract(actual, flat))) {
      assertThat(difference).isCloseTo(0, within(ORDER * c + 1e-13));
    }
  }

  @Property(tries = 100)
  void everyOperatorHasItsEuclideanLimit(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll @DoubleRange(min = -12, max = -4) double logCurvature) {
    double curvature = Math.pow(10, logCurvature);
    Binary64 c = new Binary64(curvature);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    Binary64[] u = in(c, vector(random, dimension));
    Binary64[] v = in(c, vector(random, dimension));
    Binary64[] b = in(c, vector(random, dimension));

    Binary64[] distance = in(c, ball.distance(ball.toPoint(u), ball.toPoint(v)).getReal());
    assertClose(distance, in(c, 2 * norm(subtract(u, v)).getReal()), curvature);

    Binary64[] sum = ball.toTangent(ball.add(ball.toPoint(u), ball.toPoint(v)));
    assertClose(sum, Vectors.add(u, v), curvature);

    Binary64[] weights = in(c, 0.2, 0.5, 0.3);
    Binary64[][] points = {ball.toPoint(u), ball.toPoint(v), ball.toPoint(b)};
    Binary64[] mean = combine(weights[1], v, weights[2], b);
    mean = combine(c.getField().getOne(), mean, weights[0], u);
    assertClose(ball.toTangent(ball.midpoint(points, weights)), mean, curvature);
    assertClose(ball.toTangent(ball.frechetMean(points, weights)), mean, curvature);

    Binary64 ratio = new Binary64(0.6);
    Binary64[] log = ball.logmap(points[1], points[0]);
    Binary64[] moved = Vectors.scale(ratio, ball.transport(points[1], points[2], log));
    assertClose(
        ball.toTangent(ball.expmap(points[2], moved)),
        Vectors.add(b, Vectors.scale(ratio, subtract(u, v))),
        curvature);

    Binary64[][] normals =
        in(c, new double[][] {vector(random, dimension), vector(random, dimension)});
    Binary64[] offsets = in(c, 0.3, -0.8);
    Binary64[] flat = offsets.clone();
    for (int k = 0; k < 2; k++) {
      flat[k] = dot(u, normals[k]).subtract(offsets[k].multiply(norm(normals[k]))).multiply(2);
    }
    assertClose(ball.toTangent(ball.fullyConnected(points[0], normals, offsets)), flat, curvature);
    assertClose(
        ball.hyperplaneDistances(points[0], normals, offsets),
        Vectors.scale(new Binary64(2), flat),
        curvature);
  }
}
