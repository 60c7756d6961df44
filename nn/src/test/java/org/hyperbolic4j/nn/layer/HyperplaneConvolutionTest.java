package org.hyperbolic4j.nn.layer;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions against what they are short for: patches cut out, and a layer on each. */
class HyperplaneConvolutionTest {

  private static final int IMAGES = 2;
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 6;
  private static final int WIDTH = 5;
  private static final int OUTPUTS = 3;

  @ParameterizedTest
  @CsvSource({
    "3, 1, 0, FUSED", "3, 1, 0, GRAPH", "2, 2, 0, FUSED", "2, 2, 0, GRAPH",
    "5, 2, 1, FUSED", "5, 2, 1, GRAPH", "3, 3, 2, FUSED", "3, 3, 2, GRAPH"
  })
  void everyPatchIsConcatenatedAndFullyConnected(int size, int stride, int padding, Engine engine) {
    Space ball = LayerRun.ball(0.6, engine);
    Window window = new Window(size, stride, padding);
    int entries = CHANNELS * size * size;
    INDArray v = LayerRun.random(IMAGES, CHANNELS, HEIGHT, WIDTH).mul(0.4);
    INDArray z = LayerRun.random(entries, OUTPUTS).mul(0.5);
    INDArray r = LayerRun.random(OUTPUTS).mul(0.3);
    Layer layer =
        new HyperplaneConvolution(
            "layer", ball, z.data().asDouble(), CHANNELS, OUTPUTS, window, true, DataType.DOUBLE);
    LayerRun.assign(layer, "layer.r", r);
    INDArray cotangent =
        LayerRun.random(IMAGES, OUTPUTS, steps(window, HEIGHT), steps(window, WIDTH));

    LayerRun.requireSame(
        LayerRun.layer(layer, ball, engine, v, cotangent),
        GeometryOracle.of(
            ball.manifold(),
            0.6,
            Map.of("v", v, "layer.z", z, "layer.r", r),
            cotangent,
            (geometry, inputs) -> unfolded(geometry, inputs, window)));
  }

  private static int steps(Window window, int length) {
    return (length + 2 * window.padding() - window.size()) / window.stride() + 1;
  }

  private static Gradient[] unfolded(
      Geometry<Gradient> geometry, Map<String, Gradient[]> inputs, Window window) {
    int rows = steps(window, HEIGHT);
    int columns = steps(window, WIDTH);
    Gradient[] results = new Gradient[IMAGES * OUTPUTS * rows * columns];
    Gradient[][] normals = transposed(inputs.get("layer.z"));
    for (int image = 0; image < IMAGES; image++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          Gradient[] patch = patch(geometry, inputs.get("v"), window, image, i, j);
          Gradient[] point =
              geometry.fullyConnected(geometry.toPoint(patch), normals, inputs.get("layer.r"));
          Gradient[] out = geometry.toTangent(point);
          for (int k = 0; k < OUTPUTS; k++) {
            results[((image * OUTPUTS + k) * rows + i) * columns + j] = out[k];
          }
        }
      }
    }
    return results;
  }

  /** The concatenation of a patch, with the origin outside the map. */
  private static Gradient[] patch(
      Geometry<Gradient> geometry, Gradient[] v, Window window, int image, int row, int column) {
    int size = window.size();
    double factor = HyperplaneConvolution.concatenation(CHANNELS, size * size);
    Gradient[] patch = new Gradient[CHANNELS * size * size];
    for (int at = 0; at < patch.length; at++) {
      int channel = at / (size * size);
      int i = row * window.stride() - window.padding() + at / size % size;
      int j = column * window.stride() - window.padding() + at % size;
      boolean inside = i >= 0 && i < HEIGHT && j >= 0 && j < WIDTH;
      patch[at] =
          inside
              ? v[((image * CHANNELS + channel) * HEIGHT + i) * WIDTH + j].multiply(factor)
              : geometry.curvature().getField().getZero();
    }
    return patch;
  }

  private static Gradient[][] transposed(Gradient[] weights) {
    Gradient[][] normals = new Gradient[OUTPUTS][weights.length / OUTPUTS];
    for (int k = 0; k < OUTPUTS; k++) {
      int column = k;
      Arrays.setAll(normals[k], entry -> weights[entry * OUTPUTS + column]);
    }
    return normals;
  }
}
