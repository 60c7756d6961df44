package org.hyperbolic4j.manifold.elementary;

import org.hyperbolic4j.manifold.fused.Tensor;

/** Number by number. */
final class ScalarRuns implements Runs {

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
}
