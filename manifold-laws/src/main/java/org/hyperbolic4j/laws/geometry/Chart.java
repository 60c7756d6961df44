package org.hyperbolic4j.laws.geometry;

import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Tangent coordinates as a chart {@code w [D]}, in radii of curvature. Its metric is what {@code
 * inner} says of the derivatives of {@code toPoint}; nothing else is asked of the geometry. In
 * float64, whatever the trial's precision.
 */
final class Chart {

  private final Trial trial;
  private final int dimension;
  private final double root;

  Chart(Trial trial) {
    this.trial = trial;
    this.dimension = trial.scene().dimension();
    this.root = trial.scene().root();
  }

  int dimension() {
    return dimension;
  }

  /** Coordinates of a point. */
  double[] of(Binary64[] point) {
    double[] w = Scene.values(inFloat64().toTangent(point));
    for (int i = 0; i < w.length; i++) {
      w[i] *= root;
    }
    return w;
  }

  /** The point with coordinates w. */
  Binary64[] point(double[] w) {
    Binary64[] v = Scene.field(w);
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i].divide(root);
    }
    return inFloat64().toPoint(v);
  }

  /** Coordinates of a tangent vector. */
  double[] of(Binary64[] point, Binary64[] vector) {
    Geometry<Gradient> geometry = alongALine();
    double[] a = new double[dimension];
    Gradient[] there = geometry.toTangent(line(Scene.values(point), Scene.values(vector)));
    for (int i = 0; i < dimension; i++) {
      a[i] = root * there[i].getPartialDerivative(0);
    }
    return a;
  }

  /** The tangent vector with coordinates a at the point with coordinates w. */
  Binary64[] vector(double[] w, double[] a) {
    Geometry<Gradient> geometry = alongALine();
    Gradient[] v = line(w, a);
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i].divide(root);
    }
    Gradient[] there = geometry.toPoint(v);
    Binary64[] vector = new Binary64[there.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = new Binary64(there[i].getPartialDerivative(0));
    }
    return vector;
  }

  private Geometry<Binary64> inFloat64() {
    return trial.geometry(new Binary64(trial.scene().c()));
  }

  private Geometry<Gradient> alongALine() {
    return trial.geometry(Gradient.constant(1, trial.scene().c()));
  }

  private static Gradient[] line(double[] from, double[] direction) {
    Gradient t = Gradient.variable(1, 0, 0);
    Gradient[] line = MathArrays.buildArray(t.getField(), from.length);
    for (int i = 0; i < line.length; i++) {
      line[i] = t.multiply(direction[i]).add(from[i]);
    }
    return line;
  }

  /** The metric at w, with its derivatives. */
  Metric at(double[] w, int derivatives) {
    DSFactory factory = new DSFactory(dimension, derivatives + 1);
    Geometry<DerivativeStructure> geometry = trial.geometry(factory.constant(trial.scene().c()));
    DerivativeStructure[] v = MathArrays.buildArray(factory.getDerivativeField(), dimension);
    for (int i = 0; i < dimension; i++) {
      v[i] = factory.variable(i, w[i]).divide(root);
    }
    DerivativeStructure[] x = geometry.toPoint(v);
    DerivativeStructure[][] frame =
        MathArrays.buildArray(factory.getDerivativeField(), dimension, x.length);
    for (int i = 0; i < dimension; i++) {
      for (int k = 0; k < x.length; k++) {
        frame[i][k] = x[k].differentiate(i, 1).multiply(root);
      }
    }
    DerivativeStructure[][] metric =
        MathArrays.buildArray(factory.getDerivativeField(), dimension, dimension);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        metric[i][j] = geometry.inner(x, frame[i], frame[j]);
        metric[j][i] = metric[i][j];
      }
    }
    return new Metric(metric);
  }

  /** Components of a metric as functions of coordinates, known at one place. */
  static final class Metric {

    private final DerivativeStructure[][] components;

    private Metric(DerivativeStructure[][] components) {
      this.components = components;
    }

    /** The inner product of a and b. */
    double product(double[] a, double[] b) {
      return bilinear(a, b, new int[a.length]);
    }

    /** Derivative of the inner product of constant a and b along one direction. */
    private double slope(double[] a, double[] b, double[] along) {
      double sum = 0;
      for (int k = 0; k < along.length; k++) {
        int[] orders = new int[along.length];
        orders[k] = 1;
        sum += along[k] * bilinear(a, b, orders);
      }
      return sum;
    }

    private double bend(double[] a, double[] b, double[] along, double[] across) {
      double sum = 0;
      for (int k = 0; k < along.length; k++) {
        for (int l = 0; l < along.length; l++) {
          int[] orders = new int[along.length];
          orders[k]++;
          orders[l]++;
          sum += along[k] * across[l] * bilinear(a, b, orders);
        }
      }
      return sum;
    }

    private double bilinear(double[] a, double[] b, int[] orders) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          sum += a[i] * b[j] * components[i][j].getPartialDerivative(orders);
        }
      }
      return sum;
    }

    /** Gamma(a, b): minus the acceleration of b when it is carried along a. */
    double[] christoffel(double[] a, double[] b) {
      double[] lower = new double[a.length];
      for (int l = 0; l < a.length; l++) {
        double[] unit = new double[a.length];
        unit[l] = 1;
        lower[l] = (slope(b, unit, a) + slope(a, unit, b) - slope(a, b, unit)) / 2;
      }
      Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(a.length, a.length);
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < a.length; j++) {
          matrix.setEntry(i, j, components[i][j].getValue());
        }
      }
      return new LUDecomposition(matrix)
          .getSolver()
          .solve(new ArrayRealVector(lower, false))
          .toArray();
    }

    /** Sectional curvature of the plane of a and b, in inverse squared units of the chart. */
    double sectionalCurvature(double[] a, double[] b) {
      double[] ab = christoffel(a, b);
      double riemann =
          bend(a, b, a, b)
              - bend(b, b, a, a) / 2
              - bend(a, a, b, b) / 2
              + product(ab, ab)
              - product(christoffel(a, a), christoffel(b, b));
      double mixed = product(a, b);
      return riemann / (product(a, a) * product(b, b) - mixed * mixed);
    }
  }
}
