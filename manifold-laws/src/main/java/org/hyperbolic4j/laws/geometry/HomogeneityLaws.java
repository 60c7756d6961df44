package org.hyperbolic4j.laws.geometry;

import static org.hyperbolic4j.laws.law.Extent.NEAR;
import static org.hyperbolic4j.laws.law.Extent.SMALL;

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

/** Space is the same everywhere, at every scale, and flat where it is small. */
public final class HomogeneityLaws {

  private static final String GROUP = "homogeneity";

  /** Squares of lengths that are left out by a formula of flat space, each with its coefficient. */
  private static final double BENDING = 32;

  private HomogeneityLaws() {}

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    return List.of(
        new Law(
            GROUP,
            "reflections-and-moves-keep-distances",
            "d(F x, F y) = d(x, y) for F a reflection at the origin, then a move from there",
            "Killing and Hopf, do Carmo 1992, ch. 8",
            "64 epsilon sinh(way and distance from the origin)",
            Scenes.of(3, NEAR),
            HomogeneityLaws::isometry),
        new Law(
            GROUP,
            "curvature-sets-the-scale",
            "with k c for c and all lengths divided by sqrt(k), nothing else changes",
            "metrics of constant curvature, do Carmo 1992, ch. 8",
            "64 epsilon sinh(distance from the origin), each point",
            Scenes.of(3, NEAR).upToDimension(16),
            HomogeneityLaws::scale),
        new Law(
            GROUP,
            "small-things-are-flat",
            "distance, geodesic, transport, midpoint, hyperplanes as in Euclidean space",
            "the limit of c to 0",
            "32 |c| |v|^2 and 64 epsilon, of the length",
            Scenes.of(3, SMALL),
            HomogeneityLaws::flatness));
  }

  private static Discrepancy isometry(Trial trial) {
    Rounding rounding = trial.rounding();
    Binary64[] x = trial.pointFromOrigin(1);
    Binary64[] y = trial.pointFromOrigin(2);
    Isometry isometry = new Isometry(trial, trial.point(0));
    Binary64[] there = isometry.of(x);
    Binary64[] other = isometry.of(y);
    return Discrepancy.between(
        "d(F x, F y) and d(x, y)",
        rounding.distance(there, other),
        rounding.distance(x, y),
        isometry.rounding(x, y) + rounding.ofPoints(there, other));
  }

  /** Everything in tangent coordinates, times the root of |c|. */
  private static final class Figures {
    private final double distance;
    private final double[] between;
    private final double[] carried;
    private final double[] midpoint;
    private final double[] hyperplanes;

    private Figures(
        double distance,
        double[] between,
        double[] carried,
        double[] midpoint,
        double[] hyperplanes) {
      this.distance = distance;
      this.between = between;
      this.carried = carried;
      this.midpoint = midpoint;
      this.hyperplanes = hyperplanes;
    }

    static Figures of(
        Geometry<Binary64> geometry,
        double root,
        double[][] coordinates,
        Binary64[] weights,
        double t,
        double[][] normals,
        double[] offsets) {
      Binary64[][] x = new Binary64[coordinates.length][];
      Arrays.setAll(x, i -> geometry.toPoint(Scene.field(scaled(1 / root, coordinates[i]))));
      Binary64[][] z = new Binary64[normals.length][];
      Arrays.setAll(z, k -> Scene.field(normals[k]));
      Binary64[] carried = geometry.transport(x[0], x[1], geometry.logmap(x[0], x[2]));
      return new Figures(
          root * geometry.distance(x[0], x[1]).getReal(),
          tangent(geometry, root, geometry.geodesic(x[0], x[1], new Binary64(t))),
          tangent(geometry, root, geometry.expmap(x[1], carried)),
          tangent(geometry, root, geometry.midpoint(x, weights)),
          scaled(
              root,
              Scene.values(
                  geometry.hyperplaneDistances(x[0], z, Scene.field(scaled(1 / root, offsets))))));
    }

    private static double[] tangent(Geometry<Binary64> geometry, double root, Binary64[] x) {
      return scaled(root, Scene.values(geometry.toTangent(x)));
    }

    Discrepancy apart(Figures other, double allowed) {
      return Discrepancy.worst(
          Discrepancy.between("distance", distance, other.distance, allowed),
          apart("geodesic", between, other.between, allowed),
          apart("transport", carried, other.carried, allowed),
          apart("midpoint", midpoint, other.midpoint, allowed),
          apart("hyperplane distances", hyperplanes, other.hyperplanes, allowed));
    }

    private static Discrepancy apart(String what, double[] a, double[] b, double allowed) {
      double square = 0;
      for (int i = 0; i < a.length; i++) {
        square += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return Discrepancy.between(what, Math.sqrt(square), 0, allowed);
    }
  }

  private static double[] scaled(double factor, double[] v) {
    return Arrays.stream(v).map(component -> factor * component).toArray();
  }

  /** Two unit normals. */
  private static double[][] normals(Trial trial) {
    double[][] normals = new double[2][trial.scene().dimension()];
    for (double[] normal : normals) {
      Arrays.setAll(normal, i -> trial.random().nextGaussian());
      double square = Arrays.stream(normal).map(x -> x * x).sum();
      Arrays.setAll(normal, i -> trial.precision().round(normal[i] / Math.sqrt(square)));
    }
    return normals;
  }

  private static double[][] coordinates(Trial trial) {
    double[][] coordinates = new double[3][];
    Arrays.setAll(
        coordinates, i -> scaled(trial.scene().root(), trial.scene().tangentCoordinates(i)));
    return coordinates;
  }

  private static Discrepancy scale(Trial trial) {
    Rounding rounding = trial.rounding();
    double c = trial.scene().c();
    double larger = trial.precision().round(c * Math.pow(10, trial.number(-2, 2)));
    double root = c == 0 ? trial.number(0.1, 10) : Math.sqrt(Math.abs(larger));
    double[][] coordinates = coordinates(trial);
    Binary64[] weights = trial.weights(3);
    double t = trial.number(0, 1);
    double[][] normals = normals(trial);
    double reach = trial.scene().reach();
    double[] offsets = {trial.number(-reach, reach), trial.number(-reach, reach)};
    Figures figures =
        Figures.of(
            trial.geometry(), trial.scene().root(), coordinates, weights, t, normals, offsets);
    Figures others =
        Figures.of(
            trial.precision().geometry(trial.manifold(), larger),
            root,
            coordinates,
            weights,
            t,
            normals,
            offsets);
    double far = 2 * (trial.scene().radius(0) + trial.scene().radius(1) + trial.scene().radius(2));
    double beyond = 2 * (trial.scene().radius(0) + reach);
    return figures.apart(others, rounding.ofOne() * (Math.sinh(far) + Math.sinh(beyond)));
  }

  private static Discrepancy flatness(Trial trial) {
    double[][] v = coordinates(trial);
    Binary64[] weights = trial.weights(3);
    double t = trial.number(0, 1);
    double[][] normals = normals(trial);
    double size =
        Math.max(
            trial.scene().radius(0), Math.max(trial.scene().radius(1), trial.scene().radius(2)));
    double[] offsets = {trial.number(-size, size), trial.number(-size, size)};
    int d = trial.scene().dimension();
    double total = Arrays.stream(weights).mapToDouble(Binary64::getReal).sum();
    double square = 0;
    double[] between = new double[d];
    double[] carried = new double[d];
    double[] midpoint = new double[d];
    double[] products = new double[2];
    for (int i = 0; i < d; i++) {
      double step = v[1][i] - v[0][i];
      square += step * step;
      between[i] = v[0][i] + t * step;
      carried[i] = v[1][i] + v[2][i] - v[0][i];
      for (int k = 0; k < 3; k++) {
        midpoint[i] += weights[k].getReal() / total * v[k][i];
      }
      for (int k = 0; k < 2; k++) {
        products[k] += 4 * v[0][i] * normals[k][i];
      }
    }
    for (int k = 0; k < 2; k++) {
      products[k] -= 4 * offsets[k];
    }
    Figures flat = new Figures(2 * Math.sqrt(square), between, carried, midpoint, products);
    Figures here =
        Figures.of(trial.geometry(), trial.scene().root(), v, weights, t, normals, offsets);
    double bending = trial.scene().c() == 0 ? 0 : BENDING * size * size;
    return here.apart(flat, (bending + trial.rounding().ofOne()) * size);
  }
}
