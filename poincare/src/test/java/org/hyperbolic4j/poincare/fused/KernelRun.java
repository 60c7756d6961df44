package org.hyperbolic4j.poincare.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Workers;

/** Runs a kernel forward and backward on arrays, whose contents it finds to be NaN. */
final class KernelRun {

  private final FusedOperator kernel;
  private final ArrayTensor[] inputs;
  private final ArrayTensor[] outputs;
  private final boolean single;

  private KernelRun(FusedOperator kernel, Inputs inputs, boolean single) {
    this.kernel = kernel;
    this.inputs = inputs.tensors(single);
    this.single = single;
    long[][] shapes = new long[this.inputs.length][];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = this.inputs[i].shape();
    }
    long[][] outputShapes = kernel.outputShapes(shapes);
    outputs = new ArrayTensor[outputShapes.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = dirty(outputShapes[i]);
    }
    kernel.forward(this.inputs, outputs, Workers.SEQUENTIAL);
  }

  static KernelRun of(FusedOperator kernel, Inputs inputs) {
    return new KernelRun(kernel, inputs, false);
  }

  static KernelRun inFloat32(FusedOperator kernel, Inputs inputs) {
    return new KernelRun(kernel, inputs, true);
  }

  private ArrayTensor dirty(long[] shape) {
    ArrayTensor tensor = single ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
    double[] nothing = new double[(int) tensor.length()];
    Arrays.fill(nothing, Double.NaN);
    tensor.store(0, nothing, 0, nothing.length);
    return tensor;
  }

  double[] values() {
    return outputs[0].toArray();
  }

  double[][] gradients(double[] cotangent) {
    ArrayTensor seed = dirty(outputs[0].shape());
    seed.store(0, cotangent, 0, cotangent.length);
    ArrayTensor[] gradients = new ArrayTensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = dirty(inputs[i].shape());
    }
    kernel.backward(inputs, outputs, seed, gradients, Workers.SEQUENTIAL);
    double[][] values = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = gradients[i].toArray();
    }
    return values;
  }
}
