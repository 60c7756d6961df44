package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;

/**
 * The laws of geometry, as properties that a manifold's formulas must have at random curvatures
 * from 1e-3 to 1e2, in up to 16 dimensions, at points from 1e-12 to 14 radii of curvature away from
 * the origin and from each other. The author of a manifold extends the class:
 *
 * <pre>{@code
 * class MyManifoldLawsTest extends GeometryLaws {
 *   MyManifoldLawsTest() {
 *     super(new MyManifold());
 *   }
 * }
 * }</pre>
 *
 * <p>Laws hold up to rounding: see the tolerances of {@code Rounding}.
 */
public abstract class GeometryLaws {

  /** Largest {@code sqrt(c) |v|} of points: 1 - 1e-6 of the radius of the ball. */
  private static final double FAR = 7;

  private static final double NEAR = 2;

  /** Hundreds find what thousands do, and cost a module seconds. */
  private static final int TRIES = 400;

  private final Manifold manifold;

  /**
   * The laws on one manifold.
   *
   * @param manifold the manifold
   */
  protected GeometryLaws(Manifold manifold) {
    this.manifold = manifold;
  }

  @Provide
  Arbitrary<Scene> scenes() {
    return Scenes.of(3, FAR);
  }

  @Provide
  Arbitrary<Scene> closeScenes() {
    return Scenes.of(3, NEAR);
  }

  @Provide
  Arbitrary<Scene> crowds() {
    return Arbitraries.integers().between(1, 6).flatMap(n -> Scenes.of(n, FAR));
  }

  @Provide
  Arbitrary<Scene> closeCrowds() {
    return Arbitraries.integers().between(1, 6).flatMap(n -> Scenes.of(n, NEAR));
  }

  @Property(tries = TRIES)
  void distanceIsSymmetric(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    assertThat(rounding.distance(x[0], x[1]))
        .isCloseTo(rounding.distance(x[1], x[0]), within(rounding.ofPoints(x[0], x[1])));
  }

  @Property(tries = TRIES)
  void distanceToItselfIsZero(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Binary64[] x = scene.point(geometry, 0);
    assertThat(geometry.distance(x, x.clone()).getReal()).isZero();
  }

  @Property(tries = TRIES)
  void distanceObeysTheTriangleInequality(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    assertThat(rounding.distance(x[0], x[2]))
        .isNotNegative()
        .isLessThanOrEqualTo(
            rounding.distance(x[0], x[1]) + rounding.distance(x[1], x[2]) + rounding.ofPoints(x));
  }

  @Property(tries = TRIES)
  void tangentCoordinatesHaveHalfTheDistanceFromTheOrigin(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[] origin = geometry.origin(scene.dimension());
    Binary64[] x = geometry.toPoint(Scene.field(scene.tangentCoordinates(0)));
    double radius = scene.places().get(0).radius();
    assertThat(rounding.distance(origin, x)).isCloseTo(2 * radius, within(rounding.ofPoint(x)));
    double[] again = Scene.values(geometry.toTangent(x));
    double[] v = scene.tangentCoordinates(0);
    for (int i = 0; i < v.length; i++) {
      assertThat(scene.root() * again[i])
          .isCloseTo(scene.root() * v[i], within(rounding.ofPoint(x)));
    }
  }

  @Property(tries = TRIES)
  void logmapIsAsLongAsTheDistance(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    double distance = rounding.distance(x[0], x[1]);
    assertThat(rounding.length(x[0], geometry.logmap(x[0], x[1])))
        .isCloseTo(
            distance, within(rounding.ofPoints(x[0], x[1]) + rounding.ofVector(x[0]) * distance));
  }

