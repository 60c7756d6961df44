package org.hyperbolic4j.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/** Holds a kernel's backward pass to central differences of its forward pass. */
final class KernelCheck {

  /** Lends memory as calls before may have left it. */
  static final Workers USED_MEMORY = Workers.withMemoryHolding(Double.NaN);

  private static final double STEP = 1e-6;

  private KernelCheck() {}

  static ArrayTensor random(Random random, double centre, double spread, long... shape) {
    ArrayTensor tensor = ArrayTensor.float64(shape);
    double[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = centre + spread * random.nextGaussian();
    }
    return ArrayTensor.of(values, shape);
  }

  static ArrayTensor[] forward(FusedOperator kernel, Tensor... inputs) {
    long[][] shapes = new long[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      shapes[i] = inputs[i].shape();
    }
    long[][] outputShapes = kernel.outputShapes(shapes);
    ArrayTensor[] outputs = new ArrayTensor[kernel.outputCount()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = undefined(outputShapes[i]);
    }
    kernel.forward(inputs, outputs, USED_MEMORY);
    return outputs;
  }

  static ArrayTensor[] backward(
      FusedOperator kernel, Tensor[] inputs, Tensor[] outputs, Tensor cotangent) {
    ArrayTensor[] gradients = new ArrayTensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = undefined(inputs[i].shape());
    }
    kernel.backward(inputs, outputs, cotangent, gradients, USED_MEMORY);
    return gradients;
  }

  /** Contents that show up if a kernel does not write every element. */
  private static ArrayTensor undefined(long[] shape) {
    ArrayTensor tensor = ArrayTensor.float64(shape);
    double[] noise = new double[Math.toIntExact(tensor.length())];
    Arrays.fill(noise, Double.NaN);
    return ArrayTensor.of(noise, shape);
  }

  static void backwardIsTheDerivative(FusedOperator kernel, Random random, ArrayTensor... inputs) {
    ArrayTensor[] outputs = forward(kernel, inputs);
    ArrayTensor cotangent = random(random, 0, 1, outputs[0].shape());
    ArrayTensor[] gradients = backward(kernel, inputs, outputs, cotangent);
    for (int input = 0; input < inputs.length; input++) {
      double[] gradient = gradients[input].toArray();
      for (int i = 0; i < gradient.length; i++) {
        double up = product(kernel, inputs, input, i, STEP, cotangent);
        double down = product(kernel, inputs, input, i, -STEP, cotangent);
        assertThat(gradient[i])
            .as("input %d, element %d", input, i)
            .isCloseTo((up - down) / (2 * STEP), within(1e-7 * (1 + Math.abs(gradient[i]))));
      }
    }
  }

  private static double product(
      FusedOperator kernel,
      ArrayTensor[] inputs,
      int input,
      int element,
      double step,
      ArrayTensor cotangent) {
    ArrayTensor[] moved = inputs.clone();
    double[] values = inputs[input].toArray();
    values[element] += step;
    moved[input] = ArrayTensor.of(values, inputs[input].shape());
    double[] result = forward(kernel, moved)[0].toArray();
    double[] weights = cotangent.toArray();
    double sum = 0;
    for (int i = 0; i < result.length; i++) {
      sum += result[i] * weights[i];
    }
    return sum;
  }
}
