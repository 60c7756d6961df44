package org.hyperbolic4j.experiments.analysis.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.model.CurvatureScope;
import org.hyperbolic4j.nn.model.Head;
import org.hyperbolic4j.nn.model.LayerKind;
import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.model.NetworkConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSpaceTest {

  private static final ManifoldRegistry MANIFOLDS = ManifoldRegistry.discover();
  private static final double[] A = {0.3, -0.4};
  private static final double[] B = {-0.3, 0.4};

  @BeforeAll
  static void start() {
    Backend.start();
  }

  private static NetworkConfig.Builder config(String family) {
    return NetworkConfig.builder(family + "-2-2-2-resnet-8").images(3, 8, 8).classes(3);
  }

  private static FeatureSpace space(NetworkConfig.Builder config) {
    return FeatureSpace.of(Network.create(config.build(), MANIFOLDS), MANIFOLDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poincare", "lorentz"})
  void tangentCoordinatesAreHalfAsLongAsDistances(String family) {
    FeatureSpace space = space(config(family).curvature(0.7));

    assertThat(space.name()).isEqualTo(family);
    assertThat(space.curvature()).isEqualTo(0.7, within(1e-6));
    assertThat(space.norm(space.point(A))).isCloseTo(1, within(1e-9));
    assertThat(space.distance(space.point(A), space.point(B))).isCloseTo(2, within(1e-9));
    double[] middle = space.centroid(List.of(space.point(A), space.point(B)));
    assertThat(space.norm(middle)).isCloseTo(0, within(1e-9));
  }

  @Test
  void distancesAreHyperbolic() {
    // A right angle at the origin: cosh of the hypotenuse is the product of those of the legs.
    FeatureSpace space = space(config("poincare").curvature(1));
    double distance =
        space.distance(space.point(new double[] {0.6, 0}), space.point(new double[] {0, 0.9}));
    assertThat(Math.cosh(distance)).isCloseTo(Math.cosh(1.2) * Math.cosh(1.8), within(1e-6));
  }

  @Test
  void bothModelsSeeTheSame() {
    FeatureSpace ball = space(config("poincare").curvature(0.3));
    FeatureSpace sheet = space(config("lorentz").curvature(0.3));
    double[] other = {1.5, 0.2};
    assertThat(ball.distance(ball.point(A), ball.point(other)))
        .isCloseTo(sheet.distance(sheet.point(A), sheet.point(other)), within(1e-9));
  }

  @Test
  void nativeFeaturesAreSpaceParts() {
    FeatureSpace space =
        space(config("lorentz").curvature(0.5).layers(LayerKind.NATIVE).head(Head.HYPERPLANE));
    double root = Math.sqrt(space.curvature());
    double asinh = Math.log(root * 0.5 + Math.sqrt(1 + 0.25 * space.curvature()));
    assertThat(space.norm(space.point(A))).isCloseTo(asinh / root, within(1e-9));
  }

  @Test
  void curvatureIsThatOfTheHeadWhereLayersHaveTheirOwn() {
    FeatureSpace space =
        space(config("poincare").curvature(0.2).curvatureScope(CurvatureScope.PER_LAYER));
    assertThat(space.curvature()).isEqualTo(0.2, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"euclidean", "hybrid"})
  void bodiesThatAreEuclideanHaveEuclideanFeatures(String family) {
    FeatureSpace space =
        space(config(family).headManifold(family.equals("hybrid") ? "poincare" : null));
    assertThat(space.name()).isEqualTo("euclidean");
    assertThat(space.curvature()).isNull();
    assertThat(space.norm(space.point(A))).isCloseTo(0.5, within(1e-15));
    assertThat(space.distance(A, B)).isCloseTo(1, within(1e-15));
    assertThat(space.centroid(List.of(A, B, new double[] {3, 3}))).containsExactly(1, 1);
  }

  @Test
  void hyperbolicSpaceIsCloserToATreeThanItsSize() {
    FeatureSpace space = space(config("poincare").curvature(1));
    Random random = new Random(9);
    List<double[]> points =
        IntStream.range(0, 40)
            .mapToObj(i -> new double[] {3 * random.nextGaussian(), 3 * random.nextGaussian()})
            .map(space::point)
            .toList();

    GromovDelta gromov = GromovDelta.of(FeaturePoints.distances(space, points));

    assertThat(gromov.delta()).isPositive().isLessThanOrEqualTo(Math.log(2));
    assertThat(gromov.diameter()).isGreaterThan(10);
  }
}
