package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;
import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Distances to hyperplanes, and the layer that takes them for coordinates. */
public final class HyperplaneLaws {

  private static final String GROUP = "hyperplanes";
  private static final String OF_WAYS = "64 epsilon sinh(distance and offset)";
  private static final String SHIMIZU = "Shimizu et al. 2021, sec. 3";

  /** How far off the square of the shortest distance may be that an optimiser finds, of 1 + it. */
  private static final double OPTIMISATION = 1e-12;

  private HyperplaneLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
                GROUP,
                "hyperplane-distance-is-that-of-the-nearest-point",
                "v = 2 |z| d(x, H) on the side that z points to, squared distances minimised on H",
                SHIMIZU,
                OF_WAYS + ", 1e-12 of the optimisation",
                Scenes.of(1, NEAR).fromDimension(2).upToDimension(4),
                HyperplaneLaws::nearest)
            .costing(10),
        new Law(
            GROUP,
            "fully-connected-has-the-hyperplane-distances-as-coordinates",
            "the signed distances of fc(x) from the coordinate hyperplanes are those of x",
            SHIMIZU,
            OF_WAYS + ", and sinh(distance of the result from the origin)",
            Scenes.of(1, NEAR).upToDimension(16),
            HyperplaneLaws::coordinates),
        new Law(
            GROUP,
            "identity-initialisation-is-the-identity",
            "fc(x) = x with normals e_k / 2 and offsets 0",
            "van Spengler et al. 2023, sec. 3",
            OF_WAYS,
            Scenes.of(1, FAR),
            HyperplaneLaws::identity));
  }

  private static double[] unitNormal(Trial trial) {
    double[] normal = new double[trial.scene().dimension()];
    Arrays.setAll(normal, i -> trial.random().nextGaussian());
    double length = Math.sqrt(Arrays.stream(normal).map(x -> x * x).sum());
    return Arrays.stream(normal).map(x -> x / length).toArray();
  }

  private static Binary64[] stored(Trial trial, double factor, double[] v) {
    return Scene.field(Arrays.stream(v).map(x -> trial.precision().round(factor * x)).toArray());
  }

  /** An offset in radii of curvature, as far out as points may be. */
  private static double offset(Trial trial) {
    return trial.number(-1, 1) * trial.scene().reach();
  }

  /** Error of a distance to a hyperplane, in radii of curvature. */
  private static double close(Rounding rounding, Binary64[] x, double offset) {
    return rounding.ofOne() * Math.sinh(rounding.radius(x) + 2 * Math.abs(offset))
        + rounding.ofOne() * Math.abs(offset)
        + rounding.ofPoint(x);
  }

  private static Discrepancy nearest(Trial trial) {
    Rounding rounding = trial.rounding();
    double root = trial.scene().root();
    Binary64[] x = trial.point(0);
    double[] unit = unitNormal(trial);
    double offset = offset(trial);
    double length = trial.number(0.1, 1);
    Binary64[][] normals = {stored(trial, length, unit)};
    Binary64[] offsets = stored(trial, offset / root, new double[] {1});
    double stated =
        root
            * trial.geometry().hyperplaneDistances(x, normals, offsets)[0].getReal()
            / (2 * length);
    double found = new Hyperplane(trial, unit, offset / root).signedSquaredDistance(x);
    double close = close(rounding, x, offset);
    return Discrepancy.between(
        "the squared distance with its sign and that of the nearest point",
        stated * Math.abs(stated),
        root * root * found,
        close * (2 * Math.abs(stated) + close) + OPTIMISATION * (1 + stated * stated));
  }

  private static Discrepancy coordinates(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    Rounding rounding = trial.rounding();
    double root = trial.scene().root();
    Binary64[] x = trial.point(0);
    int outputs = 1 + trial.random().nextInt(4);
    // On a sphere, squares of sines of distances from orthogonal hyperplanes add up to at most 1.
    double longest = trial.scene().c() < 0 ? 0.25 / Math.sqrt(outputs) : 0.5;
    Binary64[][] normals = new Binary64[outputs][];
    Binary64[] offsets = new Binary64[outputs];
    double[] close = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double length = trial.number(0, longest);
      double offset = offset(trial);
      normals[k] = stored(trial, length, unitNormal(trial));
      offsets[k] = stored(trial, offset / root, new double[] {1})[0];
      close[k] = 2 * length * close(rounding, x, offset);
    }
    Binary64[] distances = geometry.hyperplaneDistances(x, normals, offsets);
    Binary64[] y = geometry.fullyConnected(x, normals, offsets);
    Binary64[] again =
        geometry.hyperplaneDistances(y, halfUnits(outputs), Scene.field(new double[outputs]));
    Discrepancy worst =
        Discrepancy.unless("the result has a coordinate a hyperplane", again.length == outputs);
    for (int k = 0; k < outputs; k++) {
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.between(
                  "signed distances of fc(x) and of x",
                  root * again[k].getReal(),
                  root * distances[k].getReal(),
                  close[k] + rounding.ofPoint(y)));
    }
    return worst;
  }

  private static Binary64[][] halfUnits(int count) {
    Binary64[][] units = new Binary64[count][];
    for (int k = 0; k < count; k++) {
      double[] unit = new double[count];
      unit[k] = 0.5;
      units[k] = Scene.field(unit);
    }
    return units;
  }

  private static Discrepancy identity(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    int d = trial.scene().dimension();
    Binary64[] y = trial.geometry().fullyConnected(x, halfUnits(d), Scene.field(new double[d]));
    return Discrepancy.between("fc(x) and x", rounding.distance(y, x), 0, rounding.ofPoints(x, y));
  }
}
