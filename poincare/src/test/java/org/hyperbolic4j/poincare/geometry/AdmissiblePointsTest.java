package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hyperbolic4j.manifold.geometry.Vectors.norm;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.nd4j.linalg.api.buffer.DataType;

/** Which coordinates are points, and how others are brought back. */
class AdmissiblePointsTest {

  @Property(tries = 100)
  void cappingTangentCoordinatesIsClampingTheRadiusOfThePoint(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Binary64 c = new Binary64(draw.c);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      double epsilon = type == DataType.FLOAT ? 4e-3 : 1e-5;
      double cap = TangentCap.published(type).scaledNorm();
      Binary64[] v = in(c, draw.vector(dimension, cap));
      assertThat(draw.s * norm(ball.toPoint(v)).getReal()).isCloseTo(1 - epsilon, within(1e-14));
      Binary64[] beyond = Vectors.scale(new Binary64(draw.between(1, 1.4)), v);
      Binary64[] clamped = ball.toPoint(beyond);
      clamped = Vectors.scale(norm(clamped).multiply(draw.s).reciprocal(), clamped);
      clamped = Vectors.scale(new Binary64(1 - epsilon), clamped);
      double[] expected = values(ball.toTangent(clamped));
      assertThat(Deviation.of("", values(v), expected).relative()).isLessThan(1e-10);
    }
  }

  @Property(tries = 100)
  void projectionLeavesPointsAndShortensOthers(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 5) int dimension) {
    Draw draw = new Draw(random);
    Binary64 c = new Binary64(draw.c);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    double[] inside = draw.vector(dimension, draw.between(0, 1 - 1e-13));
    assertThat(values(ball.project(in(c, inside)))).isEqualTo(inside);
    double[] outside = draw.vector(dimension, draw.between(1, 50));
    Binary64[] projected = ball.project(in(c, outside));
    assertThat(draw.s * norm(projected).getReal()).isCloseTo(1, within(1e-13)).isLessThan(1);
    assertThat(ball.checkPoint(in(c, outside))).isPresent();
    assertThat(ball.checkPoint(projected)).isEmpty();
  }

  @Property(tries = 100)
  void projectionHasNoRadialDerivativeOutside(@ForAll Random random) {
    Draw draw = new Draw(random);
    double[] x = draw.vector(3, draw.between(1, 5));
    Gradient along = Gradient.variable(1, 0, 1);
    PoincareGeometry<Gradient> ball = new PoincareGeometry<>(Gradient.constant(1, draw.c));
    Gradient[] projected = ball.project(Vectors.scale(along, in(along, x)));
    for (Gradient component : projected) {
      assertThat(draw.s * component.getPartialDerivative(0)).isCloseTo(0, within(1e-14));
    }
  }

  @Example
  void whatIsWrongIsSaid() {
    Binary64 c = new Binary64(4);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    assertThat(ball.checkPoint(in(c, 0.5, 0)))
        .contains("a point of the ball has sqrt(c) |x| < 1, here it is 1.0");
    assertThat(ball.checkPoint(in(c, 0.1, Double.NaN))).contains("coordinate 1 is NaN");
    assertThat(ball.checkTangent(in(c, 0, 0), in(c, 1, 2, 3)))
        .contains("a tangent vector at a point of 2 coordinates has as many, not 3");
    assertThat(ball.checkTangent(in(c, 0, 0), in(c, 1, Double.POSITIVE_INFINITY)))
        .contains("coordinate 1 is Infinity");
    assertThat(ball.checkTangent(in(c, 0.4, 0), in(c, 100, 100))).isEmpty();
  }
}
