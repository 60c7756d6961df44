package org.hyperbolic4j.laws.geometry;

import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.analysis.MultivariateVectorFunction;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * All geodesics through a point at right angles to a normal: what a hyperplane is, in terms of the
 * exponential map. The point lies along the normal from the origin, where the normal is moved to by
 * parallel transport. In float64, whatever the trial's precision.
 */
final class Hyperplane {

  private static final int MOST_EVALUATIONS = 10_000;

  /** Of values; by default a line search is content with 1e-8. */
  private static final double LINE_SEARCH_TOLERANCE = 1e-15;

  private static final double FIRST_STEP = 1e-2;

  private final Trial trial;
  private final double[] unit;
  private final double offset;

  /**
   * A hyperplane.
   *
   * @param trial where it is
   * @param unit its normal of length 1 in tangent coordinates
   * @param offset how far along the normal it is, in tangent coordinates
   */
  Hyperplane(Trial trial, double[] unit, double offset) {
    this.trial = trial;
    this.unit = unit;
    this.offset = offset;
  }

  /**
   * The square of the distance to the nearest point that an optimiser finds.
   *
   * @param x point {@code [A]}
   * @return negative on the side that the normal does not point to
   */
  double signedSquaredDistance(Binary64[] x) {
    double root = trial.scene().root();
    MultivariateFunction value = w -> root * root * squaredDistance(x, w).getValue();
    MultivariateVectorFunction slope =
        w -> MathArrays.scale(root * root, squaredDistance(x, w).getGradient());
    PointValuePair nearest =
        new NonLinearConjugateGradientOptimizer(
                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                new SimpleValueChecker(1e-13, 1e-16),
                LINE_SEARCH_TOLERANCE,
                LINE_SEARCH_TOLERANCE,
                FIRST_STEP)
            .optimize(
                new ObjectiveFunction(value),
                new ObjectiveFunctionGradient(slope),
                GoalType.MINIMIZE,
                new InitialGuess(new double[unit.length - 1]),
                new MaxEval(MOST_EVALUATIONS),
                new MaxIter(MOST_EVALUATIONS));
    return Math.copySign(nearest.getValue() / (root * root), side(x));
  }

  /** Positive on the side that the normal points to. */
  private double side(Binary64[] x) {
    Geometry<Binary64> geometry = trial.geometry(new Binary64(trial.scene().c()));
    Binary64[] foot = new Binary64[unit.length];
    Binary64[] normal = new Binary64[unit.length];
    for (int i = 0; i < unit.length; i++) {
      foot[i] = new Binary64(offset * unit[i]);
      normal[i] = new Binary64(unit[i] / trial.scene().root() / 4);
    }
    Binary64[] p = geometry.toPoint(foot);
    Binary64[] there = geometry.transportFromOrigin(p, geometry.logmap0(geometry.toPoint(normal)));
    return geometry.inner(p, there, geometry.logmap(p, x)).getReal();
  }

  /** Of x to the point with coordinates w, in radii of curvature, in the hyperplane. */
  private Gradient squaredDistance(Binary64[] x, double[] w) {
    int count = w.length;
    Geometry<Gradient> geometry = trial.geometry(Gradient.constant(count, trial.scene().c()));
    Gradient[] variables = MathArrays.buildArray(geometry.curvature().getField(), count);
    for (int i = 0; i < count; i++) {
      variables[i] = Gradient.variable(count, i, w[i]).divide(trial.scene().root());
    }
    Gradient[] p = geometry.toPoint(constants(count, MathArrays.scale(offset, unit)));
    Gradient[] way = geometry.logmap0(geometry.toPoint(acrossTheNormal(variables)));
    Gradient[] y = geometry.expmap(p, geometry.transportFromOrigin(p, way));
    Gradient[] from = constants(count, Scene.values(x));
    Gradient distance = geometry.distance(from, y);
    return distance.multiply(distance);
  }

  private static Gradient[] constants(int count, double[] values) {
    Gradient[] constants = new Gradient[values.length];
    for (int i = 0; i < values.length; i++) {
      constants[i] = Gradient.constant(count, values[i]);
    }
    return constants;
  }

  /** The reflection that takes the first axis to the normal takes the others across it. */
  private Gradient[] acrossTheNormal(Gradient[] w) {
    double sign = unit[0] > 0 ? -1 : 1;
    double[] mirror = unit.clone();
    mirror[0] -= sign;
    double square = MathArrays.linearCombination(mirror, mirror);
    Gradient product = w[0].multiply(mirror[1]);
    for (int i = 1; i < w.length; i++) {
      product = product.add(w[i].multiply(mirror[i + 1]));
    }
    Gradient[] across = new Gradient[unit.length];
    for (int i = 0; i < unit.length; i++) {
      Gradient before = i == 0 ? w[0].multiply(0) : w[i - 1];
      across[i] = before.subtract(product.multiply(2 * mirror[i] / square));
    }
    return across;
  }
}
