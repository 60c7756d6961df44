package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Exponential and logarithmic maps, and the tangent coordinates that layers use. */
public final class MapLaws {

  private static final String GROUP = "maps";
  private static final String OF_WAYS = "64 epsilon sinh(way and distance from the origin)";
  private static final String MAPS = "do Carmo 1992, ch. 3";

  private MapLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "curvature-dimensions-and-origin-fit",
            "curvature() = c, dimension(ambientDimension(D)) = D, the origin is the point 0",
            "contract of Geometry",
            "none; 64 epsilon for the origin",
            Scenes.of(1, FAR),
            MapLaws::fit),
        new Law(
            GROUP,
            "tangent-coordinates-are-half-the-distance",
            "d(o, toPoint(v)) = 2 |v| and toTangent(toPoint(v)) = v",
            "convention of Geometry",
            "64 epsilon sinh(2 |v|)",
            Scenes.of(1, FAR),
            MapLaws::coordinates),
        new Law(
            GROUP,
            "expmap-inverts-logmap",
            "exp_x(log_x(y)) = y",
            MAPS,
            OF_WAYS,
            Scenes.of(2, FAR),
            MapLaws::expmapInverts),
        new Law(
            GROUP,
            "logmap-inverts-expmap",
            "log_x(exp_x(v)) = v",
            MAPS,
            OF_WAYS,
            Scenes.of(2, FAR),
            MapLaws::logmapInverts),
        new Law(
            GROUP,
            "maps-at-the-origin",
            "exp_0, log_0 and the transports from and to 0 are those of the point 0",
            "special cases",
            "64 epsilon cosh(distance from the origin)",
            Scenes.of(2, FAR),
            MapLaws::atTheOrigin));
  }

  private static Discrepancy fit(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    int dimension = trial.scene().dimension();
    int ambient = geometry.ambientDimension(dimension);
    Binary64[] origin = geometry.origin(dimension);
    Binary64[] zero = Scene.field(new double[dimension]);
    return Discrepancy.worst(
        Discrepancy.between(
            "curvature() and c", geometry.curvature().getReal(), trial.scene().c(), 0),
        Discrepancy.unless(
            "dimension inverts ambientDimension", geometry.dimension(ambient) == dimension),
        Discrepancy.unless("the origin has A coordinates", origin.length == ambient),
        Discrepancy.unless("points have A coordinates", trial.point(0).length == ambient),
        Discrepancy.between(
            "the origin and toPoint(0)",
            trial.rounding().distance(origin, geometry.toPoint(zero)),
            0,
            trial.rounding().ofOne()),
        Discrepancy.between(
            "toTangent(origin) and 0",
            trial.scene().root() * Vectors.norm(geometry.toTangent(origin)).getReal(),
            0,
            trial.rounding().ofOne()));
  }

  private static Discrepancy coordinates(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Scene scene = trial.scene();
    Binary64[] v = trial.coordinates(0);
    Binary64[] x = geometry.toPoint(v);
    double close = rounding.ofPoint(x);
    Discrepancy worst =
        Discrepancy.between(
            "d(o, x) and 2 |v|",
            rounding.distance(geometry.origin(scene.dimension()), x),
            2 * scene.radius(0),
            close);
    double[] again = Scene.values(geometry.toTangent(x));
    for (int i = 0; i < v.length; i++) {
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.between(
                  "toTangent(toPoint(v)) and v",
                  scene.root() * again[i],
                  scene.root() * v[i].getReal(),
                  close));
    }
    return worst;
  }

  private static Discrepancy expmapInverts(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    Binary64[] y = geometry.expmap(x[0], geometry.logmap(x[0], x[1]));
    return Discrepancy.between(
        "exp_x(log_x(y)) and y",
        rounding.distance(y, x[1]),
        0,
        rounding.ofWay(x[0], rounding.distance(x[0], x[1])) + rounding.ofPoint(x[1]));
  }

  private static Discrepancy logmapInverts(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] v = trial.step(1);
    Binary64[] y = geometry.expmap(x, v);
    double length = rounding.length(x, v);
    return Discrepancy.between(
        "log_x(exp_x(v)) and v",
        rounding.length(x, Trial.difference(geometry.logmap(x, y), v)),
        0,
        rounding.ofPoints(x, y) + rounding.ofVector(x) * length * Math.max(1, length));
  }

  private static Discrepancy atTheOrigin(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] origin = geometry.origin(trial.scene().dimension());
    Binary64[] x = trial.point(0);
    Binary64[] log = geometry.logmap0(x);
    double close = rounding.ofPoint(x);
    Binary64[] v = trial.vector(origin, 1);
    double part = rounding.ofVector(x) * rounding.length(origin, v);
    Binary64[] there = geometry.transportFromOrigin(x, v);
    Binary64[] back = geometry.transportToOrigin(x, there);
    return Discrepancy.worst(
        Discrepancy.between(
            "log_0 and log at the origin",
            rounding.length(origin, Trial.difference(log, geometry.logmap(origin, x))),
            0,
            close),
        Discrepancy.between(
            "exp_0(log_0(x)) and x", rounding.distance(geometry.expmap0(log), x), 0, close),
        Discrepancy.between(
            "exp_0 and exp at the origin",
            rounding.distance(geometry.expmap(origin, log), x),
            0,
            close),
        Discrepancy.between(
            "transport from 0",
            rounding.length(x, Trial.difference(there, geometry.transport(origin, x, v))),
            0,
            part),
        Discrepancy.between(
            "transport from 0 and back",
            rounding.length(origin, Trial.difference(back, v)),
            0,
            part),
        Discrepancy.between(
            "transport to 0",
            rounding.length(origin, Trial.difference(back, geometry.transport(x, origin, there))),
            0,
            part));
  }
}
