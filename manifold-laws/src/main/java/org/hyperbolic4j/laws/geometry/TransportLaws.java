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

  /** Two points, and what rounding may make of the length of what is carried between them. */
  private static final class Way {
    private final Geometry<Binary64> geometry;
    private final Rounding rounding;
    private final Binary64[] x;
    private final Binary64[] y;
    private final double part;

    Way(Trial trial) {
      geometry = trial.geometry();
      rounding = trial.rounding();
      x = trial.point(0);
      y = trial.point(1);
      part = rounding.ofVector(x) + rounding.ofVector(y);
    }

    Binary64[] carry(Binary64[] v) {
      return geometry.transport(x, y, v);
    }
  }

  private static Discrepancy isometric(Trial trial) {
    Way way = new Way(trial);
    Binary64[] u = trial.vector(way.x, 1);
    Binary64[] v = trial.vector(way.x, 2);
    double before = way.geometry.inner(way.x, u, v).getReal();
    double after = way.geometry.inner(way.y, way.carry(u), way.carry(v)).getReal();
    double scale = way.geometry.norm(way.x, u).getReal() * way.geometry.norm(way.x, v).getReal();
    return Discrepancy.between("<PT u, PT v> and <u, v>", after, before, way.part * scale);
  }

  private static Discrepancy linear(Trial trial) {
    Way way = new Way(trial);
    Binary64[] u = trial.vector(way.x, 2);
    Binary64[] v = trial.vector(way.x, 3);
    double a = trial.number(-2, 2);
    double b = trial.number(-2, 2);
    Binary64[] together = way.carry(Trial.combination(a, u, b, v));
    Binary64[] apart = Trial.combination(a, way.carry(u), b, way.carry(v));
    double scale = 2 * (way.rounding.length(way.x, u) + way.rounding.length(way.x, v));
    return Discrepancy.between(
        "PT(a u + b v) and a PT(u) + b PT(v)",
        way.rounding.length(way.y, Trial.difference(together, apart)),
        0,
        way.part * scale);
  }

  private static Discrepancy inverted(Trial trial) {
    Way way = new Way(trial);
    Binary64[] v = trial.vector(way.x, 2);
    Binary64[] back = way.geometry.transport(way.y, way.x, way.carry(v));
    return Discrepancy.between(
        "PT PT v and v",
        way.rounding.length(way.x, Trial.difference(back, v)),
        0,
        way.part * way.rounding.length(way.x, v));
  }

  private static Discrepancy direction(Trial trial) {
    Way way = new Way(trial);
    Binary64[] onwards = way.carry(way.geometry.logmap(way.x, way.y));
    Binary64[] backwards = way.geometry.logmap(way.y, way.x);
    return Discrepancy.between(
        "PT log_x(y) and -log_y(x)",
        way.rounding.length(way.y, Trial.combination(1, onwards, 1, backwards)),
        0,
        way.part * way.rounding.distance(way.x, way.y) + way.rounding.ofPoints(way.x, way.y));
  }
}
