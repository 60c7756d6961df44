package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Vectors;

/** Projections onto the manifold and its tangent spaces, and the checks for membership. */
public final class ProjectionLaws {

  private static final String GROUP = "projections";
  private static final String OF_POINTS = "64 epsilon sinh(distance from the origin)";
  private static final String CONTRACT = "contract of Geometry";

  private ProjectionLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "projection-leaves-points-where-they-are",
            "project(x) = x for points x",
            CONTRACT,
            OF_POINTS,
            Scenes.of(2, FAR),
            ProjectionLaws::leavesPoints),
        new Law(
            GROUP,
            "projections-are-points-and-stay",
            "project(a) is a point and project(project(a)) = project(a) for any a",
            CONTRACT,
            OF_POINTS,
            Scenes.of(1, FAR),
            ProjectionLaws::idempotent),
        new Law(
            GROUP,
            "no-point-is-much-nearer-than-the-projection",
            "|project(a) - a| <= sqrt(2) |x - a| in ambient coordinates for all points x",
            "contract of Geometry; sqrt(2) where only space coordinates are kept",
            "64 epsilon of the ambient coordinates",
            Scenes.of(2, FAR),
            ProjectionLaws::nearest),
        new Law(
            GROUP,
            "tangent-projections-are-tangent-and-stay",
            "projectTangent(a) is tangent, and is itself for tangent a",
            CONTRACT,
            "64 epsilon cosh^2(distance from the origin), of the length",
            Scenes.of(2, FAR),
            ProjectionLaws::tangent),
        new Law(
            GROUP,
            "points-pass-the-check-and-others-are-told-what-is-wrong",
            "checkPoint and checkTangent accept points, and name a broken coordinate",
            CONTRACT,
            "none",
            Scenes.of(2, FAR),
            ProjectionLaws::checks));
  }

  private static Discrepancy leavesPoints(Trial trial) {
    Rounding rounding = trial.rounding();
    return Discrepancy.worst(
        Arrays.stream(trial.points())
            .map(
                x ->
                    Discrepancy.between(
                        "project(x) and x",
                        rounding.distance(trial.geometry().project(x), x),
                        0,
                        rounding.ofPoint(x))));
  }

  private static Discrepancy idempotent(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    double factor = Math.pow(10, trial.number(-3, 6));
    Binary64[] anywhere = trial.point(0);
    Arrays.setAll(
        anywhere, i -> new Binary64(trial.precision().round(factor * anywhere[i].getReal())));
    Binary64[] once = geometry.project(anywhere);
    return Discrepancy.worst(
        Discrepancy.unless("the projection is a point", geometry.checkPoint(once).isEmpty()),
        Discrepancy.between(
            "projecting twice and once",
            rounding.distance(geometry.project(once), once),
            0,
            rounding.ofPoint(once)));
  }

  private static Discrepancy nearest(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Binary64[] x = trial.point(0);
    double size = Vectors.norm(x).getReal();
    double off = size * Math.pow(10, trial.number(-9, 0.5));
    Binary64[] a = x.clone();
    Arrays.setAll(
        a,
        i ->
            new Binary64(
                trial.precision().round(x[i].getReal() + off * trial.random().nextGaussian())));
    Binary64[] projection = geometry.project(a);
    double away = Vectors.norm(Trial.difference(projection, a)).getReal();
    Binary64[] near = geometry.expmap(projection, trial.vector(projection, 1));
    double close = trial.rounding().ofOne() * (Vectors.norm(a).getReal() + size);
    return Discrepancy.worst(
        Stream.of(x, near)
            .map(
                point ->
                    Discrepancy.excess(
                        "|project(a) - a| and sqrt(2) |x - a|",
                        away,
                        Math.sqrt(2) * Vectors.norm(Trial.difference(point, a)).getReal(),
                        close)));
  }

  private static Discrepancy tangent(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] anything = new Binary64[x.length];
    Arrays.setAll(
        anything, i -> new Binary64(trial.precision().round(trial.random().nextGaussian())));
    Stream<Binary64[]> vectors =
        Stream.of(geometry.projectTangent(x, anything), trial.vector(x, 1));
    return Discrepancy.worst(
        vectors.flatMap(
            v ->
                Stream.of(
                    Discrepancy.unless("it is tangent", geometry.checkTangent(x, v).isEmpty()),
                    Discrepancy.between(
                        "a tangent vector and its projection",
                        rounding.length(x, Trial.difference(geometry.projectTangent(x, v), v)),
                        0,
                        rounding.ofNormal(x) * rounding.length(x, v)))));
  }

  private static Discrepancy checks(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Binary64[] x = trial.point(0);
    Binary64[] longer = Arrays.copyOf(x, x.length + 1);
    longer[x.length] = Binary64.ZERO;
    int broken = trial.random().nextInt(x.length);
    Discrepancy worst =
        Discrepancy.worst(
            Discrepancy.unless("a point passes", geometry.checkPoint(x).isEmpty()),
            Discrepancy.unless(
                "a vector of one coordinate too many is refused",
                isOneLine(geometry.checkTangent(x, longer), "")));
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Binary64[] wrong = x.clone();
      wrong[broken] = new Binary64(value);
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.unless(
                  "the coordinate that is " + value + " is named",
                  isOneLine(geometry.checkPoint(wrong), Integer.toString(broken))),
              Discrepancy.unless(
                  "a vector with " + value + " is refused",
                  isOneLine(geometry.checkTangent(x, wrong), "")));
    }
    return worst;
  }

  private static boolean isOneLine(Optional<String> problem, String part) {
    return problem.isPresent()
        && !problem.get().isBlank()
        && !problem.get().contains("\n")
        && problem.get().contains(part);
  }
}
