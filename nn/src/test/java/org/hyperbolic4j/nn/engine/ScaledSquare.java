package org.hyperbolic4j.nn.engine;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A toy kernel {@code y = a x x} with inputs x of any shape and a {@code [1]}. It saves {@code x
 * x}, and its backward pass gets the gradient of a from what was saved.
 *
 * @param pieceLength elements a piece of work
 */
record ScaledSquare(int pieceLength) implements FusedOperator {

  @Override
  public String id() {
    return "test.scaledSquare(" + pieceLength + ")";
  }

  @Override
  public int inputCount() {
    return 2;
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    return new long[][] {inputShapes[0], inputShapes[0]};
  }

  @Override
  public int outputCount() {
    return 2;
  }

  private int pieces(Tensor x) {
    return Math.toIntExact((x.length() + pieceLength - 1) / pieceLength);
  }

  private int load(Tensor x, int piece, double[] target) {
    long offset = (long) piece * pieceLength;
    int count = (int) Math.min(pieceLength, x.length() - offset);
    x.load(offset, target, 0, count);
    return count;
  }

  private static double scalar(Tensor a) {
    double[] value = new double[1];
    a.load(0, value, 0, 1);
    return value[0];
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    double a = scalar(inputs[1]);
    workers.forEach(
        pieces(inputs[0]),
        (from, to) -> {
          double[] run = new double[pieceLength];
          for (int piece = from; piece < to; piece++) {
            int count = load(inputs[0], piece, run);
            for (int i = 0; i < count; i++) {
              run[i] *= run[i];
            }
            outputs[1].store((long) piece * pieceLength, run, 0, count);
            for (int i = 0; i < count; i++) {
              run[i] *= a;
            }
            outputs[0].store((long) piece * pieceLength, run, 0, count);
          }
        });
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    double a = scalar(inputs[1]);
    double[] partial = new double[pieces(inputs[0])];
    workers.forEach(
        partial.length,
        (from, to) -> {
          double[] run = new double[pieceLength];
          double[] square = new double[pieceLength];
          double[] g = new double[pieceLength];
          for (int piece = from; piece < to; piece++) {
            int count = load(inputs[0], piece, run);
            load(outputs[1], piece, square);
            load(cotangent, piece, g);
            for (int i = 0; i < count; i++) {
              partial[piece] += g[i] * square[i];
              run[i] *= 2 * a * g[i];
            }
            gradients[0].store((long) piece * pieceLength, run, 0, count);
          }
        });
    gradients[1].store(0, new double[] {Arrays.stream(partial).sum()}, 0, 1);
  }
}
