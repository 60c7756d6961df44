package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * Norms of the columns of a matrix. Input: z {@code [D, K]}; result: {@code sqrt(|z_k|^2 + floor)},
 * {@code [K]}, which is positive and has the gradient 0 where a column is zero.
 *
 * @param floor added to the squared norms, positive
 */
public record ColumnNorms(double floor) implements FusedOperator {

  @Override
  public String id() {
    return "nn.columnNorms(floor=%s)".formatted(floor);
  }

  @Override
  public int inputCount() {
    return 1;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    if (inputShapes[0].length != 2) {
      throw new IllegalArgumentException(
          "columns need a matrix [D, K], not " + Arrays.toString(inputShapes[0]));
    }
    return new long[][] {{inputShapes[0][1]}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    double[] norms = norms(inputs[0]);
    outputs[0].storeAll(norms);
  }

  private double[] norms(Tensor matrix) {
    int columns = (int) matrix.shape()[1];
    double[] row = new double[columns];
    double[] sums = new double[columns];
    for (long at = 0; at < matrix.length(); at += columns) {
      matrix.load(at, row, 0, columns);
      for (int k = 0; k < columns; k++) {
        sums[k] += row[k] * row[k];
      }
    }
    for (int k = 0; k < columns; k++) {
      sums[k] = Math.sqrt(sums[k] + floor);
    }
    return sums;
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    double[] norms = norms(inputs[0]);
    int columns = norms.length;
    double[] factors = cotangent.toArray();
    for (int k = 0; k < columns; k++) {
      factors[k] /= norms[k];
    }
    double[] row = new double[columns];
    for (long at = 0; at < inputs[0].length(); at += columns) {
      inputs[0].load(at, row, 0, columns);
      for (int k = 0; k < columns; k++) {
        row[k] *= factors[k];
      }
      gradients[0].store(at, row, 0, columns);
    }
  }
}
