package org.hyperbolic4j.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.hyperbolic4j.nn.parameter.PointSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Holds the steps on points to the algorithms as published, in ambient vectors and with each
 * manifold's own closed form of the gradient, where the code has frames.
 */
class RiemannianOptimizerTest {

  private static final double C = 0.7;
  private static final int ROWS = 3;
  private static final int DIMENSION = 4;
  private static final double RATE = 0.1;
  private static final ManifoldRegistry MANIFOLDS = ManifoldRegistry.discover();

  static Stream<String> manifolds() {
    return MANIFOLDS.all().stream().map(Manifold::name);
  }

  static Stream<Arguments> manifoldsAndTypes() {
    return each(DataType.FLOAT, DataType.DOUBLE);
  }

  static Stream<Arguments> manifoldsAndTruth() {
    return each(false, true);
  }

  static Stream<Arguments> manifoldsAndMomenta() {
    return manifolds()
        .flatMap(
            name ->
                Stream.of(
                    arguments(name, 0, false),
                    arguments(name, 0.9, false),
                    arguments(name, 0.9, true)));
  }

  private static Stream<Arguments> each(Object... values) {
    return manifolds().flatMap(name -> Stream.of(values).map(value -> arguments(name, value)));
  }

  private interface Maker {
    Optimizer of(List<Parameter> parameters, Map<String, PointSpace> spaces);
  }

  private static Maker sgd(double momentum, boolean nesterov) {
    return (parameters, spaces) ->
        Optimizers.sgd(
            parameters, new SgdSettings(momentum, nesterov, WeightDecay.l2(0.3)), spaces);
  }

  private static Maker adam(boolean amsgrad) {
    return (parameters, spaces) ->
        Optimizers.adam(
            parameters,
            new AdamSettings(0.8, 0.95, 1e-8, amsgrad, WeightDecay.decoupled(0.3)),
            spaces);
  }

  private static Geometry<Binary64> geometry(Manifold manifold, double c) {
    return manifold.geometry(new Binary64(c));
  }

