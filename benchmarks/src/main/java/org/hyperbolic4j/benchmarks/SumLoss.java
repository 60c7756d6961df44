package org.hyperbolic4j.benchmarks;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * The sum of all elements, so that measuring both passes of something costs little more than they
 * do. Input: x of any shape; result {@code [1]}.
 */
record SumLoss() implements FusedOperator {

  private static final int RUN = 4096;

  @Override
  public String id() {
    return "benchmarks.sumLoss";
  }

  @Override
  public int inputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    return new long[][] {{1}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    long length = inputs[0].length();
    double[] sums =
        workers.sum(
            pieces(length),
            1,
            scratch -> {
              double[] x = scratch.doubles(RUN);
              return (piece, sum) -> {
                long at = (long) piece * RUN;
                int count = (int) Math.min(RUN, length - at);
                inputs[0].load(at, x, 0, count);
                sum[0] = Runs.best().sum(x, count);
              };
            });
    outputs[0].storeAll(sums);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    long length = inputs[0].length();
    float[] ones = new float[RUN];
    Arrays.fill(ones, (float) cotangent.scalar());
    workers.forEachPiece(
        pieces(length),
        scratch ->
            piece -> {
              long at = (long) piece * RUN;
              gradients[0].store(at, ones, (int) Math.min(RUN, length - at));
            });
  }

  private static int pieces(long length) {
    return Math.toIntExact((length + RUN - 1) / RUN);
  }
}
