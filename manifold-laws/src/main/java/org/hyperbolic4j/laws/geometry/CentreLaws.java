package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;
import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** The midpoint and the Frechet mean. */
public final class CentreLaws {

  private static final String GROUP = "centres";
  private static final String OF_POINTS = "64 epsilon sinh(distance from the origin), each point";
  private static final String MIDPOINT = "Ungar 2008; Shimizu et al. 2021";

  private CentreLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "midpoint-does-not-depend-on-the-order",
            "m(x_p, w_p) = m(x, w) for every permutation p, a point",
            MIDPOINT,
            OF_POINTS,
            Scenes.crowds(FAR),
            CentreLaws::order),
        new Law(
            GROUP,
            "centres-of-two-equal-weights-are-half-way",
            "m(x, y) = F(x, y) = g(1/2)",
            MIDPOINT,
            "64 epsilon sinh(way and distance from the origin)",
            Scenes.of(2, FAR),
            CentreLaws::halfWay),
        new Law(
                GROUP,
                "logmaps-from-the-frechet-mean-cancel",
                "sum_i w_i log_F(x_i) = 0",
                "Karcher 1977",
                OF_POINTS,
                Scenes.crowds(NEAR),
                CentreLaws::stationary)
            .costing(4),
        new Law(
                GROUP,
                "frechet-mean-minimises-the-dispersion",
                "dispersion(x, F) <= dispersion(x, p) for every p, and is the mean of d(x_i, F)^2",
                "Frechet 1948",
                OF_POINTS + ", times the distance",
                Scenes.crowds(NEAR),
                CentreLaws::least)
            .costing(4));
  }

  private static Discrepancy order(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    Binary64[] midpoint = geometry.midpoint(points, weights);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, trial.random());
    Binary64[][] shuffled = points.clone();
    Binary64[] theirs = weights.clone();
    for (int i = 0; i < points.length; i++) {
      shuffled[i] = points[order.get(i)];
      theirs[i] = weights[order.get(i)];
    }
    return Discrepancy.worst(
        Discrepancy.between(
            "midpoints in two orders",
            trial.rounding().distance(geometry.midpoint(shuffled, theirs), midpoint),
            0,
            trial.rounding().ofPoints(points)),
        Discrepancy.unless("the midpoint is a point", geometry.checkPoint(midpoint).isEmpty()));
  }

  private static Discrepancy halfWay(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[][] x = trial.points();
    Binary64[] half = geometry.geodesic(x[0], x[1], new Binary64(0.5));
    Binary64[] weights = Scene.field(3, 3);
    double close = rounding.ofPoints(x) + rounding.ofWay(x[0], rounding.distance(x[0], x[1]) / 2);
    return Discrepancy.worst(
        Discrepancy.between(
            "the midpoint and the point half-way",
            rounding.distance(geometry.midpoint(x, weights), half),
            0,
            close),
        Discrepancy.between(
            "the Frechet mean and the point half-way",
            rounding.distance(geometry.frechetMean(x, weights), half),
            0,
            close));
  }

  private static Discrepancy stationary(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    Binary64[] mean = geometry.frechetMean(points, weights);
    Binary64[] pull = new Binary64[mean.length];
    Arrays.fill(pull, Binary64.ZERO);
    double close = rounding.ofPoint(mean);
    for (int i = 0; i < points.length; i++) {
      Binary64[] log = geometry.logmap(mean, points[i]);
      pull = Trial.combination(1, pull, weights[i].getReal(), log);
      close += rounding.ofPoint(points[i]) + rounding.ofVector(mean) * rounding.length(mean, log);
    }
    return Discrepancy.between(
        "the weighted sum of logarithms", rounding.length(mean, pull), 0, close);
  }

  private static Discrepancy least(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[][] points = trial.points();
    Binary64[] equal = new Binary64[points.length];
    Arrays.fill(equal, Binary64.ONE);
    Binary64[] mean = geometry.frechetMean(points, equal);
    double step = Math.pow(10, trial.number(-6, -1));
    Binary64[] way = Trial.combination(step, trial.vector(mean, points.length - 1), 0, mean);
    Binary64[] towards = Trial.combination(step, geometry.logmap(mean, points[0]), step, way);
    double square = trial.scene().root() * trial.scene().root();
    double here = square * geometry.dispersion(points, mean).getReal();
    double average = 0;
    double close = 0;
    for (Binary64[] point : points) {
      double distance = rounding.distance(point, mean);
      double error = rounding.ofPoints(point, mean) + rounding.ofOne() * distance;
      average += distance * distance / points.length;
      close += error * (2 * distance + error) / points.length;
    }
    Discrepancy worst =
        Discrepancy.between("the dispersion and the mean of d^2", here, average, close);
    for (Binary64[] direction : List.of(way, towards)) {
      Binary64[] there = geometry.expmap(mean, direction);
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.excess(
                  "the dispersion from the mean and from another point",
                  here,
                  square * geometry.dispersion(points, there).getReal(),
                  2 * close));
    }
    return worst;
  }
}
