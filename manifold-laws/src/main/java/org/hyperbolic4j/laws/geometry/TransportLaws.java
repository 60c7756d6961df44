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

/** Parallel transport. */
public final class TransportLaws {

  private static final String GROUP = "transport";
  private static final String PARTS = "64 epsilon cosh(distance from the origin), of the length";
  private static final String CONNECTION = "Levi-Civita connection, do Carmo 1992, ch. 2";

  private TransportLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "transport-is-isometric",
            "<PT u, PT v>_y = <u, v>_x",
            CONNECTION,
            PARTS,
            Scenes.of(3, FAR),
            TransportLaws::isometric),
        new Law(
            GROUP,
            "transport-is-linear",
            "PT(a u + b v) = a PT(u) + b PT(v)",
            CONNECTION,
            PARTS,
            Scenes.of(4, FAR),
            TransportLaws::linear),
        new Law(
            GROUP,
            "transport-back-inverts-transport",
            "PT_{y->x} PT_{x->y} v = v",
            CONNECTION,
            PARTS,
            Scenes.of(3, FAR),
            TransportLaws::inverted),
        new Law(
            GROUP,
            "transport-takes-the-geodesics-direction-along",
            "PT_{x->y} log_x(y) = -log_y(x)",
            CONNECTION,
            PARTS,
            Scenes.of(2, FAR),
            TransportLaws::direction));
  }

  private static double part(Rounding rounding, Binary64[] x, Binary64[] y) {
    return rounding.ofVector(x) + rounding.ofVector(y);
  }

  private static Discrepancy isometric(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] y = trial.point(1);
    Binary64[] u = trial.vector(x, 1);
    Binary64[] v = trial.vector(x, 2);
    double before = geometry.inner(x, u, v).getReal();
    double after =
        geometry.inner(y, geometry.transport(x, y, u), geometry.transport(x, y, v)).getReal();
    double scale = geometry.norm(x, u).getReal() * geometry.norm(x, v).getReal();
    return Discrepancy.between(
        "<PT u, PT v> and <u, v>", after, before, part(rounding, x, y) * scale);
  }

  private static Discrepancy linear(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] y = trial.point(1);
    Binary64[] u = trial.vector(x, 2);
    Binary64[] v = trial.vector(x, 3);
    double a = trial.number(-2, 2);
    double b = trial.number(-2, 2);
    Binary64[] together = geometry.transport(x, y, Trial.combination(a, u, b, v));
    Binary64[] apart =
        Trial.combination(a, geometry.transport(x, y, u), b, geometry.transport(x, y, v));
    double scale = 2 * (rounding.length(x, u) + rounding.length(x, v));
    return Discrepancy.between(
        "PT(a u + b v) and a PT(u) + b PT(v)",
        rounding.length(y, Trial.difference(together, apart)),
        0,
        part(rounding, x, y) * scale);
  }

  private static Discrepancy inverted(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] y = trial.point(1);
    Binary64[] v = trial.vector(x, 2);
    Binary64[] back = geometry.transport(y, x, geometry.transport(x, y, v));
    return Discrepancy.between(
        "PT PT v and v",
        rounding.length(x, Trial.difference(back, v)),
        0,
        part(rounding, x, y) * rounding.length(x, v));
  }

  private static Discrepancy direction(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] y = trial.point(1);
    Binary64[] onwards = geometry.transport(x, y, geometry.logmap(x, y));
    Binary64[] backwards = geometry.logmap(y, x);
    return Discrepancy.between(
        "PT log_x(y) and -log_y(x)",
        rounding.length(y, Trial.combination(1, onwards, 1, backwards)),
        0,
        part(rounding, x, y) * rounding.distance(x, y) + rounding.ofPoints(x, y));
  }
}
