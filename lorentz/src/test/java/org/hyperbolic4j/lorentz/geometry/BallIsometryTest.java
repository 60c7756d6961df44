package org.hyperbolic4j.lorentz.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.poincare.PoincareManifold;

/** The ball and the hyperboloid, written independently, are one space. */
class BallIsometryTest {

  @Property
  void imagesAreOnTheSheetAndGoBack(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[] p = models.point();
    Binary64[] x = models.isometry.toHyperboloid(p);
    assertThat(models.sheet.checkPoint(x)).isEmpty();
    assertThat(models.s * models.ball.distance(models.isometry.toBall(x), p).getReal())
        .isLessThanOrEqualTo(models.close());
    Binary64[] v = models.vector(p);
    Binary64[] image = models.isometry.toHyperboloid(p, v);
    assertThat(models.sheet.checkTangent(x, image)).isEmpty();
    assertThat(
            models.apart(
                x, models.isometry.toHyperboloid(p, models.isometry.toBall(x, image)), image))
        .isLessThanOrEqualTo(models.close());
  }

  @Property
  void vectorsAreCarriedByTheDifferential(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[] p = models.point();
    Binary64[] v = models.vector(p);
    Binary64[] x = models.isometry.toHyperboloid(p);
    Binary64[] image = models.isometry.toHyperboloid(p, v);
    BallIsometry<Gradient> isometry = new BallIsometry<>(Gradient.constant(1, models.c.getReal()));
    assertThat(models.apart(x, slope(isometry.toHyperboloid(moving(p, v))), image))
        .isLessThanOrEqualTo(models.close());
    Binary64[] back = slope(isometry.toBall(moving(x, image)));
    assertThat(models.apart(x, models.isometry.toHyperboloid(p, back), image))
        .isLessThanOrEqualTo(models.close());
  }

  private static Gradient[] moving(Binary64[] x, Binary64[] v) {
    Gradient[] moving = new Gradient[x.length];
    Arrays.setAll(moving, i -> new Gradient(x[i].getReal(), v[i].getReal()));
    return moving;
  }

  private static Binary64[] slope(Gradient[] moving) {
    return Arrays.stream(moving)
        .map(x -> new Binary64(x.getPartialDerivative(0)))
        .toArray(Binary64[]::new);
  }