  @Property(tries = TRIES)
  void expmapInvertsLogmap(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] y = geometry.expmap(x[0], geometry.logmap(x[0], x[1]));
    assertThat(rounding.distance(y, x[1]))
        .isLessThanOrEqualTo(
            rounding.ofWay(x[0], rounding.distance(x[0], x[1])) + rounding.ofPoint(x[1]));
  }

  @Property(tries = TRIES)
  void logmapInvertsExpmap(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[] x = scene.point(geometry, 0);
    Binary64[] v = scene.step(geometry, 1);
    Binary64[] y = geometry.expmap(x, v);
    double length = rounding.length(x, v);
    assertThat(rounding.length(x, difference(geometry.logmap(x, y), v)))
        .isLessThanOrEqualTo(
            rounding.ofPoints(x, y) + rounding.ofVector(x) * length * Math.max(1, length));
  }

  @Property(tries = TRIES)
  void mapsAtTheOriginAreThoseOfTheOriginAsAPoint(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[] origin = geometry.origin(scene.dimension());
    Binary64[][] x = scene.points(geometry);
    double close = rounding.ofPoint(x[0]);
    Binary64[] log = geometry.logmap0(x[0]);
    assertThat(rounding.length(origin, difference(log, geometry.logmap(origin, x[0]))))
        .isLessThanOrEqualTo(close);
    assertThat(rounding.distance(geometry.expmap0(log), x[0])).isLessThanOrEqualTo(close);
    assertThat(rounding.distance(geometry.expmap(origin, log), x[0])).isLessThanOrEqualTo(close);

    Binary64[] v = scene.vector(geometry, origin, 1);
    double length = rounding.length(origin, v);
    double part = rounding.ofVector(x[0]) * length;
    Binary64[] there = geometry.transportFromOrigin(x[0], v);
    Binary64[] back = geometry.transportToOrigin(x[0], there);
    assertThat(rounding.length(x[0], difference(there, geometry.transport(origin, x[0], v))))
        .isLessThanOrEqualTo(part);
    assertThat(rounding.length(origin, difference(back, v))).isLessThanOrEqualTo(part);
    assertThat(rounding.length(origin, difference(back, geometry.transport(x[0], origin, there))))
        .isLessThanOrEqualTo(part);
  }

  @Property(tries = TRIES)
  void transportKeepsLengthsAndAngles(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] u = scene.vector(geometry, x[0], 1);
    Binary64[] v = scene.vector(geometry, x[0], 2);
    Binary64[] movedU = geometry.transport(x[0], x[1], u);
    Binary64[] movedV = geometry.transport(x[0], x[1], v);
    double scale = geometry.norm(x[0], u).getReal() * geometry.norm(x[0], v).getReal();
    double part = rounding.ofVector(x[0]) + rounding.ofVector(x[1]);
    assertThat(geometry.inner(x[1], movedU, movedV).getReal())
        .isCloseTo(geometry.inner(x[0], u, v).getReal(), within(part * scale));
  }

  @Property(tries = TRIES)
  void transportBackInvertsTransport(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] v = scene.vector(geometry, x[0], 2);
    Binary64[] back = geometry.transport(x[1], x[0], geometry.transport(x[0], x[1], v));
    double part = rounding.ofVector(x[0]) + rounding.ofVector(x[1]);
    assertThat(rounding.length(x[0], difference(back, v)))
        .isLessThanOrEqualTo(part * rounding.length(x[0], v));
  }

  @Property(tries = TRIES)
  void transportTakesTheGeodesicsDirectionAlong(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] onwards = geometry.transport(x[0], x[1], geometry.logmap(x[0], x[1]));
    Binary64[] backwards = geometry.logmap(x[1], x[0]);
    double distance = rounding.distance(x[0], x[1]);
    double part = rounding.ofVector(x[0]) + rounding.ofVector(x[1]);
    assertThat(rounding.length(x[1], sum(onwards, backwards)))
        .isLessThanOrEqualTo(part * distance + rounding.ofPoints(x[0], x[1]));
  }

  @Property(tries = TRIES)
  void geodesicsHaveConstantSpeed(
      @ForAll("closeScenes") Scene scene,
      @ForAll @DoubleRange(min = -0.5, max = 1.5) double t,
      @ForAll @DoubleRange(min = -0.5, max = 1.5) double u) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] atT = geometry.geodesic(x[0], x[1], new Binary64(t));
    Binary64[] atU = geometry.geodesic(x[0], x[1], new Binary64(u));
    double distance = rounding.distance(x[0], x[1]);
    double close =
        rounding.ofPoints(x[0], x[1], atT, atU)
            + rounding.ofWay(x[0], Math.abs(t) * distance)
            + rounding.ofWay(x[0], Math.abs(u) * distance);
    assertThat(rounding.distance(atT, atU)).isCloseTo(Math.abs(t - u) * distance, within(close));
  }

  @Property(tries = TRIES)
  void pointsBetweenSplitTheDistance(
      @ForAll("scenes") Scene scene, @ForAll @DoubleRange(min = 0, max = 1) double t) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = scene.points(geometry);
    Binary64[] between = geometry.geodesic(x[0], x[1], new Binary64(t));
    double distance = rounding.distance(x[0], x[1]);
    assertThat(rounding.distance(x[0], between) + rounding.distance(between, x[1]))
        .isCloseTo(
            distance,
            within(rounding.ofPoints(x[0], x[1], between) + rounding.ofWay(x[0], t * distance)));
  }

  @Property(tries = TRIES)
  void gyrovectorsCancelOnTheLeft(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Optional<Gyrovectors<Binary64>> found = geometry.gyrovectors();
    if (found.isPresent()) {
      Gyrovectors<Binary64> gyrovectors = found.get();
      Rounding rounding = new Rounding(geometry);
      Binary64[] x = geometry.toPoint(Scene.field(scene.tangentCoordinates(0)));
      Binary64[] y = geometry.toPoint(Scene.field(scene.tangentCoordinates(1)));
      Binary64[] origin = geometry.origin(scene.dimension());
      Binary64[] sum = gyrovectors.add(x, y);
      Binary64[] again = gyrovectors.add(gyrovectors.negate(x), sum);
      double close = rounding.ofWay(x, rounding.distance(origin, y)) + rounding.ofPoints(x, y, sum);
      assertThat(rounding.distance(again, y)).isLessThanOrEqualTo(close);
      assertThat(rounding.distance(origin, gyrovectors.subtract(x, y)))
          .isCloseTo(
              rounding.distance(x, y),
              within(rounding.ofPoints(x, y) + rounding.ofWay(x, rounding.distance(x, y))));
    }
  }

  @Property(tries = TRIES)
  void gyrationsMakeSumsAssociative(@ForAll("closeCrowds") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Optional<Gyrovectors<Binary64>> found = geometry.gyrovectors();
    if (found.isPresent()) {
      Gyrovectors<Binary64> gyrovectors = found.get();
      Rounding rounding = new Rounding(geometry);
      int last = scene.places().size() - 1;
      Binary64[] u = scene.point(geometry, 0);
      Binary64[] v = scene.point(geometry, last / 2);
      Binary64[] w = scene.point(geometry, last);
      Binary64[] right = gyrovectors.add(u, gyrovectors.add(v, w));
      Binary64[] turned = gyrovectors.gyration(u, v, w);
      Binary64[] left = gyrovectors.add(gyrovectors.add(u, v), turned);
      Binary64[] origin = geometry.origin(scene.dimension());
      double way = rounding.distance(origin, w) + rounding.distance(origin, v);
      assertThat(rounding.distance(left, right))
          .isLessThanOrEqualTo(
              rounding.ofPoints(u, v, w, left, right)
                  + rounding.ofWay(u, way)
                  + rounding.ofWay(gyrovectors.add(u, v), way));
    }
  }

  @Property(tries = TRIES)
  void midpointDoesNotDependOnTheOrder(@ForAll("crowds") Scene scene, @ForAll Random random) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] points = scene.points(geometry);
    Binary64[] weights = weights(random, points.length);
    Binary64[] midpoint = geometry.midpoint(points, weights);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Binary64[][] shuffled = points.clone();
    Binary64[] theirs = weights.clone();
    for (int i = 0; i < points.length; i++) {
      shuffled[i] = points[order.get(i)];
      theirs[i] = weights[order.get(i)];
    }
    assertThat(rounding.distance(geometry.midpoint(shuffled, theirs), midpoint))
        .isLessThanOrEqualTo(rounding.ofPoints(points));
    assertThat(geometry.checkPoint(midpoint)).isEmpty();
  }

  @Property(tries = TRIES)
  void centresOfTwoEqualWeightsAreHalfWay(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] x = Arrays.copyOf(scene.points(geometry), 2);
    Binary64[] half = geometry.geodesic(x[0], x[1], new Binary64(0.5));
    Binary64[] midpoint = geometry.midpoint(x, Scene.field(3, 3));
    double close =
        rounding.ofPoints(x[0], x[1]) + rounding.ofWay(x[0], rounding.distance(x[0], x[1]) / 2);
    assertThat(rounding.distance(midpoint, half)).isLessThanOrEqualTo(close);
  }

  @Property(tries = 100)
  void logmapsFromTheFrechetMeanAddUpToZero(
      @ForAll("closeCrowds") Scene scene, @ForAll Random random) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[][] points = scene.points(geometry);
    Binary64[] weights = weights(random, points.length);
    Binary64[] mean = geometry.frechetMean(points, weights);
    Binary64[] pull = new Binary64[mean.length];
    Arrays.fill(pull, Binary64.ZERO);
    double close = rounding.ofPoint(mean);
    for (int i = 0; i < points.length; i++) {
      Binary64[] log = geometry.logmap(mean, points[i]);
      for (int k = 0; k < pull.length; k++) {
        pull[k] = pull[k].add(weights[i].multiply(log[k]));
      }
      close += rounding.ofPoint(points[i]) + rounding.ofVector(mean) * rounding.length(mean, log);
    }
    assertThat(rounding.length(mean, pull)).isLessThanOrEqualTo(close);
  }

  @Property(tries = TRIES)
  void projectionLeavesPointsWhereTheyAre(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    for (Binary64[] x : scene.points(geometry)) {
      assertThat(rounding.distance(geometry.project(x), x))
          .isLessThanOrEqualTo(rounding.ofPoint(x));
    }
  }

  @Property(tries = TRIES)
  void projectionsArePointsAndStayWhereTheyAre(
      @ForAll("scenes") Scene scene, @ForAll @DoubleRange(min = -3, max = 6) double magnitude) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[] anywhere = scene.point(geometry, 0);
    for (int i = 0; i < anywhere.length; i++) {
      anywhere[i] = anywhere[i].multiply(Math.pow(10, magnitude));
    }
    Binary64[] once = geometry.project(anywhere);
    assertThat(geometry.checkPoint(once)).isEmpty();
    assertThat(rounding.distance(geometry.project(once), once))
        .isLessThanOrEqualTo(rounding.ofPoint(once));
  }

  @Property(tries = TRIES)
  void projectedVectorsAreTangentAndStayAsTheyAre(
      @ForAll("scenes") Scene scene, @ForAll Random random) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    Rounding rounding = new Rounding(geometry);
    Binary64[] x = scene.point(geometry, 0);
    Binary64[] anything = new Binary64[x.length];
    Arrays.setAll(anything, i -> new Binary64(random.nextGaussian()));
    Binary64[] once = geometry.projectTangent(x, anything);
    assertThat(geometry.checkTangent(x, once)).isEmpty();
    Binary64[] v = scene.vector(geometry, x, 1);
    assertThat(geometry.checkTangent(x, v)).isEmpty();
    for (Binary64[] vector : List.of(once, v)) {
      assertThat(rounding.length(x, difference(geometry.projectTangent(x, vector), vector)))
          .isLessThanOrEqualTo(rounding.ofNormal(x) * rounding.length(x, vector));
    }
  }

  @Property(tries = TRIES)
  void pointsPassTheCheckAndOthersAreToldWhatIsWrong(
      @ForAll("scenes") Scene scene, @ForAll Random random) {
    Geometry<Binary64> geometry = scene.geometry(manifold);
    for (Binary64[] point : scene.points(geometry)) {
      assertThat(geometry.checkPoint(point)).isEmpty();
      int broken = random.nextInt(point.length);
      for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        Binary64[] x = point.clone();
        x[broken] = new Binary64(value);
        assertThat(geometry.checkPoint(x))
            .hasValueSatisfying(
                line -> assertThat(line).contains(Integer.toString(broken)).doesNotContain("\n"));
        assertThat(geometry.checkTangent(point, x)).isPresent();
      }
      assertThat(geometry.checkTangent(point, Arrays.copyOf(point, point.length + 1)))
          .hasValueSatisfying(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
    }
  }

  @Property(tries = 200)
  void derivativesAreFiniteEverywhere(@ForAll("scenes") Scene scene) {
    Geometry<Binary64> plain = scene.geometry(manifold);
    int d = scene.dimension();
    int count = 2 * d + 1;
    Geometry<Gradient> geometry = manifold.geometry(Gradient.variable(count, 2 * d, scene.c()));
    double[] first = scene.tangentCoordinates(0);
    double[] second = Scene.values(plain.toTangent(scene.point(plain, 1)));
    for (double[][] pair :
        new double[][][] {{first, second}, {first, first}, {new double[d], second}}) {
      Gradient[] u = variables(pair[0], 0, count);
      Gradient[] v = variables(pair[1], d, count);
      Gradient[] x = geometry.toPoint(u);
      Gradient[] y = geometry.toPoint(v);
      Gradient[] log = geometry.logmap(x, y);
      assertFinite(geometry.distance(x, y), geometry.norm(x, log));
      assertFinite(geometry.toTangent(y));
      assertFinite(log);
      assertFinite(geometry.expmap(x, log));
      assertFinite(geometry.transport(x, y, log));
    }
  }

  @Property(tries = 200)
  void nothingIsInfiniteHoweverFarOut(
      @ForAll("scenes") Scene scene, @ForAll @DoubleRange(min = 0, max = 100) double magnitude) {
    int d = scene.dimension();
    int count = 2 * d + 1;
    Geometry<Binary64> plain = scene.geometry(manifold);
    Geometry<Gradient> geometry = manifold.geometry(Gradient.variable(count, 2 * d, scene.c()));
    Gradient[] u = variables(times(magnitude, scene.tangentCoordinates(0)), 0, count);
    Gradient[] v = variables(times(magnitude, scene.tangentCoordinates(1)), d, count);
    Gradient[] x = geometry.toPoint(u);
    Gradient[] y = geometry.toPoint(v);
    for (Gradient[] point : List.of(x, y)) {
      assertThat(plain.checkPoint(Scene.field(Scene.values(point)))).isEmpty();
      assertFinite(point);
      assertFinite(geometry.toTangent(point));
    }
    Gradient[] log = geometry.logmap(x, y);
    assertFinite(geometry.distance(x, y), geometry.norm(x, log));
    assertFinite(log);
    assertFinite(geometry.transport(x, y, log));
    assertFinite(geometry.expmap(x, geometry.transportFromOrigin(x, geometry.logmap0(y))));
    Gradient[][] normals = {v, u};
    Gradient[] offsets = {u[0], v[0]};
    assertFinite(geometry.hyperplaneDistances(x, normals, offsets));
    assertFinite(geometry.fullyConnected(x, normals, offsets));
  }

  private static double[] times(double magnitude, double[] v) {
    return Arrays.stream(v).map(component -> component * Math.pow(10, magnitude)).toArray();
  }

  private static void assertFinite(Gradient... elements) {
    for (Gradient element : elements) {
      assertThat(element.getValue()).isFinite();
      for (double derivative : element.getGradient()) {
        assertThat(derivative).isFinite();
      }
    }
  }

  private static Gradient[] variables(double[] values, int from, int count) {
    Gradient[] variables = new Gradient[values.length];
    Arrays.setAll(variables, i -> Gradient.variable(count, from + i, values[i]));
    return variables;
  }

  private static Binary64[] weights(Random random, int count) {
    Binary64[] weights = new Binary64[count];
    Arrays.setAll(weights, i -> new Binary64(0.1 + random.nextDouble()));
    return weights;
  }

  private static Binary64[] difference(Binary64[] x, Binary64[] y) {
    Binary64[] difference = new Binary64[x.length];
    Arrays.setAll(difference, i -> x[i].subtract(y[i]));
    return difference;
  }

  private static Binary64[] sum(Binary64[] x, Binary64[] y) {
    Binary64[] sum = new Binary64[x.length];
    Arrays.setAll(sum, i -> x[i].add(y[i]));
    return sum;
  }
}
