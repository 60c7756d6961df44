package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;
import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Maps, transport and curvature are those of the metric. */
public final class MetricLaws {

  private static final String GROUP = "metric";
  private static final String CONNECTION = "do Carmo 1992, ch. 2 to 4";
  private static final String OF_WAYS = "64 epsilon sinh(way and distance from the origin)";
  private static final String INTEGRATED = OF_WAYS + ", 1e-9 of the integration";

  /** How far off integrating an equation may be, of the length of what it carries. */
  private static final double INTEGRATION = 1e-9;

  private static final int MOST_DIMENSIONS = 3;

  private MetricLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
                GROUP,
                "expmap-starts-in-the-direction-of-its-vector",
                "d exp_x(t v) / dt = v at t = 0, and exp_x(0) = x",
                CONNECTION,
                "64 epsilon cosh(distance from the origin), of the length",
                Scenes.of(2, FAR),
                MetricLaws::start)
            .costing(2),
        new Law(
                GROUP,
                "expmap-solves-the-geodesic-equation",
                "exp_x(v) = g(1) where g'' = -Gamma(g', g'), g(0) = x, g'(0) = v",
                CONNECTION,
                INTEGRATED,
                Scenes.of(2, NEAR).upToDimension(MOST_DIMENSIONS),
                MetricLaws::geodesic)
            .costing(20),
        new Law(
                GROUP,
                "transport-solves-its-equation",
                "PT v = v(1) where v' = -Gamma(g', v) along the geodesic g",
                CONNECTION,
                INTEGRATED,
                Scenes.of(3, NEAR).upToDimension(MOST_DIMENSIONS),
                MetricLaws::transport)
            .costing(20),
        new Law(
                GROUP,
                "sectional-curvature-is-minus-c",
                "K(u, v) = -c for every plane, from the metric and its derivatives",
                CONNECTION,
                "2^16 epsilon cosh^2(distance from the origin), three derivatives of the metric",
                Scenes.of(1, NEAR).fromDimension(2).upToDimension(MOST_DIMENSIONS),
                MetricLaws::curvature)
            .costing(4),
        new Law(
            GROUP,
            "holonomy-of-a-triangle-is-minus-c-times-its-area",
            "transport around a geodesic triangle turns its plane by -c times its area",
            "theorem of Gauss and Bonnet, do Carmo 1992, ch. 3",
            "64 epsilon cosh(distance from the origin), each corner, of the length",
            Scenes.of(3, NEAR).fromDimension(2),
            MetricLaws::holonomy));
  }

  private static Discrepancy start(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] v = trial.vector(x, 1);
    Gradient t = Gradient.variable(1, 0, 0);
    Geometry<Gradient> geometry = trial.geometry(Gradient.constant(1, trial.scene().c()));
    Gradient[] at = MathArrays.buildArray(t.getField(), x.length);
    Gradient[] along = MathArrays.buildArray(t.getField(), x.length);
    for (int i = 0; i < x.length; i++) {
      at[i] = Gradient.constant(1, x[i].getReal());
      along[i] = t.multiply(v[i].getReal());
    }
    Gradient[] y = geometry.expmap(at, along);
    Binary64[] velocity = new Binary64[x.length];
    Arrays.setAll(velocity, i -> new Binary64(y[i].getPartialDerivative(0)));
    return Discrepancy.worst(
        Discrepancy.between(
            "the first velocity and v",
            rounding.length(x, Trial.difference(velocity, v)),
            0,
            rounding.ofVector(x) * rounding.length(x, v)),
        Discrepancy.between(
            "exp_x(0) and x",
            rounding.distance(Scene.field(Scene.values(y)), x),
            0,
            rounding.ofPoint(x)));
  }

  private static double integration(Rounding rounding, Binary64[] x, double length) {
    return INTEGRATION * Math.cosh(rounding.radius(x)) * Math.sinh(length);
  }

  private static Discrepancy geodesic(Trial trial) {
    Rounding rounding = trial.rounding();
    Chart chart = new Chart(trial);
    Binary64[] x = trial.point(0);
    Binary64[] v = trial.step(1);
    double length = rounding.length(x, v);
    GeodesicEquation.End end =
        new GeodesicEquation(chart)
            .integrate(chart.of(x), chart.of(x, v), new double[chart.dimension()]);
    Binary64[] y = chart.point(end.place);
    return Discrepancy.between(
        "exp_x(v) and the integrated geodesic",
        rounding.distance(trial.geometry().expmap(x, v), y),
        0,
        rounding.ofWay(x, length) + rounding.ofPoint(y) + integration(rounding, x, length));
  }

  private static Discrepancy transport(Trial trial) {
    Rounding rounding = trial.rounding();
    Chart chart = new Chart(trial);
    Binary64[] x = trial.point(0);
    Binary64[] v = trial.step(1);
    // The integrator's error is absolute, so what is carried has length 1.
    Binary64[] direction = trial.vector(x, 2);
    double size = rounding.length(x, direction);
    Binary64[] carried = Trial.combination(size > 0 ? 1 / size : 1, direction, 0, direction);
    double length = rounding.length(x, v);
    GeodesicEquation.End end =
        new GeodesicEquation(chart).integrate(chart.of(x), chart.of(x, v), chart.of(x, carried));
    Binary64[] y = chart.point(end.place);
    Binary64[] there = trial.geometry().transport(x, y, carried);
    double part = rounding.ofVector(x) + rounding.ofVector(y) + integration(rounding, x, length);
    return Discrepancy.between(
        "PT v and the integrated vector",
        rounding.length(y, Trial.difference(there, chart.vector(end.place, end.carried))),
        0,
        part + INTEGRATION * Math.cosh(rounding.radius(y)));
  }

  private static Discrepancy curvature(Trial trial) {
    Rounding rounding = trial.rounding();
    Chart chart = new Chart(trial);
    Binary64[] x = trial.point(0);
    double[] a = gaussian(trial);
    double[] b = gaussian(trial);
    double along = MathArrays.linearCombination(a, b) / MathArrays.linearCombination(a, a);
    for (int i = 0; i < b.length; i++) {
      b[i] -= along * a[i];
    }
    double curvature = chart.at(chart.of(x), 2).sectionalCurvature(a, b);
    double far = Math.cosh(rounding.radius(x));
    return Discrepancy.between(
        "the sectional curvature over |c|",
        curvature,
        -Math.signum(trial.scene().c()),
        0x1p16 * Math.ulp(1.0) * far * far);
  }

  private static double[] gaussian(Trial trial) {
    double[] a = new double[trial.scene().dimension()];
    Arrays.setAll(a, i -> trial.random().nextGaussian());
    return a;
  }

  /**
   * The angle E of the turn from two sides a, b and the angle C between them: {@code tan(E/2) = t
   * sin C / (1 + t cos C)}, t = tan(a/2) tan(b/2), or minus the product of hyperbolic tangents.
   */
  private static Discrepancy holonomy(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    Binary64[] first = geometry.logmap(x[0], x[1]);
    Binary64[] second = geometry.logmap(x[0], x[2]);
    double a = rounding.length(x[0], first);
    double b = rounding.length(x[0], second);
    if (a == 0 || b == 0) {
      return Discrepancy.between("the turn along a way and back", 0, 0, 0);
    }
    double root = trial.scene().root();
    Binary64[] u = Trial.combination(1 / a, first, 0, first);
    Binary64[] v = Trial.combination(1 / b, second, 0, second);
    double cosine = root * root * geometry.inner(x[0], u, v).getReal();
    Binary64[] across = Trial.combination(1, v, -cosine, u);
    double sign = -Math.signum(trial.scene().c());
    double t = sign * halfTangent(sign, a) * halfTangent(sign, b);
    double slope = t / (1 + t * cosine);
    double sine = rounding.length(x[0], across);
    double square = slope * slope * sine * sine;
    Binary64[] turned =
        Trial.combination((1 - square) / (1 + square), u, 2 * slope / (1 + square), across);
    Binary64[] around = u;
    for (int i = 0; i < 3; i++) {
      around = geometry.transport(x[i], x[(i + 1) % 3], around);
    }
    double part = rounding.ofVector(x[0]) + rounding.ofVector(x[1]) + rounding.ofVector(x[2]);
    return Discrepancy.between(
        "a vector carried around and its turn by the angle",
        rounding.length(x[0], Trial.difference(around, turned)),
        0,
        part);
  }

  private static double halfTangent(double sign, double side) {
    return sign > 0 ? Math.tan(side / 2) : Math.tanh(side / 2);
  }
}
