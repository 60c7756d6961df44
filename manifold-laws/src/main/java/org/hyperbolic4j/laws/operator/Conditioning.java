package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * How much of a difference rounding explains in an operator and its gradients: a part of them, and
 * of the terms that gradients are sums of.
 *
 * <p>The part is 64 epsilon times the hyperbolic cosine of the distance from the origin, once for
 * each of the inputs that say where something lies, and twice if there is one only: that is how
 * large the terms get that products of coordinates are differences of. Where there are more than
 * two, it is as many times that as there are ways from one to the next.
 */
final class Conditioning {

  /** Part of a number that kernels may lose far out, where that is not too little to store. */
  private static final double FAR = 1e-10;

  private final Inputs inputs;
  private final double part;
  private final double ofInputs;
  private final double length;

  private Conditioning(Inputs inputs, double part, double ofInputs, double length) {
    this.inputs = inputs;
    this.part = part;
    this.ofInputs = ofInputs;
    this.length = length;
  }

  static Conditioning of(Trial trial, Inputs inputs) {
    double root = trial.scene().root();
    double growth = 1;
    double length = 0;
    int places = 0;
    double most = 1;
    for (int i = 0; i < inputs.count(); i++) {
      if (inputs.kind(i).place()) {
        double own = 0;
        for (double[] row : inputs.rows(i)) {
          double norm =
              inputs.kind(i) == InputKind.OFFSETS
                  ? largest(row)
                  : norm(tangent(trial, inputs.kind(i), row));
          own = Math.max(own, norm);
        }
        length = Math.max(length, own);
        most = Math.cosh(2 * root * own);
        growth *= most;
        places++;
      }
    }
    // From each place to the next there is a map, which rounds.
    double maps = Math.max(1, places - 1);
    double part = trial.rounding().ofOne() * maps * growth * (places == 1 ? most : 1);
    return new Conditioning(inputs, part, part, length);
  }

  /** Of what loses no digits far out. */
  static Conditioning farOut(Trial trial, Inputs inputs) {
    double rounding = trial.rounding().ofOne();
    return new Conditioning(inputs, Math.max(rounding, FAR), rounding, of(trial, inputs).length);
  }

  private static double[] tangent(Trial trial, InputKind kind, double... row) {
    Geometry<Binary64> geometry = trial.geometry(new Binary64(trial.scene().c()));
    if (kind == InputKind.POINTS) {
      return Scene.values(geometry.toTangent(Scene.field(row)));
    }
    if (kind.isNative()) {
      Binary64[] point = NativeByGeometry.coordinates(geometry).toPoint(Scene.field(row));
      return Scene.values(geometry.toTangent(point));
    }
    return row;
  }

  /** Which part of a number rounding may be. */
  double part() {
    return part;
  }

  /** Which part of the inputs it may be. */
  double ofInputs() {
    return ofInputs;
  }

  /**
   * How large the terms are that add up to a gradient: the result, and what each input adds to it.
   */
  double terms(Passes passes, double... cotangent) {
    double sum = 0;
    for (int k = 0; k < cotangent.length; k++) {
      sum += Math.abs(cotangent[k] * passes.result()[k]);
    }
    for (int i = 0; i < inputs.count(); i++) {
      for (int k = 0; k < inputs.values(i).length; k++) {
        sum += Math.abs(inputs.values(i)[k] * passes.gradient(i)[k]);
      }
    }
    return sum;
  }

  /** The same per unit of an input: what its gradient is the sum of. */
  double terms(int input, double terms) {
    double unit =
        switch (inputs.kind(input)) {
          case MAP, VECTOR, POINTS, OFFSETS, NATIVE_MAP, NATIVE_VECTOR, BIAS -> length;
          case CURVATURE -> inputs.c() == 0 ? 1 / (length * length) : Math.abs(inputs.c());
          case DISPERSION -> inputs.values(input)[0] + Operator.EPSILON;
          default -> largest(inputs.values(input));
        };
    return terms == 0 || unit == 0 ? 0 : terms / unit;
  }

  /** Compares arrays row by row. */
  Discrepancy between(
      String what,
      Form form,
      double[] actual,
      double[] expected,
      double terms,
      double[]... beside) {
    FeatureShape shape = inputs.shape();
    double[][] rows = shape.toRows(form, actual);
    double[][] exact = shape.toRows(form, expected);
    Discrepancy worst = Discrepancy.unless(what, actual.length == expected.length);
    for (int row = 0; row < rows.length; row++) {
      double moved = 0;
      for (double[] one : beside) {
        moved = Math.max(moved, distance(shape.toRows(form, one)[row], exact[row]));
      }
      double allowed = part * (norm(exact[row]) + terms) + 2 * moved;
      worst =
          Discrepancy.worst(worst, new Discrepancy(what, distance(rows[row], exact[row]), allowed));
    }
    return worst;
  }

  private static double largest(double... x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  private static double norm(double... x) {
    return Math.sqrt(Arrays.stream(x).map(one -> one * one).sum());
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
