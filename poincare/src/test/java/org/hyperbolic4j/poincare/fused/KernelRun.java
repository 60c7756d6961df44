package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/** Runs a kernel forward and backward on arrays. */
final class KernelRun {

  private final FusedOperator kernel;
  private final Tensor[] inputs;
  private final ArrayTensor[] outputs;
  private final Workers workers;
  private final boolean single;

  private KernelRun(FusedOperator kernel, Tensor[] inputs, boolean single, Workers workers) {
    this.kernel = kernel;
    this.inputs = inputs;
    this.single = single;
    this.workers = workers;
    long[][] shapes = new long[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      shapes[i] = inputs[i].shape();
    }
    long[][] outputShapes = kernel.outputShapes(shapes);
    outputs = new ArrayTensor[outputShapes.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = empty(outputShapes[i]);
    }
    kernel.forward(inputs, outputs, workers);
  }

  static KernelRun of(FusedOperator kernel, Tensor... inputs) {
    return new KernelRun(kernel, inputs, false, Workers.SEQUENTIAL);
  }

  static KernelRun onWorkers(Workers workers, FusedOperator kernel, Tensor... inputs) {
    return new KernelRun(kernel, inputs, false, workers);
  }

  static KernelRun inFloat32(FusedOperator kernel, Tensor... inputs) {
    return new KernelRun(kernel, inputs, true, Workers.SEQUENTIAL);
  }

  private ArrayTensor empty(long[] shape) {
    ArrayTensor tensor = single ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
    double[] nothing = new double[(int) tensor.length()];
    java.util.Arrays.fill(nothing, Double.NaN);
    tensor.store(0, nothing, 0, nothing.length);
    return tensor;
  }

  ArrayTensor result() {
    return outputs[0];
  }

  double[] values() {
    return outputs[0].toArray();
  }

  double[][] gradients(double[] cotangent) {
    ArrayTensor seed = empty(outputs[0].shape());
    seed.store(0, cotangent, 0, cotangent.length);
    ArrayTensor[] gradients = new ArrayTensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = empty(inputs[i].shape());
    }
    kernel.backward(inputs, outputs, seed, gradients, workers);
    double[][] values = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = gradients[i].toArray();
    }
    return values;
  }
}
