package org.hyperbolic4j.nn.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Class scores against the geometry: values, and gradients by every parameter and c. */
class HeadsTest {

  private static final double C = 0.7;
  private static final int COUNT = 4;
  private static final int FEATURES = 3;
  private static final int CLASSES = 5;

  private final INDArray features = LayerRun.random(COUNT, FEATURES).mul(0.5);
  private final INDArray cotangent = LayerRun.random(COUNT, CLASSES);

  @ParameterizedTest
  @CsvSource({"TANGENT, FUSED", "TANGENT, GRAPH", "DISTANCES, FUSED", "DISTANCES, GRAPH"})
  void hyperplanesGiveTheirDistancesOrThePointAtThem(
      HyperplaneLinear.Output output, Engine engine) {
    Space ball = LayerRun.ball(C, engine);
    INDArray z = LayerRun.random(FEATURES, CLASSES).mul(0.6);
    INDArray r = LayerRun.random(CLASSES).mul(0.3);
    Layer layer =
        new HyperplaneLinear(
            "head", ball, z.data().asDouble(), CLASSES, true, output, DataType.DOUBLE);
    LayerRun.assign(layer, "head.r", r);

    LayerRun.requireSame(
        LayerRun.layer(layer, ball, engine, features, cotangent),
        GeometryOracle.of(
            ball.manifold(),
            C,
            Map.of("v", features, "head.z", z, "head.r", r),
            cotangent,
            (geometry, inputs) -> {
              List<Gradient> scores = new ArrayList<>();
              Gradient[][] normals = columns(inputs.get("head.z"));
              for (Gradient[] row : rows(inputs.get("v"))) {
                Gradient[] x = geometry.toPoint(row);
                Collections.addAll(
                    scores,
                    output == HyperplaneLinear.Output.DISTANCES
                        ? geometry.hyperplaneDistances(x, normals, inputs.get("head.r"))
                        : geometry.toTangent(
                            geometry.fullyConnected(x, normals, inputs.get("head.r"))));
              }
              return scores.toArray(new Gradient[0]);
            }));
  }

  @ParameterizedTest
  @EnumSource
  void prototypesGiveTheNegativeDistancesToTheirPoints(Engine engine) {
    Space ball = LayerRun.ball(C, engine);
    double[][] points = points(ball.manifold().geometry(new Binary64(C)));
    Layer layer = new Prototypes("head", ball, points, DataType.DOUBLE);

    LayerRun.requireSame(
        LayerRun.layer(layer, ball, engine, features, cotangent),
        GeometryOracle.of(
            ball.manifold(),
            C,
            Map.of("v", features, "head.points", Nd4j.createFromArray(points)),
            cotangent,
            (geometry, inputs) -> {
              List<Gradient> scores = new ArrayList<>();
              for (Gradient[] row : rows(inputs.get("v"))) {
                for (Gradient[] point : rows(inputs.get("head.points"))) {
                  scores.add(geometry.distance(point, geometry.toPoint(row)).negate());
                }
              }
              return scores.toArray(new Gradient[0]);
            }));
  }

  @ParameterizedTest
  @CsvSource({"TANGENT, FUSED", "TANGENT, GRAPH", "DISTANCES, FUSED", "DISTANCES, GRAPH"})
  void featuresOfAnySizeGiveFiniteScores(HyperplaneLinear.Output output, Engine engine) {
    DataType type = DataType.FLOAT;
    Space ball = LayerRun.ball(C, engine, TangentCap.published(type), type);
    double[] z = LayerRun.random(FEATURES, CLASSES).mul(0.6).data().asDouble();
    Layer layer = new HyperplaneLinear("head", ball, z, CLASSES, true, output, type);
    INDArray weights = cotangent.castTo(type);
    for (double size : new double[] {0, 1e-30, 1e19, 1e30, 1e38}) {
      INDArray v = features.mul(size).castTo(type);
      LayerRun.Result result = LayerRun.layer(layer, ball, engine, v, weights);
      Finite.require("scores of size " + size, result.out());
      result.gradients().forEach(Finite::require);
    }
  }

  private static double[][] points(Geometry<Binary64> geometry) {
    double[][] tangents = LayerRun.random(CLASSES, FEATURES).mul(-0.4).toDoubleMatrix();
    return Arrays.stream(tangents)
        .map(v -> Arrays.stream(v).mapToObj(Binary64::new).toArray(Binary64[]::new))
        .map(geometry::toPoint)
        .map(x -> Arrays.stream(x).mapToDouble(Binary64::getReal).toArray())
        .toArray(double[][]::new);
  }

  private static Gradient[][] rows(Gradient[] matrix) {
    Gradient[][] rows = new Gradient[matrix.length / FEATURES][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(matrix, row * FEATURES, (row + 1) * FEATURES));
    return rows;
  }

  private static Gradient[][] columns(Gradient[] matrix) {
    Gradient[][] columns = new Gradient[CLASSES][FEATURES];
    for (int k = 0; k < CLASSES; k++) {
      for (int i = 0; i < FEATURES; i++) {
        columns[k][i] = matrix[i * CLASSES + k];
      }
    }
    return columns;
  }
}