  private static double[][] start(Geometry<Binary64> geometry, double radius) {
    Random random = new Random(3);
    double[][] points = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      double[] v = new double[DIMENSION];
      Arrays.setAll(v, i -> radius * random.nextGaussian());
      points[row] = reals(geometry.toPoint(Chart.field(v)));
    }
    return points;
  }

  private static double[][][] slopes(int steps, int ambient) {
    Random random = new Random(4);
    double[][][] slopes = new double[steps][ROWS][ambient];
    for (double[][] step : slopes) {
      for (double[] row : step) {
        Arrays.setAll(row, i -> random.nextGaussian());
      }
    }
    return slopes;
  }

  private static double[] reals(Binary64[] values) {
    return Arrays.stream(values).mapToDouble(Binary64::getReal).toArray();
  }

  private static Parameter points(DataType type, double[][] rows) {
    return new Parameter("x", Nd4j.createFromArray(rows).castTo(type), ParameterKind.POINT);
  }

  private static double[][] rows(Parameter parameter) {
    return parameter.value().castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  private static PointSpace space(Manifold manifold, DoubleSupplier c, DataType type) {
    return new PointSpace(manifold, c, TangentCap.published(type));
  }

  private static Optimizer optimizer(Maker maker, Parameter x, Manifold manifold, DataType type) {
    return maker.of(List.of(x), Map.of("x", space(manifold, () -> C, type)));
  }

  /** The gradient by the manifold's own formula. */
  private static Binary64[] gradient(String manifold, double c, Binary64[] x, double[] slope) {
    double[] p = reals(x);
    double[] gradient = slope.clone();
    if (manifold.equals("poincare")) {
      double factor = 2 / (1 - c * Arrays.stream(p).map(t -> t * t).sum());
      Arrays.setAll(gradient, i -> slope[i] / (factor * factor));
    } else {
      assertThat(manifold).isEqualTo("lorentz");
      gradient[0] = -slope[0];
      double along = 0;
      for (int i = 0; i < p.length; i++) {
        along += slope[i] * p[i];
      }
      for (int i = 0; i < p.length; i++) {
        gradient[i] += c * along * p[i];
      }
    }
    return Chart.field(gradient);
  }

  private static Binary64[] combine(double a, Binary64[] u, double b, Binary64[] v) {
    double[] sum = new double[u.length];
    Arrays.setAll(sum, i -> a * u[i].getReal() + b * v[i].getReal());
    return Chart.field(sum);
  }

  private static void assertNear(double[][] actual, double[][] expected, double tolerance) {
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row]).containsExactly(expected[row], within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("manifoldsAndMomenta")
  void sgdFollowsGeodesicsWithTransportedMomentum(String name, double momentum, boolean nesterov) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    double[][] start = start(geometry, 0.3);
    double[][][] slopes = slopes(6, start[0].length);

    double[][] expected = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      Binary64[] x = Chart.field(start[row]);
      Binary64[] velocity = combine(0, x, 0, x);
      for (double[][] slope : slopes) {
        Binary64[] g = gradient(name, C, x, slope[row]);
        velocity = combine(momentum, velocity, 1, g);
        Binary64[] direction = nesterov ? combine(1, g, momentum, velocity) : velocity;
        Binary64[] next = geometry.expmap(x, combine(-RATE, direction, 0, direction));
        velocity = geometry.transport(x, next, velocity);
        x = next;
      }
      expected[row] = reals(x);
    }

    Parameter x = points(DataType.DOUBLE, start);
    Optimizer optimizer = optimizer(sgd(momentum, nesterov), x, manifold, DataType.DOUBLE);
    for (double[][] slope : slopes) {
      optimizer.step(Map.of("x", Nd4j.createFromArray(slope)), RATE);
    }
    assertNear(rows(x), expected, 1e-11);
  }

  @ParameterizedTest
  @MethodSource("manifoldsAndTruth")
  void adamScalesEveryPointByTheRiemannianNormOfItsGradients(String name, boolean amsgrad) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    double[][] start = start(geometry, 0.3);
    double[][][] slopes = slopes(6, start[0].length);
    for (int step = 2; step < slopes.length; step++) {
      for (double[] row : slopes[step]) {
        Arrays.setAll(row, i -> row[i] / 50);
      }
    }

    double[][] expected = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      Binary64[] x = Chart.field(start[row]);
      Binary64[] first = combine(0, x, 0, x);
      double second = 0;
      double largest = 0;
      for (int t = 1; t <= slopes.length; t++) {
        Binary64[] g = gradient(name, C, x, slopes[t - 1][row]);
        first = combine(0.8, first, 0.2, g);
        second = 0.95 * second + 0.05 * geometry.inner(x, g, g).getReal();
        largest = Math.max(largest, second);
        double corrected = (amsgrad ? largest : second) / (1 - Math.pow(0.95, t));
        double rate = RATE / (1 - Math.pow(0.8, t)) / (Math.sqrt(corrected) + 1e-8);
        Binary64[] next = geometry.expmap(x, combine(-rate, first, 0, first));
        first = geometry.transport(x, next, first);
        x = next;
      }
      expected[row] = reals(x);
    }

    Parameter x = points(DataType.DOUBLE, start);
    Optimizer optimizer = optimizer(adam(amsgrad), x, manifold, DataType.DOUBLE);
    for (double[][] slope : slopes) {
      optimizer.step(Map.of("x", Nd4j.createFromArray(slope)), RATE);
    }
    assertNear(rows(x), expected, 1e-10);
  }

  /**
   * Libraries in the field kept the momentum of the first gradient for ever, or did not carry it
   * along. Without further gradients a transported momentum stays on the first step's geodesic, and
   * its steps shrink.
   */
  @ParameterizedTest
  @MethodSource("manifolds")
  void momentumIsTransportedAndNotFrozenAtTheFirstGradient(String name) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    double[][] start = start(geometry, 0.3);
    double[][] slope = slopes(1, start[0].length)[0];
    Parameter x = points(DataType.DOUBLE, start);
    Optimizer optimizer = optimizer(sgd(0.5, false), x, manifold, DataType.DOUBLE);
    optimizer.step(Map.of("x", Nd4j.createFromArray(slope)), RATE);
    double path = 1;
    for (int step = 1; step < 5; step++) {
      optimizer.step(Map.of("x", x.value().like()), RATE);
      path += Math.pow(0.5, step);
      double[][] expected = new double[ROWS][];
      for (int row = 0; row < ROWS; row++) {
        Binary64[] from = Chart.field(start[row]);
        Binary64[] g = gradient(name, C, from, slope[row]);
        expected[row] = reals(geometry.expmap(from, combine(-RATE * path, g, 0, g)));
      }
      assertNear(rows(x), expected, 1e-12);
    }
    double[][] before = rows(x);
    optimizer.step(Map.of("x", Nd4j.createFromArray(slope).muli(-3)), RATE);
    double[][] after = rows(x);
    for (int row = 0; row < ROWS; row++) {
      Binary64[] there = Chart.field(before[row]);
      Binary64[] moved = geometry.logmap(there, Chart.field(after[row]));
      Binary64[] g = gradient(name, C, there, slope[row]);
      assertThat(geometry.inner(there, moved, g).getReal()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("manifoldsAndTypes")
  void sgdAndAdamConvergeToTheFrechetMean(String name, DataType type) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    Random random = new Random(8);
    Binary64[][] data = new Binary64[7][];
    Binary64[] weights = new Binary64[data.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = geometry.toPoint(Chart.field(random.doubles(DIMENSION, -0.8, 0.8).toArray()));
      weights[i] = Binary64.ONE;
    }
    Binary64[] mean = geometry.frechetMean(data, weights);
    FrechetLoss loss = new FrechetLoss(manifold, C, data);
    LearningRateSchedule falling = LearningRateSchedule.cosine(0.1, 0, 300);
    for (Maker maker : List.of(sgd(0.5, false), adam(false), adam(true))) {
      Parameter x = points(type, start(geometry, 0.3));
      Optimizer optimizer = optimizer(maker, x, manifold, type);
      for (int step = 0; step < 300; step++) {
        INDArray slope = Nd4j.createFromArray(loss.derivatives(rows(x))).castTo(type);
        optimizer.step(Map.of("x", slope), falling.at(step));
      }
      for (double[] row : rows(x)) {
        Binary64[] reached = geometry.project(Chart.field(row));
        assertThat(geometry.distance(reached, mean).getReal())
            .isLessThan(type == DataType.DOUBLE ? 1e-7 : 1e-3);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("manifoldsAndTypes")
  void pointsStayOnTheManifoldWithinTheCapHoweverLargeTheSteps(String name, DataType type) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    double farthest = TangentCap.published(type).scaledNorm() / Math.sqrt(C);
    double largest = type == DataType.DOUBLE ? 1e308 : 3e38;
    for (double size : new double[] {1e-3, 1, 1e3, 1e18, 1e30, largest}) {
      for (Maker maker : List.of(sgd(0.9, false), adam(true))) {
        Parameter x = points(type, start(geometry, 0.3));
        Optimizer optimizer = optimizer(maker, x, manifold, type);
        for (double[][] slope : slopes(30, x.value().columns())) {
          for (double[] row : slope) {
            Arrays.setAll(row, i -> Math.max(-1, Math.min(row[i], 1)) * size);
          }
          optimizer.step(Map.of("x", Nd4j.createFromArray(slope).castTo(type)), 0.5);
          optimizer.state().forEach(Finite::require);
          for (double[] row : rows(x)) {
            assertThat(row).doesNotContain(Double.NaN);
            Binary64[] stored = Chart.field(row);
            Binary64[] point = geometry.project(stored);
            double rounding = type == DataType.DOUBLE ? 1e-12 : 1e-6;
            double length = Arrays.stream(row).map(Math::abs).max().orElse(0);
            assertThat(reals(point)).containsExactly(row, within(rounding * length));
            double norm =
                Math.sqrt(Arrays.stream(reals(geometry.toTangent(point))).map(v -> v * v).sum());
            assertThat(norm).isLessThan(farthest * (1 + 1e-3));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void inTheFlatLimitTheStepIsTheEuclideanOneUnderTheMetricAtTheOrigin(String name) {
    double nearlyFlat = 1e-8;
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, nearlyFlat);
    double metric = name.equals("poincare") ? 4 : 1;
    double[][] start = start(geometry, 0.3);
    int time = start[0].length - DIMENSION;
    double[][][] slopes = slopes(5, start[0].length);
    Parameter curved = points(DataType.DOUBLE, start);
    Parameter flat = new Parameter("x", Nd4j.createFromArray(start).dup(), ParameterKind.LOGARITHM);
    Optimizer onManifold =
        sgd(0.9, true)
            .of(List.of(curved), Map.of("x", space(manifold, () -> nearlyFlat, DataType.DOUBLE)));
    Optimizer inSpace = sgd(0.9, true).of(List.of(flat), Map.of());
    for (double[][] slope : slopes) {
      for (double[] row : slope) {
        Arrays.fill(row, 0, time, 0);
      }
      onManifold.step(Map.of("x", Nd4j.createFromArray(slope)), RATE);
      inSpace.step(Map.of("x", Nd4j.createFromArray(slope)), RATE / metric);
    }
    double[][] actual = rows(curved);
    double[][] expected = rows(flat);
    for (int row = 0; row < ROWS; row++) {
      assertThat(Arrays.copyOfRange(actual[row], time, actual[row].length))
          .containsExactly(
              Arrays.copyOfRange(expected[row], time, expected[row].length), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("manifoldsAndTypes")
  void resumingFromStateContinuesBitForBit(String name, DataType type) {
    Manifold manifold = MANIFOLDS.get(name);
    double[][] start = start(geometry(manifold, C), 0.3);
    double[][][] slopes = slopes(7, start[0].length);
    for (Maker maker : List.of(sgd(0, false), sgd(0.9, true), adam(false), adam(true))) {
      Parameter through = points(type, start);
      Optimizer unbroken = optimizer(maker, through, manifold, type);
      List<INDArray> arrays = new ArrayList<>();
      for (double[][] slope : slopes) {
        arrays.add(Nd4j.createFromArray(slope).castTo(type));
      }
      for (INDArray slope : arrays.subList(0, 3)) {
        unbroken.step(Map.of("x", slope), RATE);
      }
      Parameter resumed = new Parameter("x", through.value().dup(), ParameterKind.POINT);
      Optimizer second = optimizer(maker, resumed, manifold, type);
      second.restore(unbroken.state());
      for (INDArray slope : arrays.subList(3, 7)) {
        unbroken.step(Map.of("x", slope), RATE);
        second.step(Map.of("x", slope), RATE);
      }
      assertThat(rows(resumed)).isDeepEqualTo(rows(through));
      assertThat(Bits.of(second.state())).isEqualTo(Bits.of(unbroken.state()));
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void pointsFollowACurvatureThatTheSameStepChanges(String name) {
    Manifold manifold = MANIFOLDS.get(name);
    double[][] start = start(geometry(manifold, C), 0.3);
    Parameter logC =
        new Parameter(
            "log_c", Nd4j.createFromArray(new double[] {Math.log(C)}), ParameterKind.LOGARITHM);
    DoubleSupplier c = () -> Math.exp(logC.value().getDouble(0));
    for (Maker maker : List.of(sgd(0.9, false), adam(false))) {
      Parameter x = points(DataType.DOUBLE, start);
      Optimizer optimizer =
          maker.of(List.of(logC, x), Map.of("x", space(manifold, c, DataType.DOUBLE)));
      for (double[][] slope : slopes(8, start[0].length)) {
        double before = c.getAsDouble();
        optimizer.step(
            Map.of(
                "x",
                Nd4j.createFromArray(slope),
                "log_c",
                Nd4j.createFromArray(new double[] {slope[0][0]})),
            RATE);
        assertThat(c.getAsDouble()).isNotEqualTo(before);
        for (double[] row : rows(x)) {
          assertThat(geometry(manifold, c.getAsDouble()).checkPoint(Chart.field(row))).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("manifolds")
  void withoutGradientAndMomentumNothingMoves(String name) {
    Manifold manifold = MANIFOLDS.get(name);
    Geometry<Binary64> geometry = geometry(manifold, C);
    double[][] start = start(geometry, 0.3);
    start[0] = reals(geometry.origin(DIMENSION));
    for (Maker maker : List.of(sgd(0.9, false), adam(true))) {
      Parameter x = points(DataType.DOUBLE, start);
      Optimizer optimizer = optimizer(maker, x, manifold, DataType.DOUBLE);
      optimizer.step(Map.of("x", x.value().like()), RATE);
      assertNear(rows(x), start, 1e-15);
    }
  }

  @Test
  void framesAreOrthonormalEverywhere() {
    for (Manifold manifold : MANIFOLDS.all()) {
      for (double c : new double[] {1e-6, 0.1, 1, 1e4}) {
        Geometry<Binary64> geometry = geometry(manifold, c);
        double radius = 1 / Math.sqrt(c);
        for (double[] point : start(geometry, radius * 0.4)) {
          Binary64[] x = Chart.field(point);
          Chart chart = new Chart(geometry, point.length, TangentCap.NONE);
          for (int i = 0; i < DIMENSION; i++) {
            double[] unit = new double[DIMENSION];
            unit[i] = 0.3 * radius;
            Binary64[] y = chart.at(x).move(unit);
            assertThat(geometry.distance(x, y).getReal()).isCloseTo(unit[i], within(1e-9 * radius));
            assertThat(chart.at(x).transport(unit, chart.at(x)))
                .containsExactly(unit, within(1e-9 * radius));
          }
        }
      }
    }
  }

  @Test
  void whatIsNoSetOfPointsIsRefusedInOneLine() {
    Manifold manifold = MANIFOLDS.get("poincare");
    Parameter flat = new Parameter("x", Nd4j.zeros(DataType.FLOAT, 6), ParameterKind.POINT);
    assertThatThrownBy(() -> optimizer(sgd(0, false), flat, manifold, DataType.FLOAT))
        .hasMessage("parameter 'x' of points must have shape [K, A], not [6]");
    Parameter x = new Parameter("x", Nd4j.zeros(DataType.FLOAT, 2, 3), ParameterKind.POINT);
    assertThatThrownBy(
            () ->
                sgd(0, false)
                    .of(List.of(x), Map.of("x", space(manifold, () -> -1, DataType.FLOAT))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0");
  }
}
