package org.hyperbolic4j.experiments.report.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.ModelSpec;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two features before a hyperbolic head, seen on the Poincare disk whatever the manifold's own
 * coordinates: tangent coordinates v, of half the distance from the origin (see {@link
 * Geometry#toPoint}), lie at {@code tanh(sqrt(c) |v|) v / |v|}.
 */
final class DiskView {

  /** Points of a geodesic that is drawn. */
  private static final int STEPS = 96;

  /** How far from its middle a geodesic is drawn, in radii of curvature. */
  private static final double REACH = 12;

  private final NetworkConfig config;
  private final Map<String, INDArray> parameters;
  private final Geometry<Binary64> geometry;
  private final double root;

  private DiskView(Network network, Manifold manifold, double c) {
    config = network.config();
    parameters =
        network.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    geometry = manifold.geometry(new Binary64(c));
    root = Math.sqrt(c);
  }

  /** The view; empty if the head is Euclidean, not hyperbolic, or has other than two features. */
  static Optional<DiskView> of(Network network, ManifoldRegistry manifolds) {
    NetworkConfig config = network.config();
    ModelSpec spec = ModelSpec.parse(config.model());
    Double own = network.curvatures().get("head.curvature");
    Double c = own == null ? network.curvatures().get("curvature") : own;
    if (spec.hasEuclideanHead() || spec.widths().get(2) != 2 || c == null || c <= 0) {
      return Optional.empty();
    }
    String name = spec.hasEuclideanBody() ? config.headManifold() : spec.family();
    return Optional.of(new DiskView(network, manifolds.get(name), c));
  }

  /** Where features {@code [2]} before the head lie. */
  DiskPoint point(double[] features) {
    if (config.layers() != LayerKind.NATIVE) {
      return ofTangent(features[0], features[1]);
    }
    return ofPoint(geometry.nativeCoordinates().orElseThrow().toPoint(numbers(features)));
  }

  private DiskPoint ofPoint(Binary64[] point) {
    Binary64[] v = geometry.toTangent(point);
    return ofTangent(v[0].getReal(), v[1].getReal());
  }

  private DiskPoint ofTangent(double v, double w) {
    double norm = Math.hypot(v, w);
    double radius = Math.tanh(root * norm);
    return norm == 0 ? new DiskPoint(0, 0) : new DiskPoint(radius * v / norm, radius * w / norm);
  }

  private static Binary64[] numbers(double... values) {
    Binary64[] numbers = new Binary64[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = new Binary64(values[i]);
    }
    return numbers;
  }

  /** Where each class has the score 0; none if the head has no hyperplanes or departs from them. */
  List<List<DiskPoint>> hyperplanes() {
    INDArray normals = parameters.get("head.z");
    if (normals == null || !config.departures().isEmpty()) {
      return List.of();
    }
    INDArray offsets = parameters.get("head.r");
    List<List<DiskPoint>> all = new ArrayList<>();
    for (int k = 0; k < normals.size(1); k++) {
      double offset = offsets == null ? 0 : offsets.getDouble(k);
      all.add(hyperplane(normals.getDouble(0, k), normals.getDouble(1, k), offset));
    }
    return all;
  }

  /** The geodesic across the normal. Its distance from the origin is the offset; HNN++: twice. */
  private List<DiskPoint> hyperplane(double normalX, double normalY, double offset) {
    double norm = Math.hypot(normalX, normalY);
    double half = config.layers() == LayerKind.NATIVE ? offset / 2 : offset;
    double foot = Math.tanh(root * half);
    DiskPoint middle = new DiskPoint(foot * normalX / norm, foot * normalY / norm);
    List<DiskPoint> points = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double along = Math.tanh(REACH * (step / (double) STEPS - 0.5));
      points.add(middle.plus(new DiskPoint(-along * normalY / norm, along * normalX / norm)));
    }
    return points;
  }

  /** Where the head's points of the classes lie; none if it has no such points. */
  List<DiskPoint> prototypes() {
    INDArray points = parameters.get("head.points");
    List<DiskPoint> all = new ArrayList<>();
    for (int k = 0; points != null && k < points.size(0); k++) {
      all.add(ofPoint(numbers(points.getRow(k).toDoubleVector())));
    }
    return all;
  }
}
