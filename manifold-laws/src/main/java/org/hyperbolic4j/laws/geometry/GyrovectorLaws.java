package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;
import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;

/** The axioms of a gyrovector space. */
public final class GyrovectorLaws {

  private static final String GROUP = "gyrovectors";
  private static final String OF_WAYS = "64 epsilon sinh(way and distance from the origin)";
  private static final String UNGAR = "Ungar 2008";

  private GyrovectorLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return Stream.of(
            new Law(
                GROUP,
                "left-cancellation",
                "-x + (x + y) = y",
                UNGAR,
                OF_WAYS,
                Scenes.of(2, FAR),
                GyrovectorLaws::leftCancellation),
            new Law(
                GROUP,
                "difference-is-as-far-out-as-the-distance",
                "d(o, x - y) = d(x, y)",
                UNGAR,
                OF_WAYS,
                Scenes.of(2, FAR),
                GyrovectorLaws::difference),
            new Law(
                GROUP,
                "difference-is-the-sum-with-the-negative",
                "x - y = x + (-y)",
                UNGAR,
                OF_WAYS,
                Scenes.of(2, FAR),
                GyrovectorLaws::subtraction),
            new Law(
                GROUP,
                "gyroassociativity",
                "u + (v + w) = (u + v) + gyr[u, v] w",
                UNGAR,
                OF_WAYS,
                Scenes.of(3, NEAR),
                GyrovectorLaws::associativity))
        .map(law -> law.needing(Need.GYROVECTORS))
        .toList();
  }

  private static Gyrovectors<Binary64> gyrovectors(Trial trial) {
    return trial.geometry().gyrovectors().orElseThrow();
  }

  private static Discrepancy leftCancellation(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Gyrovectors<Binary64> gyrovectors = gyrovectors(trial);
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.pointFromOrigin(0);
    Binary64[] y = trial.pointFromOrigin(1);
    Binary64[] sum = gyrovectors.add(x, y);
    Binary64[] again = gyrovectors.add(gyrovectors.negate(x), sum);
    double way = rounding.distance(geometry.origin(trial.scene().dimension()), y);
    return Discrepancy.between(
        "-x + (x + y) and y",
        rounding.distance(again, y),
        0,
        rounding.ofWay(x, way) + rounding.ofPoints(x, y, sum));
  }

  private static Discrepancy difference(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.pointFromOrigin(0);
    Binary64[] y = trial.pointFromOrigin(1);
    Binary64[] difference = gyrovectors(trial).subtract(x, y);
    double distance = rounding.distance(x, y);
    return Discrepancy.between(
        "d(o, x - y) and d(x, y)",
        rounding.distance(geometry.origin(trial.scene().dimension()), difference),
        distance,
        rounding.ofPoints(x, y) + rounding.ofWay(x, distance));
  }

  private static Discrepancy subtraction(Trial trial) {
    Gyrovectors<Binary64> gyrovectors = gyrovectors(trial);
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.pointFromOrigin(0);
    Binary64[] y = trial.pointFromOrigin(1);
    Binary64[] sum = gyrovectors.add(x, gyrovectors.negate(y));
    double way = rounding.radius(y);
    return Discrepancy.between(
        "x - y and x + (-y)",
        rounding.distance(gyrovectors.subtract(x, y), sum),
        0,
        rounding.ofWay(x, way) + rounding.ofPoints(x, y, sum));
  }

  private static Discrepancy associativity(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Gyrovectors<Binary64> gyrovectors = gyrovectors(trial);
    Rounding rounding = trial.rounding();
    Binary64[] u = trial.point(0);
    Binary64[] v = trial.point(1);
    Binary64[] w = trial.point(2);
    Binary64[] right = gyrovectors.add(u, gyrovectors.add(v, w));
    Binary64[] sum = gyrovectors.add(u, v);
    Binary64[] left = gyrovectors.add(sum, gyrovectors.gyration(u, v, w));
    Binary64[] origin = geometry.origin(trial.scene().dimension());
    double way = rounding.distance(origin, w) + rounding.distance(origin, v);
    return Discrepancy.between(
        "u + (v + w) and (u + v) + gyr[u, v] w",
        rounding.distance(left, right),
        0,
        rounding.ofPoints(u, v, w, left, right)
            + rounding.ofWay(u, way)
            + rounding.ofWay(sum, way));
  }
}
