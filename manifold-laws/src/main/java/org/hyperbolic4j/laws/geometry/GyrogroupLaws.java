package org.hyperbolic4j.laws.geometry;

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

/** The axioms of a gyrocommutative gyrogroup and of the scalar multiples in a gyrovector space. */
public final class GyrogroupLaws {

  private static final String GROUP = "gyrovectors";
  private static final String GYROGROUP = "Ungar 2008, def. 2.7 and 2.8";
  private static final String GYROVECTORS = "Ungar 2008, def. 3.2";
  private static final String OF_WAYS =
      "64 epsilon sinh(distances of all points from the origin together)";

  private GyrogroupLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return Stream.of(
            law(1, "the-origin-is-neutral", "0 + x = x + 0 = x", GYROGROUP, Sums::neutral),
            law(1, "negatives-are-inverse", "-x + x = 0, -(-x) = x", GYROGROUP, Sums::inverse),
            law(
                3,
                "gyrator-identity",
                "gyr[u, v] w = -(u + v) + (u + (v + w))",
                GYROGROUP,
                Sums::gyrator),
            law(
                4,
                "gyrations-respect-addition",
                "gyr[u, v] (x + y) = gyr[u, v] x + gyr[u, v] y",
                GYROGROUP,
                Sums::automorphism),
            law(
                4,
                "gyrations-are-isometric",
                "d(gyr[u, v] x, gyr[u, v] y) = d(x, y)",
                GYROGROUP,
                Sums::isometry),
            law(3, "left-loop-property", "gyr[u + v, v] w = gyr[u, v] w", GYROGROUP, Sums::loop),
            law(2, "gyrocommutativity", "u + v = gyr[u, v] (v + u)", GYROGROUP, Sums::commutative),
            law(
                2,
                "coaddition-commutes",
                "x [+] y = y [+] x = x + gyr[x, -y] y",
                "Ungar 2008, def. 2.9 and th. 2.41",
                Sums::coaddition),
            law(
                1,
                "scalar-multiples-scale-the-distance",
                "1 x = x, d(o, r x) = |r| d(o, x), 2 x = x + x",
                GYROVECTORS,
                Sums::multiples),
            law(
                1,
                "scalar-multiples-add-and-chain",
                "(r + s) x = r x + s x, (r s) x = r (s x)",
                GYROVECTORS,
                Sums::distributive))
        .toList();
  }

  /** Says of sums how far a law is from holding. */
  @FunctionalInterface
  private interface Check {
    Discrepancy of(Sums sums);
  }

  private static Law law(int places, String name, String statement, String source, Check check) {
    return new Law(
            GROUP,
            name,
            statement,
            source,
            OF_WAYS,
            Scenes.of(places, NEAR),
            trial -> check.of(new Sums(trial)))
        .needing(Need.GYROVECTORS);
  }

  /** The sums of one trial; a sum is at most as far out as its terms together. */
  private static final class Sums {

    private final Trial trial;
    private final Rounding rounding;
    private final Gyrovectors<Binary64> gyro;
    private final Binary64[] origin;
    private final Binary64[][] x;

    Sums(Trial trial) {
      Geometry<Binary64> geometry = trial.geometry();
      this.trial = trial;
      this.rounding = trial.rounding();
      this.gyro = geometry.gyrovectors().orElseThrow();
      this.origin = geometry.origin(trial.scene().dimension());
      this.x = new Binary64[trial.scene().places().size()][];
      for (int i = 0; i < x.length; i++) {
        x[i] = trial.pointFromOrigin(i);
      }
    }

    /** What rounding makes of the sum of all points, each taken some times. */
    private double together(double times) {
      double far = 0;
      for (Binary64[] point : x) {
        far += rounding.radius(point);
      }
      return rounding.ofOne() * Math.sinh(times * far);
    }

    private Discrepancy same(String what, Binary64[] a, Binary64[] b, double allowed) {
      return Discrepancy.between(what, rounding.distance(a, b), 0, allowed);
    }

    Discrepancy neutral() {
      return Discrepancy.worst(
          same("0 + x and x", gyro.add(origin, x[0]), x[0], together(1)),
          same("x + 0 and x", gyro.add(x[0], origin), x[0], together(1)));
    }

    Discrepancy inverse() {
      Binary64[] negative = gyro.negate(x[0]);
      return Discrepancy.worst(
          same("-x + x and 0", gyro.add(negative, x[0]), origin, together(2)),
          same("x - x and 0", gyro.subtract(x[0], x[0]), origin, together(2)),
          same("-(-x) and x", gyro.negate(negative), x[0], together(1)));
    }

    Discrepancy gyrator() {
      Binary64[] there = gyro.add(x[0], gyro.add(x[1], x[2]));
      return same(
          "gyr[u, v] w and -(u + v) + (u + (v + w))",
          gyro.gyration(x[0], x[1], x[2]),
          gyro.add(gyro.negate(gyro.add(x[0], x[1])), there),
          together(2));
    }

    Discrepancy automorphism() {
      Binary64[] first = gyro.gyration(x[0], x[1], x[2]);
      Binary64[] second = gyro.gyration(x[0], x[1], x[3]);
      return same(
          "gyr[u, v] (x + y) and gyr[u, v] x + gyr[u, v] y",
          gyro.gyration(x[0], x[1], gyro.add(x[2], x[3])),
          gyro.add(first, second),
          together(1));
    }

    Discrepancy isometry() {
      Binary64[] first = gyro.gyration(x[0], x[1], x[2]);
      Binary64[] second = gyro.gyration(x[0], x[1], x[3]);
      return Discrepancy.between(
          "d(gyr[u, v] x, gyr[u, v] y) and d(x, y)",
          rounding.distance(first, second),
          rounding.distance(x[2], x[3]),
          together(1));
    }

    Discrepancy loop() {
      Binary64[] sum = gyro.add(x[0], x[1]);
      return same(
          "gyr[u + v, v] w and gyr[u, v] w",
          gyro.gyration(sum, x[1], x[2]),
          gyro.gyration(x[0], x[1], x[2]),
          together(2));
    }

    Discrepancy commutative() {
      return same(
          "u + v and gyr[u, v] (v + u)",
          gyro.add(x[0], x[1]),
          gyro.gyration(x[0], x[1], gyro.add(x[1], x[0])),
          together(2));
    }

    Discrepancy coaddition() {
      Binary64[] sum = gyro.coadd(x[0], x[1]);
      return Discrepancy.worst(
          same("x [+] y and y [+] x", sum, gyro.coadd(x[1], x[0]), together(2)),
          same(
              "x [+] y and x + gyr[x, -y] y",
              sum,
              gyro.add(x[0], gyro.gyration(x[0], gyro.negate(x[1]), x[1])),
              together(2)));
    }

    private Binary64[] times(double r) {
      return gyro.scale(new Binary64(r), x[0]);
    }

    Discrepancy multiples() {
      double r = trial.number(-1.5, 1.5);
      return Discrepancy.worst(
          same("1 x and x", times(1), x[0], together(1)),
          same("2 x and x + x", times(2), gyro.add(x[0], x[0]), together(2)),
          Discrepancy.between(
              "d(o, r x) and |r| d(o, x)",
              rounding.distance(origin, times(r)),
              Math.abs(r) * rounding.distance(origin, x[0]),
              together(1.5)));
    }

    Discrepancy distributive() {
      double r = trial.number(-1.5, 1.5);
      double s = trial.number(-1.5, 1.5);
      return Discrepancy.worst(
          same("(r + s) x and r x + s x", times(r + s), gyro.add(times(r), times(s)), together(3)),
          same(
              "(r s) x and r (s x)",
              times(r * s),
              gyro.scale(new Binary64(r), times(s)),
              together(2.25)));
    }
  }
}
