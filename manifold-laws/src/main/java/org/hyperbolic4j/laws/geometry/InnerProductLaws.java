package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** The inner product of tangent vectors is one, and the norm is its own. */
public final class InnerProductLaws {

  private static final String GROUP = "metric";
  private static final String RIEMANNIAN = "Riemannian metric, do Carmo 1992, ch. 1";
  private static final String PARTS =
      "64 epsilon cosh(distance from the origin), of the product of the lengths";

  private InnerProductLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "norm-is-that-of-the-inner-product",
            "|v|^2 = <v, v> and |u + v|^2 - |u - v|^2 = 4 <u, v>",
            RIEMANNIAN,
            PARTS,
            Scenes.of(3, FAR),
            InnerProductLaws::norm),
        new Law(
            GROUP,
            "inner-product-is-symmetric-bilinear-and-positive",
            "<u, v> = <v, u>, <a u + b v, w> = a <u, w> + b <v, w>, <v, v> > 0 unless v = 0",
            RIEMANNIAN,
            PARTS,
            Scenes.of(4, FAR),
            InnerProductLaws::bilinear));
  }

  /** In units of squared radii of curvature. */
  private static double product(Trial trial, Binary64[] x, Binary64[] u, Binary64[] v) {
    double root = trial.scene().root();
    return root * root * trial.geometry().inner(x, u, v).getReal();
  }

  private static Discrepancy norm(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] u = trial.vector(x, 1);
    Binary64[] v = trial.vector(x, 2);
    double ofU = rounding.length(x, u);
    double ofV = rounding.length(x, v);
    double sum = rounding.length(x, Trial.combination(1, u, 1, v));
    double difference = rounding.length(x, Trial.difference(u, v));
    double longest = ofU + ofV;
    return Discrepancy.worst(
        Discrepancy.between(
            "|v|^2 and <v, v>",
            ofV * ofV,
            product(trial, x, v, v),
            rounding.ofVector(x) * ofV * ofV),
        Discrepancy.between(
            "|u + v|^2 - |u - v|^2 and 4 <u, v>",
            sum * sum - difference * difference,
            4 * product(trial, x, u, v),
            2 * rounding.ofVector(x) * longest * longest));
  }

  private static Discrepancy bilinear(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] u = trial.vector(x, 1);
    Binary64[] v = trial.vector(x, 2);
    Binary64[] w = trial.vector(x, 3);
    double a = trial.number(-2, 2);
    double b = trial.number(-2, 2);
    double ofU = rounding.length(x, u);
    double ofV = rounding.length(x, v);
    double ofW = rounding.length(x, w);
    boolean zero = geometry.norm(x, v).isZero();
    return Discrepancy.worst(
        Discrepancy.between(
            "<u, v> and <v, u>",
            product(trial, x, u, v),
            product(trial, x, v, u),
            rounding.ofVector(x) * ofU * ofV),
        Discrepancy.between(
            "<a u + b v, w> and a <u, w> + b <v, w>",
            product(trial, x, Trial.combination(a, u, b, v), w),
            a * product(trial, x, u, w) + b * product(trial, x, v, w),
            2 * rounding.ofVector(x) * (ofU + ofV) * ofW),
        Discrepancy.unless("<v, v> > 0 unless v = 0", zero || product(trial, x, v, v) > 0));
  }
}
