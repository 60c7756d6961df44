package org.hyperbolic4j.laws;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperbolic4j.laws.OperatorMistake.Fault;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** A kernel of Euclidean space, perhaps with a mistake. */
record FlatKernel(FlatFormula formula, TangentCap cap, OperatorMistake mistake)
    implements FusedOperator {

  private static final double LITTLE = 1e-9;
  private static final int PIECES = 8;

  @Override
  public String id() {
    return mistake.in(OperatorMistake.PLUG_IN, Fault.SHARED_IDENTIFIER)
        ? "flat"
        : "flat.%s(cap=%s)".formatted(formula.name(), cap.scaledNorm());
  }

  @Override
  public int inputCount() {
    return formula.inputs() + 1;
  }

  private boolean has(Fault fault) {
    return mistake.in(formula.name(), fault);
  }

  @Override
  public long[][] outputShapes(long[][] inputShapes) {
    long[] map = inputShapes[0].clone();
    if (formula instanceof FlatFormula.Mean || formula instanceof FlatFormula.Dispersion) {
      if (map[0] == 0 && !has(Fault.CENTRE_OF_NOTHING)) {
        throw new IllegalArgumentException("nothing has no centre");
      }
      return new long[][] {{formula instanceof FlatFormula.Mean ? map[1] : 1}};
    }
    if (formula instanceof FlatFormula.Distance) {
      map[1] = 1;
    }
    return new long[][] {map};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    double[][] out = formula.value(rows(inputs));
    double c = rows(inputs[inputs.length - 1])[0][0];
    for (double[] row : out) {
      scale(row, factor(row, c));
      scale(row, faulty(inputs[0], outputs[0], workers));
      for (int i = 0; has(Fault.NOT_A_NUMBER) && i < row.length; i++) {
        row[i] *= row[i] / Math.abs(row[i]);
      }
    }
    store(outputs[0], out);
  }

  private double faulty(Tensor input, Tensor output, Workers workers) {
    AtomicInteger calls = new AtomicInteger();
    workers.forEach(PIECES, (from, to) -> calls.incrementAndGet());
    boolean wrong =
        has(Fault.LONG_RESULT)
            || (has(Fault.RESULT_BY_THREADS) && calls.get() > 1)
            || (has(Fault.RESULT_BY_SCRATCH) && left(workers) != 0)
            || (has(Fault.RESULT_BY_RANK) && input.shape().length == 2);
    double[] one = {1 + LITTLE};
    if (has(Fault.RESULT_BY_PRECISION) && output.length() > 0) {
      output.store(0, one, 0, 1);
      output.load(0, one, 0, 1);
      return one[0] == 1 ? 1 + 1e-6 : 1;
    }
    return wrong ? 1 + LITTLE : 1;
  }

  private static double left(Workers workers) {
    return workers.sum(1, 1, scratch -> (piece, sums) -> sums[0] = scratch.doubles(1)[0])[0];
  }

  /** Brings a result under the cap. */
  private double factor(double[] v, double c) {
    double length = Math.sqrt(Math.abs(c)) * norm(v);
    return length > cap.scaledNorm() ? cap.scaledNorm() / length : 1;
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    double[][][] in = rows(inputs);
    double[][][] out = new double[inputs.length][][];
    Arrays.setAll(out, i -> zerosLike(in[i]));
    double[][] free = formula.value(in);
    double[][] g = rows(cotangent);
    double c = in[in.length - 1][0][0];
    double byCurvature = 0;
    for (int row = 0; row < g.length && row < free.length; row++) {
      double factor = factor(free[row], c);
      if (factor < 1) {
        double along = 0;
        double square = norm(free[row]) * norm(free[row]);
        for (int i = 0; i < g[row].length; i++) {
          along += g[row][i] * free[row][i];
        }
        byCurvature -= factor * along / (2 * c);
        double kept = has(Fault.GRADIENT_BEYOND_THE_CAP) ? 1e-9 : 0;
        for (int i = 0; i < g[row].length; i++) {
          g[row][i] = factor * (g[row][i] - (1 - kept) * along / square * free[row][i]);
        }
      }
    }
    formula.differentiate(in, g, out);
    out[in.length - 1][0][0] = byCurvature;
    if (has(Fault.GRADIENT_BY_CURVATURE)) {
      out[in.length - 1][0][0] += LITTLE * (1 + norm(g.length == 0 ? new double[1] : g[0])) / c;
    }
    for (double[] row : out[0]) {
      if (has(Fault.LONG_GRADIENT)) {
        scale(row, 1 + 1e-3);
      }
      if (has(Fault.DROPPED_TERM)) {
        row[0] = 0;
      }
      if (has(Fault.BENT_GRADIENT)) {
        scale(row, 1 + LITTLE * norm(row));
      }
    }
    if (has(Fault.GRADIENT_BY_WISH) && !gradients[gradients.length - 1].isWanted()) {
      for (double[] row : out[0]) {
        scale(row, 1 + LITTLE);
      }
    }
    for (int i = 0; i < out.length; i++) {
      store(gradients[i], out[i]);
    }
    if (has(Fault.GRADIENT_TWICE)) {
      store(gradients[0], out[0]);
    }
  }

  private static double norm(double... v) {
    return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
  }

  private static void scale(double[] row, double factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }

  private static double[][] zerosLike(double[][] rows) {
    return Arrays.stream(rows).map(row -> new double[row.length]).toArray(double[][]::new);
  }

  private static double[][][] rows(Tensor[] tensors) {
    return Arrays.stream(tensors).map(FlatKernel::rows).toArray(double[][][]::new);
  }

  private static int positions(long... shape) {
    return Math.toIntExact(shape.length < 4 ? 1 : shape[2] * shape[3]);
  }

  private static double[][] rows(Tensor tensor) {
    long[] shape = tensor.shape();
    double[] all = new double[Math.toIntExact(tensor.length())];
    tensor.load(0, all, 0, all.length);
    if (shape.length == 1) {
      return new double[][] {all};
    }
    int channels = Math.toIntExact(shape[1]);
    int positions = positions(shape);
    double[][] rows = new double[all.length / channels][channels];
    for (int i = 0; i < all.length; i++) {
      rows[i / (channels * positions) * positions + i % positions][i / positions % channels] =
          all[i];
    }
    return rows;
  }

  private static void store(Tensor tensor, double[][] rows) {
    long[] shape = tensor.shape();
    double[] all = new double[Math.toIntExact(tensor.length())];
    int channels = Math.toIntExact(shape.length == 1 ? shape[0] : shape[1]);
    int positions = positions(shape);
    for (int i = 0; i < all.length; i++) {
      all[i] =
          rows[i / (channels * positions) * positions + i % positions][i / positions % channels];
    }
    tensor.store(0, all, 0, all.length);
  }
}
