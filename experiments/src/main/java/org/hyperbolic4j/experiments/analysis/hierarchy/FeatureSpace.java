package org.hyperbolic4j.experiments.analysis.hierarchy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;

/**
 * The space in which a network's features before the head are points, with its own distance.
 * Networks with a Euclidean body, hybrid ones among them, have Euclidean features: only the head of
 * a hybrid network takes them to its manifold.
 */
interface FeatureSpace {

  /** What it is: {@code euclidean} or the name of a manifold. */
  String name();

  /** Minus the sectional curvature; null for Euclidean features. */
  Double curvature();

  /**
   * The point of a feature.
   *
   * @param feature the network's numbers {@code [D]}
   * @return coordinates {@code [A]}
   */
  double[] point(double[] feature);

  /** Distance of two points. */
  double distance(double[] x, double[] y);

  /** Distance of a point from the origin. */
  double norm(double[] x);

  /**
   * The centre of points: the mean, or the manifold's closed-form midpoint.
   *
   * @param points at least one
   */
  double[] centroid(List<double[]> points);

  /** The space of a network's features. */
  static FeatureSpace of(Network network, ManifoldRegistry manifolds) {
    ModelSpec spec = ModelSpec.parse(network.config().model());
    if (spec.hasEuclideanBody()) {
      return new Euclidean();
    }
    double c = curvature(network);
    Geometry<Binary64> geometry = manifolds.get(spec.family()).geometry(new Binary64(c));
    return network.config().layers() == LayerKind.NATIVE
        ? new OnManifold(
            spec.family(), c, geometry, geometry.nativeCoordinates().orElseThrow()::toPoint)
        : new OnManifold(spec.family(), c, geometry, geometry::toPoint);
  }

  private static double curvature(Network network) {
    Double shared = network.curvatures().get("curvature");
    return shared == null ? network.curvatures().get("head.curvature") : shared;
  }

  /** Features as they are. */
  final class Euclidean implements FeatureSpace {

    @Override
    public String name() {
      return ModelSpec.EUCLIDEAN;
    }

    @Override
    public Double curvature() {
      return null;
    }

    @Override
    public double[] point(double[] feature) {
      return feature.clone();
    }

    @Override
    public double distance(double[] x, double[] y) {
      return MathArrays.distance(x, y);
    }

    @Override
    public double norm(double[] x) {
      return MathArrays.safeNorm(x);
    }

    @Override
    public double[] centroid(List<double[]> points) {
      double[] sum = new double[points.get(0).length];
      points.forEach(point -> Arrays.setAll(sum, i -> sum[i] + point[i]));
      Arrays.setAll(sum, i -> sum[i] / points.size());
      return sum;
    }
  }

  /**
   * Features as coordinates of points of a manifold.
   *
   * @param name the manifold's name
   * @param curvature its curvature, that of the head where layers have their own
   * @param geometry its formulas
   * @param toPoint from the network's coordinates to those of the geometry
   */
  record OnManifold(
      String name, Double curvature, Geometry<Binary64> geometry, UnaryOperator<Binary64[]> toPoint)
      implements FeatureSpace {

    @Override
    public double[] point(double[] feature) {
      return numbers(geometry.project(toPoint.apply(field(feature))));
    }

    @Override
    public double distance(double[] x, double[] y) {
      return geometry.distance(field(x), field(y)).getReal();
    }

    @Override
    public double norm(double[] x) {
      return distance(x, numbers(geometry.origin(geometry.dimension(x.length))));
    }

    @Override
    public double[] centroid(List<double[]> points) {
      Function<double[], Binary64[]> field = OnManifold::field;
      Binary64[] weights = new Binary64[points.size()];
      Arrays.fill(weights, Binary64.ONE);
      return numbers(
          geometry.midpoint(points.stream().map(field).toArray(Binary64[][]::new), weights));
    }

    private static Binary64[] field(double[] x) {
      return Arrays.stream(x).mapToObj(Binary64::new).toArray(Binary64[]::new);
    }

    private static double[] numbers(Binary64[] x) {
      return Arrays.stream(x).mapToDouble(Binary64::getReal).toArray();
    }
  }
}
