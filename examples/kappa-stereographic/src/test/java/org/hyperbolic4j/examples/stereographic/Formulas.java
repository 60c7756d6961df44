package org.hyperbolic4j.examples.stereographic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;

/** Everything a geometry computes from three points of two dimensions and a curvature. */
final class Formulas {

  /** Variables of the gradients: coordinates of the points, then c. */
  private static final int VARIABLES = 7;

  private Formulas() {}

  /**
   * Results by name, with gradients by all coordinates and by c.
   *
   * @param geometry makes the geometry
   * @param c curvature
   * @param points three tangent coordinates [2], which the points are made of
   */
  static Map<String, Gradient[]> of(Maker geometry, double c, double[][] points) {
    Geometry<Gradient> g = geometry.at(Gradient.variable(VARIABLES, VARIABLES - 1, c));
    Gradient[][] v = new Gradient[3][2];
    for (int i = 0; i < VARIABLES - 1; i++) {
      v[i / 2][i % 2] = Gradient.variable(VARIABLES, i, points[i / 2][i % 2]);
    }
    Gradient[] x = g.toPoint(v[0]);
    Gradient[] y = g.toPoint(v[1]);
    Gradient[] z = g.toPoint(v[2]);
    Gradient[] w = g.transportFromOrigin(x, v[2]);
    Gradient[][] crowd = {x, y, z};
    Gradient[] weights = {
      v[0][0].multiply(v[0][0]).add(1), v[1][1].exp(), v[2][0].getField().getOne()
    };
    Gradient[][] normals = {v[1], v[2], v[0]};
    Gradient[] offsets = {v[0][1], v[1][0], v[2][1]};
    Gyrovectors<Gradient> gyro = g.gyrovectors().orElseThrow();
    Map<String, Gradient[]> all = new LinkedHashMap<>();
    all.put("toPoint", x);
    all.put("toTangent", g.toTangent(x));
    all.put("logmap0", g.logmap0(y));
    all.put("expmap0", g.expmap0(v[1]));
    all.put("inner", new Gradient[] {g.inner(x, w, v[1])});
    all.put("norm", new Gradient[] {g.norm(x, w)});
    all.put("distance", new Gradient[] {g.distance(x, y)});
    all.put("expmap", g.expmap(x, w));
    all.put("logmap", g.logmap(x, y));
    all.put("transport", g.transport(x, y, w));
    all.put("transportToOrigin", g.transportToOrigin(x, w));
    all.put("geodesic", g.geodesic(x, y, v[2][0]));
    all.put("midpoint", g.midpoint(crowd, weights));
    all.put("frechetMean", g.frechetMean(crowd, weights));
    all.put("dispersion", new Gradient[] {g.dispersion(crowd, z)});
    all.put("hyperplaneDistances", g.hyperplaneDistances(x, normals, offsets));
    all.put("fullyConnected", g.fullyConnected(x, normals, offsets));
    all.put("add", gyro.add(x, y));
    all.put("subtract", gyro.subtract(x, y));
    all.put("coadd", gyro.coadd(x, y));
    all.put("scale", gyro.scale(v[2][1], y));
    all.put("gyration", gyro.gyration(x, y, z));
    return all;
  }

  /** Makes a geometry. */
  interface Maker {
    Geometry<Gradient> at(Gradient c);
  }

  /** Values, then gradients, in one row. */
  static double[] numbers(Gradient[] results) {
    return Arrays.stream(results)
        .flatMapToDouble(
            result ->
                DoubleStream.concat(
                    DoubleStream.of(result.getValue()), Arrays.stream(result.getGradient())))
        .toArray();
  }
}
