package org.hyperbolic4j.poincare.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hyperbolic4j.manifold.fused.ArrayTensor;

/** The inputs of a kernel, the curvature last. */
final class Inputs {

  private final long[][] shapes;
  private final double[][] values;

  /** Draws inputs for a feature map of the shape {@code [N, C, ...]}. */
  Inputs(List<InputKind> kinds, Drawing drawing, long... map) {
    shapes = new long[kinds.size() + 1][];
    values = new double[shapes.length][];
    for (int i = 0; i < shapes.length; i++) {
      InputKind kind = i < kinds.size() ? kinds.get(i) : InputKind.CURVATURE;
      shapes[i] = kind.shape(map);
      values[i] = kind.draw(drawing, map);
    }
  }

  private Inputs(long[][] shapes, double[][] values) {
    this.shapes = shapes;
    this.values = values;
  }

  /** Inputs of these shapes, the curvature last. */
  static Inputs of(long[][] shapes, double[][] values) {
    return new Inputs(shapes, values);
  }

  int count() {
    return values.length;
  }

  double[] values(int input) {
    return values[input];
  }

  double c() {
    return values[values.length - 1][0];
  }

  /** The inputs in float32 or float64. */
  ArrayTensor[] tensors(boolean single) {
    ArrayTensor[] tensors = new ArrayTensor[values.length];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = single ? ArrayTensor.float32(shapes[i]) : ArrayTensor.float64(shapes[i]);
      tensors[i].store(0, values[i], 0, values[i].length);
    }
    return tensors;
  }

  /** These inputs rounded to float32, as float64 numbers. */
  Inputs rounded() {
    return map(x -> (float) x);
  }

  /** These inputs with every number changed by up to a relative amount. */
  Inputs disturbed(double relative, Random random) {
    return map(x -> x * (1 + relative * (2 * random.nextDouble() - 1)));
  }

  /** These inputs with one of them multiplied by a number. */
  Inputs scaled(int input, double factor) {
    double[][] scaled = values.clone();
    scaled[input] = Arrays.stream(values[input]).map(x -> x * factor).toArray();
    return new Inputs(shapes, scaled);
  }

  private Inputs map(DoubleUnaryOperator change) {
    double[][] changed = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      changed[i] = Arrays.stream(values[i]).map(change).toArray();
    }
    return new Inputs(shapes, changed);
  }
}
