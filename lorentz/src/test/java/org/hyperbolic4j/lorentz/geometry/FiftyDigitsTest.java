package org.hyperbolic4j.lorentz.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.reference.Deviation;

/**
 * float64 geometry keeps 12 digits up to 14 radii of curvature from the origin, as far as {@code 1
 * - 1e-6} of the ball's radius, and for points as near to each other as 1e-10 of that.
 */
class FiftyDigitsTest {

  /** Two points, in float64 and exactly. */
  private static final class Pair {
    final Random random;
    final double c;
    final double s;
    final int dimension;
    final LorentzGeometry<Binary64> sheet;
    final PrintedFormulas exact;
    final double[] x;
    final double[] y;
    final Dfp[] exactX;
    final Dfp[] exactY;

    Pair(Random random) {
      this.random = random;
      c = Math.pow(10, between(-3, 2));
      s = Math.sqrt(c);
      dimension = 1 + random.nextInt(5);
      sheet = new LorentzGeometry<>(new Binary64(c));
      exact = new PrintedFormulas(c);
      x = values(sheet.toPoint(field(vector(random.nextBoolean() ? between(0, 7) : small()))));
      y = second();
      exactX = exact.point(x);
      exactY = exact.point(y);
    }

    private double[] second() {
      if (random.nextBoolean()) {
        return values(sheet.toPoint(field(vector(between(0, 7)))));
      }
      double norm = Math.sqrt(Arrays.stream(x).skip(1).map(t -> t * t).sum());
      double[] near = vector(s * norm * Math.pow(10, between(-10, -1)));
      int sign = random.nextBoolean() ? 1 : -1;
      double[] point = new double[x.length];
      for (int i = 0; i < dimension; i++) {
        point[i + 1] = sign * (x[i + 1] + near[i]);
      }
      return values(sheet.project(field(point)));
    }

    double between(double from, double to) {
      return from + (to - from) * random.nextDouble();
    }

    double small() {
      return Math.pow(10, between(-12, 0));
    }

    /** A vector of length {@code scaled / s}. */
    double[] vector(double scaled) {
      double[] v = random.doubles(dimension, -1, 1).toArray();
      double norm = Math.sqrt(Arrays.stream(v).map(t -> t * t).sum());
      return Arrays.stream(v).map(t -> scaled / s * t / norm).toArray();
    }

    /** A tangent vector at x, up to 2 radii of curvature long. */
    double[] tangent() {
      double[] ambient = new double[dimension + 1];
      System.arraycopy(vector(random.nextBoolean() ? 2 : small()), 0, ambient, 1, dimension);
      return values(sheet.transportFromOrigin(field(x), field(ambient)));
    }
  }

  private static Binary64[] field(double... values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  private static double[] values(CalculusFieldElement<?>[] elements) {
    return Arrays.stream(elements).mapToDouble(CalculusFieldElement::getReal).toArray();
  }

  private static void assertSame(Binary64[] actual, Dfp[] exact) {
    assertThat(Deviation.of("", values(actual), values(exact)).relative()).isLessThan(1e-12);
  }

  @Property(tries = 300)
  void distance(@ForAll Random random) {
    Pair pair = new Pair(random);
    assertSame(
        new Binary64[] {pair.sheet.distance(field(pair.x), field(pair.y))},
        new Dfp[] {pair.exact.distance(pair.exactX, pair.exactY)});
  }

  @Property(tries = 300)
  void logmap(@ForAll Random random) {
    Pair pair = new Pair(random);
    assertSame(
        pair.sheet.logmap(field(pair.x), field(pair.y)),
        pair.exact.logmap(pair.exactX, pair.exactY));
  }

  @Property(tries = 300)
  void expmap(@ForAll Random random) {
    Pair pair = new Pair(random);
    double[] v = pair.tangent();
    assertSame(
        pair.sheet.expmap(field(pair.x), field(v)),
        pair.exact.expmap(pair.exactX, pair.exact.tangent(pair.exactX, v)));
  }

  @Property(tries = 300)
  void transport(@ForAll Random random) {
    Pair pair = new Pair(random);
    double[] v = pair.tangent();
    assertSame(
        pair.sheet.transport(field(pair.x), field(pair.y), field(v)),
        pair.exact.transport(pair.exactX, pair.exactY, pair.exact.tangent(pair.exactX, v)));
  }

  @Property(tries = 300)
  void midpoint(@ForAll Random random) {
    Pair pair = new Pair(random);
    double[] weights = random.doubles(2, 0.1, 1).toArray();
    assertSame(
        pair.sheet.midpoint(new Binary64[][] {field(pair.x), field(pair.y)}, field(weights)),
        pair.exact.centroid(
            new Dfp[][] {pair.exactX, pair.exactY}, PrintedFormulas.exactly(weights)));
  }
}
