package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.NativeEngines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What native layers keep, some of which other implementations of them do not. */
class NativeLayersTest {

  private static final Manifold LORENTZ = ManifoldRegistry.discover().get("lorentz");

  static Stream<Arguments> spaces() {
    List<Arguments> all = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      for (double c : new double[] {0.1, 1, 4}) {
        all.add(Arguments.of(engine, c));
      }
    }
    return all.stream();
  }

  private static NativeSpace space(Engine engine, double c) {
    OperatorSettings settings = OperatorSettings.of(TangentCap.NONE);
    return new NativeSpace(
        LORENTZ,
        NativeEngines.operators(LORENTZ, engine, settings),
        LayerCurvature.learned("curvature", new Curvature(c), DataType.DOUBLE));
  }

  private static LayerRun.Result run(
      Layer layer, NativeSpace space, Engine engine, INDArray x, INDArray cotangent) {
    return LayerRun.run(
        (graph, inputs) -> layer.apply(graph, inputs.get("v")),
        layer.parameters(),
        space.curvature(),
        engine,
        Map.of("v", x),
        cotangent);
  }

  /** Weighed by one, the time of the concatenated point is what the layer gives. */
  @ParameterizedTest
  @MethodSource("spaces")
  void theConcatenationOfAPatchIsOnTheSheetAtEveryCurvature(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    Layer layer =
        new NativeConvolution(
            "layer", space, new double[18], 2, 1, Window.centred(3, 1), true, DataType.DOUBLE);
    LayerRun.assign(layer, "layer.time", Nd4j.ones(DataType.DOUBLE, 1));
    INDArray x = LayerRun.random(1, 2, 3, 3).mul(1.5);
    double squares = x.mul(x).sumNumber().doubleValue();
    double times = 0;
    for (int i = 0; i < 9; i++) {
      double p = x.getDouble(0, 0, i / 3, i % 3);
      double q = x.getDouble(0, 1, i / 3, i % 3);
      times += p * p + q * q + 1 / c;
    }
    double published = Math.sqrt(times - 8 / c);
    INDArray out = LayerRun.evaluate(layer, engine, x);
    double time = out.getDouble(0, 0, 1, 1);
    assertThat(time).isCloseTo(published, within(1e-12 * published));
    assertThat(squares - time * time).isCloseTo(-1 / c, within(1e-12 * (squares + 1 / c)));
    INDArray origins = Nd4j.zeros(DataType.DOUBLE, 1, 2, 3, 3);
    double origin = 1 / Math.sqrt(c);
    INDArray atOrigins = LayerRun.evaluate(layer, engine, origins);
    assertThat(atOrigins.sub(origin).amaxNumber().doubleValue()).isLessThan(1e-14 * origin);
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void theDispersionAfterBatchNormIsTheLearnedScale(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    Layer layer = new NativeBatchNorm("layer", space, 3, false, DataType.DOUBLE);
    double scale = 0.37;
    LayerRun.assign(layer, "layer.var", Nd4j.createFromArray(scale));
    LayerRun.assign(layer, "layer.mean", Nd4j.createFromArray(0.2, -0.4, 0.1));
    INDArray x = LayerRun.random(8, 3, 2, 2).mul(2).add(0.5);
    INDArray out = run(layer, space, engine, x, x).out();

    Geometry<Binary64> geometry = LORENTZ.geometry(new Binary64(c));
    Binary64[][] before = points(geometry, x);
    Binary64[][] after = points(geometry, out);
    Binary64[] target = geometry.toPoint(field(0.2, -0.4, 0.1));
    double dispersion = geometry.dispersion(before, midpoint(geometry, before)).getReal();
    double expected = scale * dispersion / (dispersion + ManifoldBatchNorm.EPSILON);
    assertThat(geometry.dispersion(after, target).getReal()).isCloseTo(expected, within(1e-11));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void poolingAConstantImageGivesTheConstant(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    INDArray image = Nd4j.create(DataType.DOUBLE, 2, 3, 4, 4);
    INDArray constants = LayerRun.random(2, 3).mul(20);
    for (int n = 0; n < 2; n++) {
      for (int channel = 0; channel < 3; channel++) {
        image.tensorAlongDimension(n * 3L + channel, 2, 3).assign(constants.getDouble(n, channel));
      }
    }
    INDArray pooled = LayerRun.evaluate(new NativePooling(space), engine, image);
    assertThat(pooled.distance2(constants)).isCloseTo(0, within(1e-11));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void imagesLieAtTheDistanceOfTheirLength(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    INDArray images = LayerRun.random(4, 3);
    INDArray x = LayerRun.evaluate(new NativeInput(space), engine, images);
    Geometry<Binary64> geometry = LORENTZ.geometry(new Binary64(c));
    Binary64[][] points = points(geometry, x);
    for (int i = 0; i < points.length; i++) {
      double distance = geometry.distance(geometry.origin(3), points[i]).getReal();
      double length = images.getRow(i).norm2Number().doubleValue();
      assertThat(distance).isCloseTo(length, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aLinearLayerIsAConvolutionOfOnePosition(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    double[] weights = LayerRun.random(3, 2).data().asDouble();
    Layer linear = new NativeLinear("layer", space, weights, 2, true, DataType.DOUBLE);
    Layer convolution =
        new NativeConvolution(
            "layer", space, weights, 3, 2, new Window(1, 1, 0), true, DataType.DOUBLE);
    for (Layer layer : List.of(linear, convolution)) {
      LayerRun.assign(layer, "layer.time", Nd4j.createFromArray(0.3, -0.2));
      LayerRun.assign(layer, "layer.bias", Nd4j.createFromArray(-0.1, 0.4));
    }
    INDArray x = LayerRun.random(5, 3);
    INDArray cotangent = LayerRun.random(5, 2);
    LayerRun.requireSame(
        run(linear, space, engine, x, cotangent),
        run(convolution, space, engine, LayerRun.map(x), LayerRun.map(cotangent)).ofVectors());
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void everyBatchMovesTheRunningStatisticsATenthOfTheWay(Engine engine, double c) {
    NativeSpace space = space(engine, c);
    Layer layer = new NativeBatchNorm("layer", space, 3, false, DataType.DOUBLE);
    INDArray x = LayerRun.random(8, 3, 2, 2).mul(0.7).add(0.5);
    LayerRun.train(layer, engine, x);

    Geometry<Binary64> geometry = LORENTZ.geometry(new Binary64(c));
    Binary64[][] points = points(geometry, x);
    Binary64[] middle = midpoint(geometry, points);
    Binary64[] moved = geometry.geodesic(geometry.origin(3), middle, new Binary64(0.1));
    assertThat(layer.buffers().get(0).value().toDoubleVector())
        .containsExactly(
            Arrays.stream(geometry.toTangent(moved)).mapToDouble(Binary64::getReal).toArray(),
            within(1e-10));
    assertThat(layer.buffers().get(1).value().getDouble(0))
        .isCloseTo(0.9 + 0.1 * geometry.dispersion(points, middle).getReal(), within(1e-10));

    INDArray evaluated = LayerRun.evaluate(layer, engine, x);
    layer.buffers().get(0).value().assign(Nd4j.createFromArray(values(geometry.toTangent(middle))));
    layer.buffers().get(1).value().assign(geometry.dispersion(points, middle).getReal());
    INDArray asInTraining = run(layer, space, engine, x, x).out();
    assertThat(LayerRun.evaluate(layer, engine, x).distance2(asInTraining))
        .isCloseTo(0, within(1e-9));
    assertThat(evaluated.distance2(asInTraining)).isGreaterThan(0.1);
  }

  private static double[] values(Binary64[] field) {
    return Arrays.stream(field).mapToDouble(Binary64::getReal).toArray();
  }

  private static Binary64[] midpoint(Geometry<Binary64> geometry, Binary64[][] points) {
    Binary64[] ones = new Binary64[points.length];
    Arrays.fill(ones, Binary64.ONE);
    return geometry.midpoint(points, ones);
  }

  private static Binary64[][] points(Geometry<Binary64> geometry, INDArray x) {
    INDArray rows = x.rank() == 4 ? x.permute(0, 2, 3, 1).dup('c').reshape(-1, x.size(1)) : x;
    double[][] positions = rows.toDoubleMatrix();
    Binary64[][] points = new Binary64[positions.length][];
    for (int i = 0; i < points.length; i++) {
      double square = 1 / geometry.curvature().getReal();
      double[] point = new double[positions[i].length + 1];
      for (int k = 0; k < positions[i].length; k++) {
        point[k + 1] = positions[i][k];
        square += positions[i][k] * positions[i][k];
      }
      point[0] = Math.sqrt(square);
      points[i] = field(point);
    }
    return points;
  }

  private static Binary64[] field(double... values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }
}
