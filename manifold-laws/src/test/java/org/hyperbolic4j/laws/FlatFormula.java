package org.hyperbolic4j.laws;

import java.util.Arrays;

/** An operator of Euclidean space and its derivative, on matrices with one row a position. */
interface FlatFormula {

  /** The operator's name. */
  String name();

  /** Number of inputs but for the curvature. */
  int inputs();

  /** The result. */
  double[][] value(double[][][] in);

  /** Gradients by the inputs, added to zeros. */
  void differentiate(double[][][] in, double[][] g, double[][][] gradients);

  /** A multiple of the distances to hyperplanes. */
  record Hyperplanes(int factor) implements FlatFormula {
    @Override
    public String name() {
      return factor == 2 ? "hyperplanes" : "hyperplane-distances";
    }

    @Override
    public int inputs() {
      return 4;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = zeros(in[0]);
      for (int row = 0; row < out.length; row++) {
        for (int k = 0; k < out[row].length; k++) {
          out[row][k] = factor * (in[0][row][k] - in[2][0][k] * in[3][0][k]);
        }
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < g.length; row++) {
        for (int k = 0; k < g[row].length; k++) {
          double own = factor * g[row][k];
          gradients[0][row][k] = own;
          gradients[2][0][k] -= own * in[3][0][k];
          gradients[3][0][k] -= own * in[2][0][k];
        }
      }
    }
  }

  /** Coordinates as they come, that beside them, and a bias. */
  record Affine() implements FlatFormula {
    @Override
    public String name() {
      return "native-affine";
    }

    @Override
    public int inputs() {
      return 4;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = zeros(in[0]);
      for (int row = 0; row < out.length; row++) {
        add(out[row], 1, in[0][row]);
        add(out[row], in[1][row][0] + 1, in[2][0]);
        add(out[row], 1, in[3][0]);
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < g.length; row++) {
        add(gradients[0][row], 1, g[row]);
        gradients[1][row][0] = dot(g[row], in[2][0]);
        add(gradients[2][0], in[1][row][0] + 1, g[row]);
        add(gradients[3][0], 1, g[row]);
      }
    }
  }

  /** The weighted mean. */
  record Mean(String name, boolean weighted) implements FlatFormula {

    @Override
    public int inputs() {
      return weighted ? 2 : 1;
    }

    private double[] shares(double[][][] in) {
      double[] shares = new double[in[0].length];
      Arrays.setAll(shares, row -> weighted ? in[1][row][0] : 1);
      double total = Arrays.stream(shares).sum();
      Arrays.setAll(shares, row -> shares[row] / total);
      return shares;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[] shares = shares(in);
      double[][] out = new double[1][in[0].length == 0 ? 0 : in[0][0].length];
      for (int row = 0; row < shares.length; row++) {
        add(out[0], shares[row], in[0][row]);
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      double[] shares = shares(in);
      double[] mean = value(in)[0];
      double total = weighted ? Arrays.stream(in[1]).mapToDouble(row -> row[0]).sum() : 1;
      for (int row = 0; row < shares.length; row++) {
        add(gradients[0][row], shares[row], g[0]);
        if (weighted) {
          gradients[1][row][0] = dot(g[0], minus(in[0][row], mean)) / total;
        }
      }
    }
  }

  /** The mean squared distance. */
  record Dispersion(String name, double factor) implements FlatFormula {
    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public double[][] value(double[][][] in) {
      double sum = 0;
      for (double[] row : in[0]) {
        double[] away = minus(row, in[1][0]);
        sum += factor * dot(away, away) / in[0].length;
      }
      return new double[][] {{sum}};
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < in[0].length; row++) {
        double[] away = minus(in[0][row], in[1][0]);
        add(gradients[0][row], 2 * factor * g[0][0] / in[0].length, away);
        add(gradients[1][0], -2 * factor * g[0][0] / in[0].length, away);
      }
    }
  }

  /** Moved to the bias and stretched. */
  record Normalise(String name, double epsilon) implements FlatFormula {
    @Override
    public int inputs() {
      return 5;
    }

    private double ratio(double[][][] in) {
      return Math.sqrt(in[4][0][0] / (in[2][0][0] + epsilon));
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = zeros(in[0]);
      for (int row = 0; row < out.length; row++) {
        add(out[row], ratio(in), minus(in[0][row], in[1][0]));
        add(out[row], 1, in[3][0]);
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      double ratio = ratio(in);
      double byRatio = 0;
      for (int row = 0; row < g.length; row++) {
        add(gradients[0][row], ratio, g[row]);
        add(gradients[1][0], -ratio, g[row]);
        add(gradients[3][0], 1, g[row]);
        byRatio += dot(g[row], minus(in[0][row], in[1][0]));
      }
      gradients[2][0][0] = -byRatio * ratio / (2 * (in[2][0][0] + epsilon));
      gradients[4][0][0] = in[4][0][0] > 0 ? byRatio * ratio / (2 * in[4][0][0]) : 0;
    }
  }

  /** The sum. */
  record Add() implements FlatFormula {
    @Override
    public String name() {
      return "add";
    }

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = zeros(in[0]);
      for (int row = 0; row < out.length; row++) {
        add(out[row], 1, in[0][row]);
        add(out[row], 1, in[1][row]);
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < g.length; row++) {
        add(gradients[0][row], 1, g[row]);
        add(gradients[1][row], 1, g[row]);
      }
    }
  }

  /** The distance. */
  record Distance() implements FlatFormula {
    @Override
    public String name() {
      return "distance";
    }

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = new double[in[0].length][1];
      for (int row = 0; row < out.length; row++) {
        double[] away = minus(in[0][row], in[1][row]);
        out[row][0] = 2 * Math.sqrt(dot(away, away));
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < g.length; row++) {
        double[] away = minus(in[0][row], in[1][row]);
        double length = Math.sqrt(dot(away, away));
        double factor = length > 0 ? 2 * g[row][0] / length : 0;
        add(gradients[0][row], factor, away);
        add(gradients[1][row], -factor, away);
      }
    }
  }

  /** A multiple. */
  record Multiple(String name, double factor) implements FlatFormula {
    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public double[][] value(double[][][] in) {
      double[][] out = zeros(in[0]);
      for (int row = 0; row < out.length; row++) {
        add(out[row], factor, in[0][row]);
      }
      return out;
    }

    @Override
    public void differentiate(double[][][] in, double[][] g, double[][][] gradients) {
      for (int row = 0; row < g.length; row++) {
        add(gradients[0][row], factor, g[row]);
      }
    }
  }

  private static double[][] zeros(double[][] like) {
    return Arrays.stream(like).map(row -> new double[row.length]).toArray(double[][]::new);
  }

  private static void add(double[] sum, double factor, double[] x) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
