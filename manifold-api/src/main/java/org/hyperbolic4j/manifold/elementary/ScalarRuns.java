package org.hyperbolic4j.manifold.elementary;

import java.util.Arrays;
import org.hyperbolic4j.manifold.fused.Tensor;

/** Number by number. */
final class ScalarRuns implements Runs {

  /** Positions whose sums stay in the first-level cache. */
  private static final int RUN = 256;

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public boolean works() {
    return true;
  }

  @Override
  public void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    for (int i = 0; i < n; i++) {
      Hyperbolic.all(y[i], i, sinhc, cosh, defect);
    }
  }

  @Override
  public void sinh(double[] x, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      result[i] = Hyperbolic.sinh(x[i]);
    }
  }

  @Override
  public void asinh(double[] x, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      result[i] = Hyperbolic.asinh(x[i]);
    }
  }

  @Override
  public void coshExcess(double[] x, double[] sinh, double[] cosh, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      result[i] = Hyperbolic.coshExcess(x[i], sinh[i], cosh[i]);
    }
  }

  @Override
  public void where(double[] gate, double[] x, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      result[i] = gate[i] > 0 ? x[i] : 0;
    }
  }

  @Override
  public boolean reaches(double[] x, int n, double bound) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] < bound)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void widen(float[] x, int n, double[] result, int at) {
    for (int i = 0; i < n; i++) {
      result[at + i] = x[i];
    }
  }

  @Override
  public void narrow(double[] x, int from, int n, float[] result) {
    for (int i = 0; i < n; i++) {
      result[i] = Tensor.toFloat(x[from + i]);
    }
  }

  @Override
  public double sum(double[] x, int n) {
    double[] sums = new double[PLACES];
    int bound = n - n % PLACES;
    for (int i = 0; i < bound; i += PLACES) {
      for (int place = 0; place < PLACES; place++) {
        sums[place] += x[i + place];
      }
    }
    double rest = 0;
    for (int i = bound; i < n; i++) {
      rest += x[i];
    }
    return byHalves(sums) + rest;
  }

  @Override
  public double dot(double[] x, double[] y, int n) {
    double[] sums = new double[PLACES];
    int bound = n - n % PLACES;
    for (int i = 0; i < bound; i += PLACES) {
      for (int place = 0; place < PLACES; place++) {
        sums[place] += x[i + place] * y[i + place];
      }
    }
    double rest = 0;
    for (int i = bound; i < n; i++) {
      rest += x[i] * y[i];
    }
    return byHalves(sums) + rest;
  }

  private static double byHalves(double[] sums) {
    for (int half = sums.length / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }

  @Override
  public void correlate(
      float[] x, int[] shifts, float[] weights, int n, float[] result, int at, int stride) {
    float[] run = new float[RUN];
    float[][] sums = new float[GROUP][RUN];
    for (int from = 0; from < n; from += RUN) {
      int count = Math.min(RUN, n - from);
      for (float[] sum : sums) {
        Arrays.fill(sum, 0);
      }
      for (int t = 0; t < shifts.length; t++) {
        System.arraycopy(x, shifts[t] + from, run, 0, count);
        for (int k = 0; k < GROUP; k++) {
          add(weights[GROUP * t + k], run, count, sums[k]);
        }
      }
      for (int k = 0; k < GROUP; k++) {
        for (int i = 0; i < count; i++) {
          result[at + k * stride + from + i] = 0 + sums[k][i];
        }
      }
    }
  }

  private static void add(float weight, float[] run, int count, float[] sum) {
    for (int i = 0; i < count; i++) {
      sum[i] = Math.fma(weight, run[i], sum[i]);
    }
  }

  @Override
  public void products(
      float[] g, int at, int stride, float[] x, int[] shifts, int first, int n, float[] result) {
    for (int k = 0; k < GROUP; k++) {
      for (int j = 0; j < SHIFTS; j++) {
        int to = (SHIFTS * k + j) * LANES;
        Arrays.fill(result, to, to + LANES, 0);
        for (int p = 0; p < n; p += LANES) {
          int left = at + k * stride + p;
          int right = shifts[first + j] + p;
          for (int lane = 0; lane < LANES; lane++) {
            result[to + lane] = Math.fma(g[left + lane], x[right + lane], result[to + lane]);
          }
        }
      }
    }
  }
}
