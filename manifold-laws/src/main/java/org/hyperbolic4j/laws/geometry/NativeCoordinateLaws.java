package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.FAR;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Rounding;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.NativeCoordinates;

/** The coordinates of native layers are those of points, and so are those of whole patches. */
public final class NativeCoordinateLaws {

  private static final String GROUP = "native";
  private static final String CONTRACT = "contract of NativeCoordinates";
  private static final String OF_POINTS = "64 epsilon sinh(distance from the origin)";

  private NativeCoordinateLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return Stream.of(
            new Law(
                GROUP,
                "native-coordinates-are-those-of-points",
                "toPoint(y) is a point, toPoint(ofPoint(x)) = x, ofPoint(toPoint(y)) = y, 0 is o",
                CONTRACT,
                OF_POINTS,
                Scenes.of(1, FAR),
                NativeCoordinateLaws::points),
            new Law(
                GROUP,
                "native-coordinates-of-patches-are-those-of-points",
                "(y, z) is a point at every curvature, and (y, 0) as far out as y",
                "Chen et al. 2022; Bdeir, Schwethelm and Landwehr 2024, eq. 4",
                OF_POINTS,
                Scenes.of(2, FAR).upToDimension(32),
                NativeCoordinateLaws::patches))
        .map(law -> law.needing(Need.NATIVE_COORDINATES))
        .toList();
  }

  private static NativeCoordinates<Binary64> coordinates(Trial trial) {
    return trial.geometry().nativeCoordinates().orElseThrow();
  }

  private static Discrepancy points(Trial trial) {
    Geometry<Binary64> geometry = trial.geometry();
    NativeCoordinates<Binary64> coordinates = coordinates(trial);
    Rounding rounding = trial.rounding();
    int dimension = trial.scene().dimension();
    Binary64[] x = trial.point(0);
    Binary64[] y = coordinates.ofPoint(x);
    Binary64[] again = coordinates.ofPoint(coordinates.toPoint(y));
    Binary64[] any = new Binary64[dimension];
    double size = Math.pow(10, trial.number(-6, 6)) / trial.scene().root();
    Arrays.setAll(any, i -> new Binary64(trial.precision().round(trial.number(-size, size))));
    Binary64[] zero = Scene.field(new double[dimension]);
    Discrepancy worst =
        Discrepancy.worst(
            Discrepancy.unless("there are D of them", y.length == dimension),
            isPoint(trial, "any numbers", any),
            Discrepancy.between(
                "toPoint(ofPoint(x)) and x",
                rounding.distance(coordinates.toPoint(y), x),
                0,
                rounding.ofPoint(x)),
            Discrepancy.between(
                "toPoint(0) and the origin",
                rounding.distance(coordinates.toPoint(zero), geometry.origin(dimension)),
                0,
                rounding.ofOne()));
    for (int i = 0; i < y.length; i++) {
      worst =
          Discrepancy.worst(
              worst,
              Discrepancy.between(
                  "ofPoint(toPoint(y)) and y",
                  again[i].getReal(),
                  y[i].getReal(),
                  rounding.ofOne() * Math.abs(y[i].getReal())));
    }
    return worst;
  }

  private static Discrepancy isPoint(Trial trial, String what, Binary64... y) {
    return Discrepancy.unless(
        what + " are those of a point",
        trial.geometry().checkPoint(coordinates(trial).toPoint(y)).isEmpty());
  }

  private static Discrepancy patches(Trial trial) {
    NativeCoordinates<Binary64> coordinates = coordinates(trial);
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.point(0);
    Binary64[] y = coordinates.ofPoint(x);
    Binary64[] z = coordinates.ofPoint(trial.point(1));
    Binary64[] patch = Arrays.copyOf(y, y.length + z.length);
    Arrays.fill(patch, y.length, patch.length, Binary64.ZERO);
    double padded = rounding.radius(coordinates.toPoint(patch));
    System.arraycopy(z, 0, patch, y.length, z.length);
    return Discrepancy.worst(
        isPoint(trial, "those of a patch", patch),
        Discrepancy.between(
            "the distance from the origin, padded and not",
            padded,
            rounding.radius(x),
            rounding.ofPoint(x)));
  }
}
