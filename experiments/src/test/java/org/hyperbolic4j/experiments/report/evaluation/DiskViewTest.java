package org.hyperbolic4j.experiments.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against the ball's own geometry and against what the network itself says. */
final class DiskViewTest {

  /** Exact in float32, as networks keep it. */
  private static final double CURVATURE = 0.75;

  private static final ManifoldRegistry MANIFOLDS = ManifoldRegistry.discover();

  private static NetworkConfig.Builder config(String model) {
    return NetworkConfig.builder(model).classes(3).images(3, 8, 8).curvature(CURVATURE);
  }

  private static void setOffsets(Network network) {
    for (Parameter parameter : network.parameters()) {
      if (parameter.name().equals("head.r")) {
        parameter.value().assign(Nd4j.createFromArray(0.3f, -0.8f, 0f));
      }
    }
  }

  private static INDArray parameter(Network network, String name) {
    return network.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** On the ball, points of the disk are the ball's, times the root of c. */
  private static Binary64[] onBall(DiskPoint point) {
    double root = Math.sqrt(CURVATURE);
    return new Binary64[] {new Binary64(point.x() / root), new Binary64(point.y() / root)};
  }

  @Test
  void pointsAreTheBalls() {
    try (Network network = Network.create(config("poincare-2-2-2-resnet-8").build(), MANIFOLDS)) {
      DiskView view = DiskView.of(network, MANIFOLDS).orElseThrow();
      Geometry<Binary64> ball = MANIFOLDS.get("poincare").geometry(new Binary64(CURVATURE));
      for (double[] v : new double[][] {{0, 0}, {0.3, -0.4}, {2, 1}}) {
        Binary64[] expected = ball.toPoint(new Binary64[] {new Binary64(v[0]), new Binary64(v[1])});
        Binary64[] found = onBall(view.point(v));
        assertThat(found[0].getReal()).isCloseTo(expected[0].getReal(), within(1e-12));
        assertThat(found[1].getReal()).isCloseTo(expected[1].getReal(), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"poincare", "lorentz"})
  void hyperplanesAreWhereClassesScoreNothing(String manifold) {
    try (Network network =
        Network.create(config(manifold + "-2-2-2-resnet-8").build(), MANIFOLDS)) {
      setOffsets(network);
      Geometry<Binary64> ball = MANIFOLDS.get("poincare").geometry(new Binary64(CURVATURE));
      List<List<DiskPoint>> hyperplanes =
          DiskView.of(network, MANIFOLDS).orElseThrow().hyperplanes();

      assertThat(hyperplanes).hasSize(3);
      INDArray normals = parameter(network, "head.z");
      INDArray offsets = parameter(network, "head.r");
      for (int k = 0; k < 3; k++) {
        Binary64[][] normal = {
          {new Binary64(normals.getDouble(0, k)), new Binary64(normals.getDouble(1, k))}
        };
        Binary64[] offset = {new Binary64(offsets.getDouble(k))};
        for (DiskPoint point : inside(hyperplanes.get(k))) {
          assertThat(ball.hyperplaneDistances(onBall(point), normal, offset)[0].getReal())
              .isCloseTo(0, within(1e-6));
        }
      }
    }
  }

  /** Near the boundary digits run out. */
  private static List<DiskPoint> inside(List<DiskPoint> points) {
    List<DiskPoint> inside = new ArrayList<>(points);
    inside.removeIf(point -> Math.hypot(point.x(), point.y()) > 0.99);
    assertThat(inside).hasSizeGreaterThan(10);
    return inside;
  }

  @Test
  void nativeFeaturesAreSeenTheSameWay() {
    NetworkConfig config = config("lorentz-2-2-2-resnet-8").layers(LayerKind.NATIVE).build();
    try (Network network = Network.create(config, MANIFOLDS)) {
      setOffsets(network);
      DiskView view = DiskView.of(network, MANIFOLDS).orElseThrow();
      // Space coordinates y of distance d: |y| = sinh(sqrt(c) d) / sqrt(c), on the disk tanh(d /
      // 2).
      double root = Math.sqrt(CURVATURE);
      double distance = 1.3;
      DiskPoint point = view.point(new double[] {0, Math.sinh(root * distance) / root});
      assertThat(point.x()).isCloseTo(0, within(1e-12));
      assertThat(point.y()).isCloseTo(Math.tanh(root * distance / 2), within(1e-12));

      // A hyperplane's point nearest to the origin lies at its offset, along its normal.
      INDArray normals = parameter(network, "head.z");
      List<DiskPoint> first = view.hyperplanes().get(0);
      DiskPoint middle = first.get(first.size() / 2);
      double norm = Math.hypot(normals.getDouble(0, 0), normals.getDouble(1, 0));
      double foot = Math.tanh(root * 0.3 / 2);
      assertThat(middle.x()).isCloseTo(foot * normals.getDouble(0, 0) / norm, within(1e-6));
      assertThat(middle.y()).isCloseTo(foot * normals.getDouble(1, 0) / norm, within(1e-6));
    }
  }

  @Test
  void otherNetworksAreNotOnTheDisk() {
    for (String model : List.of("poincare-2-2-3-resnet-8", "euclidean-2-2-2-resnet-8")) {
      NetworkConfig.Builder builder = NetworkConfig.builder(model).classes(3).images(3, 8, 8);
      try (Network network = Network.create(builder.build(), MANIFOLDS)) {
        assertThat(DiskView.of(network, MANIFOLDS)).as(model).isEmpty();
      }
    }
  }

  @Test
  void sumsAreMoebiusSums() {
    DiskPoint p = new DiskPoint(0.3, -0.2);
    DiskPoint q = new DiskPoint(-0.1, 0.6);
    Geometry<Binary64> ball = MANIFOLDS.get("poincare").geometry(new Binary64(1));
    Binary64[] expected =
        ball.gyrovectors()
            .orElseThrow()
            .add(
                new Binary64[] {new Binary64(p.x()), new Binary64(p.y())},
                new Binary64[] {new Binary64(q.x()), new Binary64(q.y())});
    assertThat(p.plus(q).x()).isCloseTo(expected[0].getReal(), within(1e-12));
    assertThat(p.plus(q).y()).isCloseTo(expected[1].getReal(), within(1e-12));
  }
}
