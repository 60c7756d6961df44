package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A kernel on the Java heap.
 *
 * @param kernel the kernel
 * @param precision the storage type
 * @param workers where it runs
 */
record FusedOperation(FusedOperator kernel, Precision precision, Workers workers)
    implements Operation {

  @Override
  public Passes run(Inputs inputs, double... cotangent) {
    return run(inputs, input -> true, cotangent);
  }

  /**
   * Runs it forward and backward.
   *
   * @param inputs as the operator takes them
   * @param wanted by which of the inputs gradients are wanted
   * @param cotangent shaped as the result, in row-major order
   * @return what it gives
   * @throws IllegalStateException if it breaks the contract of kernels
   */
  Passes run(Inputs inputs, IntPredicate wanted, double... cotangent) {
    long[][] shapes = inputs.shapes();
    if (kernel.inputCount() != shapes.length) {
      throw new IllegalStateException(
          "%s takes %d inputs, not %d".formatted(kernel.id(), kernel.inputCount(), shapes.length));
    }
    ArrayTensor[] in = new ArrayTensor[shapes.length];
    Arrays.setAll(in, i -> tensor(inputs.values(i), shapes[i]));
    long[][] outputShapes = kernel.outputShapes(shapes);
    if (kernel.outputCount() != outputShapes.length) {
      throw new IllegalStateException(
          "%s has %d outputs, but %d shapes of outputs"
              .formatted(kernel.id(), kernel.outputCount(), outputShapes.length));
    }
    ArrayTensor[] out = undefined(outputShapes);
    kernel.forward(in, out, workers);
    double[] result = out[0].toArray();
    ArrayTensor[] gradients = undefined(shapes);
    ArrayTensor weight = tensor(cotangent, outputShapes[0]);
    GradientTensor[] watched = new GradientTensor[gradients.length];
    Arrays.setAll(watched, i -> new GradientTensor(gradients[i], wanted.test(i)));
    kernel.backward(in, out, weight, watched, workers);
    for (int i = 0; i < watched.length; i++) {
      if (!watched[i].isWrittenOnce()) {
        throw new IllegalStateException(
            "%s has not written each element of gradient %d once, or has read it"
                .formatted(kernel.id(), i));
      }
    }
    for (int i = 0; i < in.length; i++) {
      if (!Arrays.equals(in[i].toArray(), tensor(inputs.values(i), shapes[i]).toArray())) {
        throw new IllegalStateException(kernel.id() + " has changed its input " + i);
      }
    }
    return new Passes(
        result, Arrays.stream(gradients).map(ArrayTensor::toArray).toArray(double[][]::new));
  }

  private ArrayTensor tensor(double[] values, long... shape) {
    ArrayTensor tensor =
        precision == Precision.FLOAT32 ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
    tensor.store(0, values, 0, values.length);
    return tensor;
  }

  /** Tensors of NaN: whatever a kernel does not write is seen. */
  private ArrayTensor[] undefined(long[][] shapes) {
    ArrayTensor[] tensors = new ArrayTensor[shapes.length];
    for (int i = 0; i < tensors.length; i++) {
      int length = Math.toIntExact(Arrays.stream(shapes[i]).reduce(1, Math::multiplyExact));
      if (precision == Precision.FLOAT32) {
        float[] floats = new float[length];
        Arrays.fill(floats, Float.NaN);
        tensors[i] = ArrayTensor.of(floats, shapes[i]);
      } else {
        double[] doubles = new double[length];
        Arrays.fill(doubles, Double.NaN);
        tensors[i] = ArrayTensor.of(doubles, shapes[i]);
      }
    }
    return tensors;
  }
}
