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
  private final Workers workers;
  private final boolean single;

  private KernelRun(FusedOperator kernel, Inputs inputs, boolean single, Workers workers) {
    this.kernel = kernel;
    this.inputs = inputs.tensors(single);
    this.single = single;
    this.workers = workers;
    long[][] shapes = new long[this.inputs.length][];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = this.inputs[i].shape();
    }
    long[][] outputShapes = kernel.outputShapes(shapes);
    outputs = new ArrayTensor[outputShapes.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = dirty(outputShapes[i]);
    }
    kernel.forward(this.inputs, outputs, workers);
  }

  static KernelRun of(FusedOperator kernel, Inputs inputs) {
    return new KernelRun(kernel, inputs, false, Workers.SEQUENTIAL);
  }

  static KernelRun onWorkers(Workers workers, FusedOperator kernel, Inputs inputs) {
    return new KernelRun(kernel, inputs, false, workers);
  }

  static KernelRun inFloat32(FusedOperator kernel, Inputs inputs) {
    return new KernelRun(kernel, inputs, true, Workers.SEQUENTIAL);
  }

  private ArrayTensor dirty(long[] shape) {
    ArrayTensor tensor = single ? ArrayTensor.float32(shape) : ArrayTensor.float64(shape);
    double[] nothing = new double[(int) tensor.length()];
    Arrays.fill(nothing, Double.NaN);
    tensor.store(0, nothing, 0, nothing.length);
    return tensor;
  }

  long[] shape() {
    return outputs[0].shape();
  }

  double[] values() {
    return outputs[0].toArray();
  }

  /** The inputs as the passes have left them. */
  double[] input(int index) {
    return inputs[index].toArray();
  }

  double[][] gradients(double[] cotangent) {
    ArrayTensor seed = dirty(outputs[0].shape());
    seed.store(0, cotangent, 0, cotangent.length);
    ArrayTensor[] gradients = new ArrayTensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradients[i] = dirty(inputs[i].shape());
    }
    kernel.backward(inputs, outputs, seed, gradients, workers);
    double[][] values = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = gradients[i].toArray();
    }
    return values;
  }
}
