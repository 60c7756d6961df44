package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.geometry.Draw.in;

import java.util.Random;
import net.jqwik.api.Example;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.poincare.PoincareManifold;

/**
 * Why distances go through asinh: three formulas that are equal on paper, in float32 arithmetic
 * (only the outermost functions in float64), on points up to 0.9 of the radius and from 1e-3 to 2
 * radii of curvature apart. Measured: 5e-7 through asinh, 6e-2 through acosh, 4e-3 through atanh.
 */
class Float32DistanceTest {

  private static final int DIMENSION = 4;

  private static float dot(float[] x, float[] y) {
    float sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static float squaredDistance(float[] x, float[] y) {
    float sum = 0;
    for (int i = 0; i < x.length; i++) {
      float difference = x[i] - y[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static float gaps(float[] x, float[] y) {
    return (1 - dot(x, x)) * (1 - dot(y, y));
  }

  private static float byAsinh(float[] x, float[] y) {
    return (float) (2 * FastMath.asinh(Math.sqrt(squaredDistance(x, y) / gaps(x, y))));
  }

  private static float byAcosh(float[] x, float[] y) {
    return (float) FastMath.acosh(1 + 2 * squaredDistance(x, y) / gaps(x, y));
  }

  /** Of the Moebius difference as it is printed. */
  private static float byAtanh(float[] x, float[] y) {
    float product = -2 * dot(x, y);
    float denominator = 1 + product + dot(x, x) * dot(y, y);
    float[] m = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      m[i] = (-(1 + product + dot(y, y)) * x[i] + (1 - dot(x, x)) * y[i]) / denominator;
    }
    return (float) (2 * FastMath.atanh(Math.sqrt(dot(m, m))));
  }

  private static float[] floats(Binary64[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floats[i] = (float) x[i].getReal();
    }
    return floats;
  }

  private static Binary64[] exactly(float[] x) {
    Binary64[] exact = new Binary64[x.length];
    for (int i = 0; i < x.length; i++) {
      exact[i] = new Binary64(x[i]);
    }
    return exact;
  }

  private static float byKernel(float[] x, float[] y) {
    FusedOperator kernel =
        new PoincareManifold()
            .fusedOperators(OperatorSettings.of(TangentCap.NONE))
            .orElseThrow()
            .distance();
    ArrayTensor distance = ArrayTensor.float32(1, 1);
    Tensor[] inputs = {
      ArrayTensor.of(x, 1, x.length),
      ArrayTensor.of(y, 1, y.length),
      ArrayTensor.of(new float[] {1}, 1)
    };
    kernel.forward(inputs, new Tensor[] {distance}, Workers.SEQUENTIAL);
    return (float) distance.toArray()[0];
  }

  @Example
  void theWorstErrorThroughAsinhIs500TimesSmallerThanThroughAcoshOrAtanh() {
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(Binary64.ONE);
    Random random = new Random(20230327);
    Draw draw = new Draw(random);
    double asinh = 0;
    double acosh = 0;
    double atanh = 0;
    double kernel = 0;
    for (int i = 0; i < 5_000; i++) {
      double[] at = draw.vector(DIMENSION, draw.s * draw.between(0, 0.9));
      Binary64[] x = in(Binary64.ONE, at);
      double apart = Math.pow(10, draw.between(-3, 0.3));
      Binary64[] v = in(Binary64.ONE, draw.vector(DIMENSION, draw.s * apart / 2));
      float[] xs = floats(x);
      float[] ys = floats(ball.add(x, ball.expmap0(v)));
      double exact = ball.distance(exactly(xs), exactly(ys)).getReal();
      asinh = Math.max(asinh, Math.abs(byAsinh(xs, ys) / exact - 1));
      acosh = Math.max(acosh, Math.abs(byAcosh(xs, ys) / exact - 1));
      float[] us = floats(ball.toTangent(exactly(xs)));
      float[] vs = floats(ball.toTangent(exactly(ys)));
      double tangent =
          ball.distance(ball.toPoint(exactly(us)), ball.toPoint(exactly(vs))).getReal();
      kernel = Math.max(kernel, Math.abs(byKernel(us, vs) / tangent - 1));
      atanh = Math.max(atanh, Math.abs(byAtanh(xs, ys) / exact - 1));
    }
    assertThat(kernel).isLessThan(1e-6);
    assertThat(asinh).isLessThan(1e-6);
    assertThat(acosh).isGreaterThan(500 * asinh);
    assertThat(atanh).isGreaterThan(500 * asinh);
  }
}
