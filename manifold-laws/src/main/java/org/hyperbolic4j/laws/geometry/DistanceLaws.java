package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;
import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** The distance is a metric, and geodesics are its shortest ways. */
public final class DistanceLaws {

  private static final String GROUP = "distance";
  private static final String OF_POINTS = "64 epsilon sinh(distance from the origin), each point";
  private static final String OF_WAYS = "64 epsilon sinh(way and distance from the origin)";
  private static final String METRIC = "axioms of a metric space";
  private static final String GEODESICS = "do Carmo 1992, ch. 3";

  private DistanceLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "distance-is-symmetric",
            "d(x, y) = d(y, x)",
            METRIC,
            OF_POINTS,
            Scenes.of(2, FAR),
            DistanceLaws::symmetric),
        new Law(
            GROUP,
            "distance-to-itself-is-zero",
            "d(x, x) = 0",
            METRIC,
            "none",
            Scenes.of(1, FAR),
            DistanceLaws::zeroToItself),
        new Law(
            GROUP,
            "distinct-points-are-apart",
            "d(x, exp_x(v)) = |v| > 0",
            METRIC,
            OF_WAYS,
            Scenes.of(2, FAR),
            DistanceLaws::apart),
        new Law(
            GROUP,
            "triangle-inequality",
            "0 <= d(x, z) <= d(x, y) + d(y, z)",
            METRIC,
            OF_POINTS,
            Scenes.of(3, FAR),
            DistanceLaws::triangle),
        new Law(
            GROUP,
            "distances-of-all-pairs-are-those-of-pairs",
            "distances(x, y)[i][j] = d(x_i, y_j)",
            "contract of Geometry",
            OF_POINTS,
            Scenes.crowds(FAR),
            DistanceLaws::allPairs),
        new Law(
            GROUP,
            "logmap-is-as-long-as-the-distance",
            "|log_x(y)|_x = d(x, y)",
            GEODESICS,
            OF_POINTS,
            Scenes.of(2, FAR),
            DistanceLaws::logmapLength),
        new Law(
            GROUP,
            "geodesics-have-constant-speed",
            "d(g(t), g(u)) = |t - u| d(x, y)",
            GEODESICS,
            OF_WAYS,
            Scenes.of(2, NEAR),
            DistanceLaws::constantSpeed),
        new Law(
            GROUP,
            "points-between-split-the-distance",
            "d(x, g(t)) + d(g(t), y) = d(x, y) for 0 <= t <= 1",
            GEODESICS,
            OF_WAYS,
            Scenes.of(2, FAR),
            DistanceLaws::segments));
  }

  private static Discrepancy symmetric(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    return Discrepancy.between(
        "d(x, y) and d(y, x)",
        rounding.distance(x[0], x[1]),
        rounding.distance(x[1], x[0]),
        rounding.ofPoints(x[0], x[1]));
  }

  private static Discrepancy zeroToItself(Trial trial) {
    Binary64[] x = trial.point(0);
    return Discrepancy.between("d(x, x)", trial.rounding().distance(x, x.clone()), 0, 0);
  }

  private static Discrepancy apart(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] v = trial.step(1);
    double length = rounding.length(x, v);
    Binary64[] y = trial.geometry().expmap(x, v);
    return Discrepancy.between(
        "d(x, exp_x(v)) and |v|",
        rounding.distance(x, y),
        length,
        rounding.ofPoints(x, y) + rounding.ofVector(x) * length);
  }

  private static Discrepancy triangle(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    double longest = rounding.distance(x[0], x[2]);
    return Discrepancy.worst(
        Discrepancy.unless("d(x, z) >= 0", longest >= 0),
        Discrepancy.excess(
            "d(x, z) and d(x, y) + d(y, z)",
            longest,
            rounding.distance(x[0], x[1]) + rounding.distance(x[1], x[2]),
            rounding.ofPoints(x)));
  }

  private static Discrepancy allPairs(Trial trial) {
    Rounding rounding = trial.rounding();
    double root = trial.scene().root();
    Binary64[][] rows = trial.points();
    Binary64[][] columns = {rows[rows.length - 1], trial.pointFromOrigin(0)};
    Binary64[][] all = trial.geometry().distances(rows, columns);
    Discrepancy worst = Discrepancy.unless("as many rows as points", all.length == rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        worst =
            Discrepancy.worst(
                worst,
                Discrepancy.between(
                    "a distance among all pairs and of the pair",
                    root * all[i][j].getReal(),
                    rounding.distance(rows[i], columns[j]),
                    rounding.ofPoints(rows[i], columns[j])));
      }
    }
    return worst;
  }

  private static Discrepancy logmapLength(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    double distance = rounding.distance(x[0], x[1]);
    return Discrepancy.between(
        "|log_x(y)| and d(x, y)",
        rounding.length(x[0], trial.geometry().logmap(x[0], x[1])),
        distance,
        rounding.ofPoints(x[0], x[1]) + rounding.ofVector(x[0]) * distance);
  }

  private static Discrepancy constantSpeed(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    double t = trial.number(-0.5, 1.5);
    double u = trial.number(-0.5, 1.5);
    Binary64[][] x = trial.points();
    Binary64[] atT = geometry.geodesic(x[0], x[1], new Binary64(t));
    Binary64[] atU = geometry.geodesic(x[0], x[1], new Binary64(u));
    double distance = rounding.distance(x[0], x[1]);
    double way = Math.abs(t - u) * distance;
    double around = geometry.curvature().getReal() < 0 ? Math.min(way, 2 * Math.PI - way) : way;
    return Discrepancy.between(
        "d(g(t), g(u)) and |t - u| d(x, y)",
        rounding.distance(atT, atU),
        around,
        rounding.ofPoints(x[0], x[1], atT, atU)
            + rounding.ofWay(x[0], Math.abs(t) * distance)
            + rounding.ofWay(x[0], Math.abs(u) * distance));
  }

  private static Discrepancy segments(Trial trial) {
    Rounding rounding = trial.rounding();
    double t = trial.number(0, 1);
    Binary64[][] x = trial.points();
    Binary64[] between = trial.geometry().geodesic(x[0], x[1], new Binary64(t));
    double distance = rounding.distance(x[0], x[1]);
    return Discrepancy.between(
        "d(x, g(t)) + d(g(t), y) and d(x, y)",
        rounding.distance(x[0], between) + rounding.distance(between, x[1]),
        distance,
        rounding.ofPoints(x[0], x[1], between) + rounding.ofWay(x[0], t * distance));
  }
}
