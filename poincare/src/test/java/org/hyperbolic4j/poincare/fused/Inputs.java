package org.hyperbolic4j.poincare.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hyperbolic4j.hyperbolic.fused.FeatureLayout;
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

  long[] shape(int input) {
    return shapes[input];
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

  /** These inputs moved along a direction. */
  Inputs plus(double step, double[][] direction) {
    double[][] moved = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      moved[i] = values[i].clone();
      for (int j = 0; j < moved[i].length; j++) {
        moved[i][j] += step * direction[i][j];
      }
    }
    return new Inputs(shapes, moved);
  }

  /** These inputs with every position of {@code [N, C, ...]} as a row of {@code [rows, C]}. */
  Inputs asRows() {
    long[][] flat = new long[shapes.length][];
    double[][] rows = new double[shapes.length][];
    for (int i = 0; i < shapes.length; i++) {
      rows[i] = rows(values[i], shapes[i]);
      flat[i] =
          shapes[i].length < 2
              ? shapes[i]
              : new long[] {values[i].length / Math.max(shapes[i][1], 1), shapes[i][1]};
    }
    return new Inputs(flat, rows);
  }

  /** An array {@code [N, C, ...]} in the order of {@code [rows, C]}; others as they are. */
  static double[] rows(double[] values, long... shape) {
    if (shape.length < 2) {
      return values;
    }
    FeatureLayout layout = FeatureLayout.of(shape);
    int channels = layout.channels();
    int positions = layout.positions();
    double[] rows = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int image = i / (channels * positions);
      int channel = i / positions % channels;
      rows[(image * positions + i % positions) * channels + channel] = values[i];
    }
    return rows;
  }

  private Inputs map(DoubleUnaryOperator change) {
    double[][] changed = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      changed[i] = Arrays.stream(values[i]).map(change).toArray();
    }
    return new Inputs(shapes, changed);
  }
}
