package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** What the weights of midpoint and Frechet mean are, and what both means do not depend on. */
public final class WeightLaws {

  private static final String GROUP = "weights";
  private static final String MASS = "centres of mass";
  private static final String OF_POINTS = "64 epsilon sinh(distance from the origin), each point";

  private WeightLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return Stream.of(
            law(
                "centres-do-not-depend-on-the-scale-of-weights",
                "m(x, k w) = m(x, w), F(x, k w) = F(x, w) for k > 0",
                WeightLaws::scale),
            law(
                "a-doubled-weight-is-a-repeated-point",
                "m and F of (x, x, y...) with (w, w, u...) and of (x, y...) with (2 w, u...)",
                WeightLaws::repeated),
            law(
                "points-of-weight-zero-are-absent",
                "m and F of (x, y...) with (0, u...) and of (y...) with (u...)",
                WeightLaws::absent),
            law(
                "the-centre-of-equal-points-is-that-point",
                "m(x, x, ...) = F(x, x, ...) = x",
                WeightLaws::equal),
            law(
                "centres-move-with-isometries",
                "m(F x, w) = F m(x, w) for every isometry F, and so the Frechet mean",
                WeightLaws::moved),
            law(
                "frechet-mean-does-not-depend-on-the-order",
                "F(x_p, w_p) = F(x, w) for reversed order p",
                WeightLaws::reversed))
        .toList();
  }

  private static Law law(String name, String statement, Law.Check check) {
    return new Law(
            GROUP, name, statement, MASS, OF_POINTS, Scenes.crowds(NEAR).upToDimension(16), check)
        .costing(4);
  }

  /** Midpoint and Frechet mean, and how well rounding lets them be known. */
  private static final class Centres {
    private final Binary64[] midpoint;
    private final Binary64[] mean;
    private final double close;

    private Centres(Binary64[] midpoint, Binary64[] mean, double close) {
      this.midpoint = midpoint;
      this.mean = mean;
      this.close = close;
    }

    static Centres of(Trial trial, Binary64[][] points, Binary64[] weights) {
      Geometry<Binary64> geometry = trial.geometry();
      Rounding rounding = trial.rounding();
      Binary64[] mean = geometry.frechetMean(points, weights);
      double close = rounding.ofPoint(mean) + rounding.ofPoints(points);
      for (Binary64[] point : points) {
        close += rounding.ofVector(mean) * rounding.distance(mean, point);
      }
      return new Centres(geometry.midpoint(points, weights), mean, close);
    }

    Discrepancy apart(Rounding rounding, Centres other) {
      return apart(rounding, other, close + other.close);
    }

    Discrepancy apart(Rounding rounding, Centres other, double allowed) {
      return Discrepancy.worst(
          Discrepancy.between(
              "the midpoints", rounding.distance(midpoint, other.midpoint), 0, allowed),
          Discrepancy.between(
              "the Frechet means", rounding.distance(mean, other.mean), 0, allowed));
    }
  }

  private static Binary64[] with(Binary64[] weights, Binary64 first) {
    Binary64[] others = weights.clone();
    others[0] = first;
    return others;
  }

  private static <E> E[] before(E first, E[] rest) {
    E[] all = Arrays.copyOf(rest, rest.length + 1);
    System.arraycopy(rest, 0, all, 1, rest.length);
    all[0] = first;
    return all;
  }

  private static Discrepancy scale(Trial trial) {
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    double factor = Math.pow(10, trial.number(-3, 3));
    Binary64[] scaled = new Binary64[weights.length];
    Arrays.setAll(
        scaled, i -> new Binary64(trial.precision().round(factor * weights[i].getReal())));
    return Centres.of(trial, points, weights)
        .apart(trial.rounding(), Centres.of(trial, points, scaled));
  }

  private static Discrepancy repeated(Trial trial) {
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    return Centres.of(trial, points, with(weights, weights[0].multiply(2)))
        .apart(
            trial.rounding(),
            Centres.of(trial, before(points[0], points), before(weights[0], weights)));
  }

  private static Discrepancy absent(Trial trial) {
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    Binary64[] further = trial.geometry().expmap(points[0], trial.step(points.length - 1));
    return Centres.of(trial, points, weights)
        .apart(
            trial.rounding(),
            Centres.of(trial, before(further, points), before(Binary64.ZERO, weights)));
  }

  private static Discrepancy equal(Trial trial) {
    Binary64[] x = trial.point(0);
    Binary64[][] points = new Binary64[trial.scene().places().size()][];
    Arrays.setAll(points, i -> x.clone());
    Centres centres = Centres.of(trial, points, trial.weights(points.length));
    return centres.apart(trial.rounding(), new Centres(x, x, 0));
  }

  private static Discrepancy moved(Trial trial) {
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    Isometry isometry = new Isometry(trial, points[points.length - 1]);
    Centres here = Centres.of(trial, points, weights);
    Centres there = Centres.of(trial, isometry.of(points), weights);
    double allowed =
        here.close * Math.cosh(trial.rounding().radius(points[points.length - 1]))
            + there.close
            + isometry.rounding(points)
            + isometry.rounding(here.midpoint, here.mean);
    return there.apart(
        trial.rounding(),
        new Centres(isometry.of(here.midpoint), isometry.of(here.mean), 0),
        allowed);
  }

  private static Discrepancy reversed(Trial trial) {
    Binary64[][] points = trial.points();
    Binary64[] weights = trial.weights(points.length);
    Binary64[][] backwards = points.clone();
    Binary64[] theirs = weights.clone();
    for (int i = 0; i < points.length; i++) {
      backwards[i] = points[points.length - 1 - i];
      theirs[i] = weights[points.length - 1 - i];
    }
    return Centres.of(trial, points, weights)
        .apart(trial.rounding(), Centres.of(trial, backwards, theirs));
  }
}
