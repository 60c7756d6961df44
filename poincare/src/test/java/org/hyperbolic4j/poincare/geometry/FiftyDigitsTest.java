package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.reference.Deviation;

/**
 * float64 geometry keeps 12 digits, against printed formulas in 75-digit arithmetic, of which
 * cancellation leaves more than 50.
 */
class FiftyDigitsTest {

  private static final double TOLERANCE = 1e-12;
  private static final DfpField DIGITS = new DfpField(75);

  /** Where the first point lies. */
  private enum Place {
    NEAR_THE_ORIGIN,
    IN_GENERAL_POSITION,
    FAR_OUT;

    double[] draw(Draw draw, int dimension) {
      return switch (this) {
        case NEAR_THE_ORIGIN -> draw.vector(dimension, Math.pow(10, draw.between(-12, -1)));
        case IN_GENERAL_POSITION -> draw.point(dimension);
        case FAR_OUT -> draw.vector(dimension, 1 - Math.pow(10, draw.between(-6, -1)));
      };
    }
  }

  /** Where the second one lies. */
  private enum Other {
    NEAR,
    NEARLY_OPPOSITE,
    ANYWHERE
  }

  /** Two points. */
  private static final class Pair {
    final Draw draw;
    final Binary64 c;
    final PoincareGeometry<Binary64> ball;
    final Textbook<Dfp> exact;
    final double[] x;
    final double[] y;

    Pair(Random random, int dimension, Place place, Other other) {
      draw = new Draw(random);
      c = new Binary64(draw.c);
      ball = new PoincareGeometry<>(c);
      exact = new Textbook<>(DIGITS.newDfp(draw.c));
      x = place.draw(draw, dimension);
      if (other == Other.ANYWHERE) {
        y = place.draw(draw, dimension);
      } else {
        double[] apart = smallVector(Math.pow(10, draw.between(-10, -1)) / 3);
        y = new double[dimension];
        for (int i = 0; i < dimension; i++) {
          y[i] = (other == Other.NEAR ? 1 : -1) * (x[i] + apart[i]);
        }
      }
    }

    /** A vector small against both the point and its distance from the boundary. */
    double[] smallVector(double part) {
      double norm = 0;
      for (double component : x) {
        norm += draw.c * component * component;
      }
      return draw.vector(x.length, part * Math.sqrt(norm) * (1 - norm));
    }

    /** A tangent vector at x, up to 5 radii of curvature long. */
    double[] tangentVector() {
      double gap = 2 / ball.norm(in(c, x), in(c, draw.vector(x.length, draw.s))).getReal();
      return draw.vector(x.length, gap * Math.pow(10, draw.between(-8, 0.4)));
    }
  }

  private static Dfp[] exactly(double... x) {
    return in(DIGITS.getZero(), x);
  }

  private static <T extends CalculusFieldElement<T>> T[] single(T value) {
    T[] array = MathArrays.buildArray(value.getField(), 1);
    array[0] = value;
    return array;
  }

  private static void assertSame(Binary64[] actual, Dfp[] exact) {
    assertThat(Deviation.of("", values(actual), values(exact)).relative()).isLessThan(TOLERANCE);
  }

  @Property(tries = 80)
  void moebiusSum(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place,
      @ForAll Other other) {
    Pair pair = new Pair(random, dimension, place, other);
    assertSame(
        pair.ball.add(in(pair.c, pair.x), in(pair.c, pair.y)),
        pair.exact.add(exactly(pair.x), exactly(pair.y)));
  }

  @Property(tries = 80)
  void distance(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place,
      @ForAll Other other) {
    Pair pair = new Pair(random, dimension, place, other);
    assertSame(
        single(pair.ball.distance(in(pair.c, pair.x), in(pair.c, pair.y))),
        single(pair.exact.distance(exactly(pair.x), exactly(pair.y))));
  }

  @Property(tries = 80)
  void logmap(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place,
      @ForAll Other other) {
    Pair pair = new Pair(random, dimension, place, other);
    assertSame(
        pair.ball.logmap(in(pair.c, pair.x), in(pair.c, pair.y)),
        pair.exact.logmap(exactly(pair.x), exactly(pair.y)));
    assertSame(pair.ball.logmap0(in(pair.c, pair.y)), pair.exact.logmap0(exactly(pair.y)));
  }

  @Property(tries = 80)
  void expmap(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place) {
    Pair pair = new Pair(random, dimension, place, Other.ANYWHERE);
    double[] v = pair.tangentVector();
    assertSame(
        pair.ball.expmap(in(pair.c, pair.x), in(pair.c, v)),
        pair.exact.expmap(exactly(pair.x), exactly(v)));
    assertSame(pair.ball.expmap0(in(pair.c, v)), pair.exact.expmap0(exactly(v)));
  }

  @Property(tries = 80)
  void transport(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place,
      @ForAll Other other) {
    Pair pair = new Pair(random, dimension, place, other);
    double[] v = pair.draw.vector(dimension, 1);
    assertSame(
        pair.ball.transport(in(pair.c, pair.x), in(pair.c, pair.y), in(pair.c, v)),
        pair.exact.transport(exactly(pair.x), exactly(pair.y), exactly(v)));
  }

  @Property(tries = 60)
  void hyperplaneDistancesAndFullyConnected(
      @ForAll Random random,
      @ForAll @IntRange(min = 2, max = 5) int dimension,
      @ForAll Place place) {
    Pair pair = new Pair(random, dimension, place, Other.ANYWHERE);
    double[][] normals = pair.draw.normals(6, dimension);
    double[] offsets = pair.draw.offsets(6);
    Dfp[][] exactNormals = in(DIGITS.getZero(), normals);
    assertSame(
        pair.ball.hyperplaneDistances(in(pair.c, pair.x), in(pair.c, normals), in(pair.c, offsets)),
        pair.exact.hyperplaneDistances(exactly(pair.x), exactNormals, exactly(offsets)));
    assertSame(
        pair.ball.fullyConnected(in(pair.c, pair.x), in(pair.c, normals), in(pair.c, offsets)),
        pair.exact.fullyConnected(exactly(pair.x), exactNormals, exactly(offsets)));
  }

  @Property(tries = 80)
  void midpoint(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int dimension,
      @ForAll Place place,
      @ForAll boolean near) {
    Pair pair = new Pair(random, dimension, place, near ? Other.NEAR : Other.ANYWHERE);
    double[][] points = {pair.x, pair.y, near ? pair.x : pair.draw.point(dimension)};
    double[] weights = pair.draw.weights(3);
    assertSame(
        pair.ball.midpoint(in(pair.c, points), in(pair.c, weights)),
        pair.exact.midpoint(in(DIGITS.getZero(), points), exactly(weights)));
  }
}
