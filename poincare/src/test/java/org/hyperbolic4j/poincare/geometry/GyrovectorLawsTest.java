package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Vectors;

/**
 * The ball is a gyrovector space (Ungar 2008, chapters 2, 3 and 6): what the laws of all manifolds
 * do not say already.
 */
class GyrovectorLawsTest {

  private static final double TOLERANCE = 1e-11;

  /** Four random points of one ball, and two scalars. */
  private static final class Points {
    final PoincareGeometry<Binary64> ball;
    final Textbook<Binary64> textbook;
    final double s;
    final Binary64[] x;
    final Binary64[] y;
    final Binary64[] z;
    final Binary64[] w;
    final Binary64 r;
    final Binary64 t;

    Points(Random random, int dimension) {
      Draw draw = new Draw(random);
      Binary64 c = new Binary64(draw.c);
      ball = new PoincareGeometry<>(c);
      textbook = new Textbook<>(c);
      s = draw.s;
      x = in(c, draw.point(dimension));
      y = in(c, draw.point(dimension));
      z = in(c, draw.point(dimension));
      w = in(c, draw.point(dimension));
      r = new Binary64(draw.between(-2, 2));
      t = new Binary64(draw.between(-2, 2));
    }

    Binary64[] add(Binary64[] a, Binary64[] b) {
      return ball.add(a, b);
    }

    Binary64[] minus(Binary64[] a) {
      return ball.negate(a);
    }

    void assertSame(Binary64[] actual, Binary64[] expected) {
      double[] difference = values(Vectors.subtract(actual, expected));
      for (double component : difference) {
        assertThat(s * component).isCloseTo(0, within(TOLERANCE));
      }
    }
  }

  @Property(tries = 200)
  void theOriginIsNeutralAndOppositePointsCancel(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    Binary64[] origin = p.ball.origin(dimension);
    p.assertSame(p.add(origin, p.x), p.x);
    p.assertSame(p.add(p.x, origin), p.x);
    assertThat(values(p.add(p.minus(p.x), p.x))).containsOnly(0);
    p.assertSame(p.ball.subtract(p.x, p.y), p.add(p.x, p.minus(p.y)));
  }

  @Property(tries = 200)
  void cosumsCancelFromTheRightAndCommute(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    p.assertSame(p.ball.subtract(p.ball.coadd(p.x, p.y), p.y), p.x);
    p.assertSame(p.ball.coadd(p.x, p.y), p.ball.coadd(p.y, p.x));
  }

  @Property(tries = 200)
  void additionCommutesUpToAGyration(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    p.assertSame(p.add(p.x, p.y), p.ball.gyration(p.x, p.y, p.add(p.y, p.x)));
  }

  @Property(tries = 200)
  void gyrationIsTheRemainderOfThreeSums(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    p.assertSame(p.ball.gyration(p.x, p.y, p.z), p.textbook.gyration(p.x, p.y, p.z));
  }

  @Property(tries = 200)
  void gyrationIsLinearAndKeepsInnerProducts(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    Binary64[] turnedZ = p.ball.gyration(p.x, p.y, p.z);
    Binary64[] turnedW = p.ball.gyration(p.x, p.y, p.w);
    p.assertSame(
        p.ball.gyration(p.x, p.y, Vectors.combine(p.r, p.z, p.t, p.w)),
        Vectors.combine(p.r, turnedZ, p.t, turnedW));
    assertThat(p.s * p.s * Vectors.dot(turnedZ, turnedW).getReal())
        .isCloseTo(p.s * p.s * Vectors.dot(p.z, p.w).getReal(), within(TOLERANCE));
  }

  @Property(tries = 200)
  void gyrationHasTheLoopPropertiesAndAnInverse(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    Binary64[] turned = p.ball.gyration(p.x, p.y, p.z);
    p.assertSame(p.ball.gyration(p.add(p.x, p.y), p.y, p.z), turned);
    p.assertSame(p.ball.gyration(p.x, p.add(p.y, p.x), p.z), turned);
    p.assertSame(p.ball.gyration(p.y, p.x, turned), p.z);
  }

  @Property(tries = 200)
  void gyrationRespectsSums(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    p.assertSame(
        p.ball.gyration(p.x, p.y, p.add(p.z, p.w)),
        p.add(p.ball.gyration(p.x, p.y, p.z), p.ball.gyration(p.x, p.y, p.w)));
  }

  @Property(tries = 200)
  void scalarMultiplesDistributeOverScalarsAndAssociate(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    Binary64[] rx = p.ball.scale(p.r, p.x);
    p.assertSame(rx, p.textbook.multiple(p.r, p.x));
    p.assertSame(p.ball.scale(p.r.add(p.t), p.x), p.add(rx, p.ball.scale(p.t, p.x)));
    p.assertSame(p.ball.scale(p.t, rx), p.ball.scale(p.r.multiply(p.t), p.x));
    p.assertSame(p.ball.scale(new Binary64(2), p.x), p.add(p.x, p.x));
    p.assertSame(
        p.ball.gyration(p.x, p.y, p.ball.scale(p.r, p.z)),
        p.ball.scale(p.r, p.ball.gyration(p.x, p.y, p.z)));
  }

  @Property(tries = 200)
  void leftTranslationsAreIsometries(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    p.assertSame(
        p.add(p.minus(p.add(p.x, p.y)), p.add(p.x, p.z)),
        p.ball.gyration(p.x, p.y, p.add(p.minus(p.y), p.z)));
    double before = p.s * p.ball.distance(p.y, p.z).getReal();
    double after = p.s * p.ball.distance(p.add(p.x, p.y), p.add(p.x, p.z)).getReal();
    assertThat(after).isCloseTo(before, within(TOLERANCE));
  }

  @Property(tries = 200)
  void aSumIsTheExponentialOfTheTransportedLogarithm(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Points p = new Points(random, dimension);
    Binary64[] v = p.ball.transportFromOrigin(p.x, p.ball.logmap0(p.y));
    p.assertSame(p.ball.expmap(p.x, v), p.add(p.x, p.y));
  }
}