  @Property
  void tangentCoordinatesAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[] v = models.coordinates(2);
    Binary64[] p = models.ball.toPoint(v);
    Binary64[] x = models.sheet.toPoint(v);
    assertThat(models.apart(models.isometry.toHyperboloid(p), x))
        .isLessThanOrEqualTo(models.close());
    Binary64[] fromBall = models.ball.toTangent(p);
    Binary64[] fromSheet = models.sheet.toTangent(x);
    for (int i = 0; i < v.length; i++) {
      assertThat(models.s * fromSheet[i].getReal())
          .isCloseTo(models.s * fromBall[i].getReal(), within(models.close()));
    }
  }

  @Property
  void distancesAndLengthsAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(2);
    Binary64[][] x = models.images(p);
    assertThat(models.apart(x[0], x[1]))
        .isCloseTo(models.s * models.ball.distance(p[0], p[1]).getReal(), within(models.close()));
    Binary64[] u = models.vector(p[0]);
    Binary64[] v = models.vector(p[0]);
    double product =
        models
            .sheet
            .inner(
                x[0],
                models.isometry.toHyperboloid(p[0], u),
                models.isometry.toHyperboloid(p[0], v))
            .getReal();
    double lengths = models.ball.norm(p[0], u).multiply(models.ball.norm(p[0], v)).getReal();
    assertThat(product).isCloseTo(models.ball.inner(p[0], u, v).getReal(), within(1e-12 * lengths));
  }

  @Property
  void exponentialAndLogarithmicMapsAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(2);
    Binary64[][] x = models.images(p);
    Binary64[] v = models.vector(p[0]);
    Binary64[] image = models.isometry.toHyperboloid(p[0], v);
    assertThat(
            models.apart(
                models.isometry.toHyperboloid(models.ball.expmap(p[0], v)),
                models.sheet.expmap(x[0], image)))
        .isLessThanOrEqualTo(20 * models.close());
    assertThat(
            models.apart(
                x[0],
                models.isometry.toHyperboloid(p[0], models.ball.logmap(p[0], p[1])),
                models.sheet.logmap(x[0], x[1])))
        .isLessThanOrEqualTo(models.close());
  }

  @Property
  void transportIsTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(2);
    Binary64[][] x = models.images(p);
    Binary64[] v = models.vector(p[0]);
    Binary64[] image = models.isometry.toHyperboloid(p[0], v);
    assertThat(
            models.apart(
                x[1],
                models.isometry.toHyperboloid(p[1], models.ball.transport(p[0], p[1], v)),
                models.sheet.transport(x[0], x[1], image)))
        .isLessThanOrEqualTo(models.close());
  }

  @Property
  void geodesicsAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(2);
    Binary64[][] x = models.images(p);
    Binary64 t = new Binary64(models.between(-0.2, 1.2));
    assertThat(
            models.apart(
                models.isometry.toHyperboloid(models.ball.geodesic(p[0], p[1], t)),
                models.sheet.geodesic(x[0], x[1], t)))
        .isLessThanOrEqualTo(100 * models.close());
  }

  @Property
  void midpointsAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(5);
    Binary64[] weights = models.numbers(5);
    assertThat(
            models.apart(
                models.isometry.toHyperboloid(models.ball.midpoint(p, weights)),
                models.sheet.midpoint(models.images(p), weights)))
        .isLessThanOrEqualTo(models.close());
  }

  @Property(tries = 100)
  void frechetMeansAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[][] p = models.points(5);
    Binary64[] weights = models.numbers(5);
    assertThat(
            models.apart(
                models.isometry.toHyperboloid(models.ball.frechetMean(p, weights)),
                models.sheet.frechetMean(models.images(p), weights)))
        .isLessThanOrEqualTo(models.close());
  }

  @Property
  void gyrovectorsAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Gyrovectors<Binary64> ball = models.ball.gyrovectors().orElseThrow();
    Binary64[][] p = models.points(3);
    Binary64[][] x = models.images(p);
    Binary64 r = new Binary64(models.between(-1.2, 1.2));
    Binary64[][] ofBall = {
      ball.add(p[0], p[1]),
      ball.subtract(p[0], p[1]),
      ball.coadd(p[0], p[1]),
      ball.negate(p[0]),
      ball.scale(r, p[0]),
      ball.gyration(p[0], p[1], p[2])
    };
    Binary64[][] ofSheet = {
      models.sheet.add(x[0], x[1]),
      models.sheet.subtract(x[0], x[1]),
      models.sheet.coadd(x[0], x[1]),
      models.sheet.negate(x[0]),
      models.sheet.scale(r, x[0]),
      models.sheet.gyration(x[0], x[1], x[2])
    };
    for (int i = 0; i < ofBall.length; i++) {
      assertThat(models.apart(models.isometry.toHyperboloid(ofBall[i]), ofSheet[i]))
          .as("operation %d", i)
          .isLessThanOrEqualTo(100 * models.close());
    }
  }

  @Property
  void hyperplanesAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    Binary64[] p = models.point();
    Binary64[] x = models.isometry.toHyperboloid(p);
    Binary64[][] normals = {models.normal(), models.normal(), models.normal()};
    Binary64[] offsets = models.numbers(3);
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = offsets[k].subtract(0.5).divide(models.s);
    }
    Binary64[] ofBall = models.ball.hyperplaneDistances(p, normals, offsets);
    Binary64[] ofSheet = models.sheet.hyperplaneDistances(x, normals, offsets);
    for (int k = 0; k < offsets.length; k++) {
      assertThat(ofSheet[k].getReal())
          .isCloseTo(ofBall[k].getReal(), within(1e-11 * (1 + Math.abs(ofBall[k].getReal()))));
    }
    assertThat(
            models.apart(
                models.isometry.toHyperboloid(models.ball.fullyConnected(p, normals, offsets)),
                models.sheet.fullyConnected(x, normals, offsets)))
        .isLessThanOrEqualTo(1e-9);
  }

  /**
   * In tangent coordinates nothing depends on a formula's continuation off the sheet, so that even
   * derivatives by c can be compared.
   */
  @Property(tries = 100)
  void derivativesByCoordinatesAndCurvatureAreTheSame(@ForAll Random random) {
    TwoModels models = new TwoModels(random);
    double[] u = values(models.coordinates(1));
    double[] v = values(models.coordinates(1));
    int count = 2 * u.length + 1;
    Gradient c = Gradient.variable(count, count - 1, models.c.getReal());
    Gradient[] first = variables(count, 0, u);
    Gradient[] second = variables(count, u.length, v);
    Gradient[][] ofBall = readings(new PoincareManifold().geometry(c), first, second);
    Gradient[][] ofSheet = readings(new LorentzGeometry<>(c), first, second);
    for (int i = 0; i < ofBall.length; i++) {
      double scale = 1e-11 * Math.max(1, 1 / models.c.getReal());
      for (int k = 0; k < ofBall[i].length; k++) {
        assertThat(ofSheet[i][k].getValue()).isCloseTo(ofBall[i][k].getValue(), within(scale));
        assertThat(ofSheet[i][k].getGradient())
            .as("reading %d, coordinate %d", i, k)
            .containsExactly(ofBall[i][k].getGradient(), within(100 * scale));
      }
    }
  }

  /** What can be read off a model in tangent coordinates, or as a number. */
  private static Gradient[][] readings(Geometry<Gradient> geometry, Gradient[] u, Gradient[] v) {
    Gradient[] x = geometry.toPoint(u);
    Gradient[] y = geometry.toPoint(v);
    Gradient one = geometry.curvature().getField().getOne();
    Gradient[][] points = {x, y};
    Gradient[] weights = {one, one.multiply(2)};
    return new Gradient[][] {
      {geometry.distance(x, y)},
      {geometry.norm(x, geometry.logmap(x, y))},
      geometry.toTangent(geometry.expmap(x, geometry.transportFromOrigin(x, geometry.logmap0(y)))),
      geometry.toTangent(geometry.gyrovectors().orElseThrow().add(x, y)),
      geometry.toTangent(geometry.midpoint(points, weights)),
      geometry.toTangent(geometry.frechetMean(points, weights)),
      geometry.hyperplaneDistances(x, new Gradient[][] {v}, new Gradient[] {one.multiply(0.1)})
    };
  }

  private static Gradient[] variables(int count, int from, double[] values) {
    Gradient[] variables = new Gradient[values.length];
    Arrays.setAll(variables, i -> Gradient.variable(count, from + i, values[i]));
    return variables;
  }

  private static double[] values(Binary64[] elements) {
    return Arrays.stream(elements).mapToDouble(Binary64::getReal).toArray();
  }
}
