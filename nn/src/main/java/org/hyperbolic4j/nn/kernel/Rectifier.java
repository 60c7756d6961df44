package org.hyperbolic4j.nn.kernel;

import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * ReLU. Input: x of any shape; result: {@code max(x, 0)}, whose gradient at 0 is 0. What is
 * infinite becomes NaN, as in what has diverged: kernels would store it as the largest number.
 */
public record Rectifier() implements FusedOperator {

  private static final int RUN = 1024;

  @Override
  public String id() {
    return "nn.rectifier";
  }

  @Override
  public int inputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    return new long[][] {inputShapes[0].clone()};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    long length = inputs[0].length();
    workers.forEachPiece(
        pieces(length),
        scratch -> {
          double[] x = scratch.doubles(RUN);
          return piece -> {
            long at = (long) piece * RUN;
            int count = (int) Math.min(RUN, length - at);
            inputs[0].load(at, x, 0, count);
            for (int i = 0; i < count; i++) {
              // The product is NaN where x is infinite.
              x[i] = Math.max(x[i], 0) + 0 * x[i];
            }
            outputs[0].store(at, x, 0, count);
          };
        });
  }

  private static int pieces(long length) {
    return Math.toIntExact((length + RUN - 1) / RUN);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    long length = inputs[0].length();
    workers.forEachPiece(
        pieces(length),
        scratch -> {
          double[] x = scratch.doubles(RUN);
          double[] g = scratch.doubles(RUN);
          double[] result = scratch.doubles(RUN);
          return piece -> {
            long at = (long) piece * RUN;
            int count = (int) Math.min(RUN, length - at);
            inputs[0].load(at, x, 0, count);
            cotangent.load(at, g, 0, count);
            Runs.best().where(x, g, count, result);
            gradients[0].store(at, result, 0, count);
          };
        });
  }
}
