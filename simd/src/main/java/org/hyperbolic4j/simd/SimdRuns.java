package org.hyperbolic4j.simd;

import org.hyperbolic4j.manifold.elementary.Runs;

/** {@link Runs} by vector code; to be made even where there is no Vector API. */
public final class SimdRuns implements Runs {

  private static final String MODULE = "jdk.incubator.vector";

  /** Vectors of fewer numbers are not worth it. */
  private static final int FEWEST_LANES = 2;

  /** Sums are made of parts as long as this. */
  private static final int MOST_LANES = PLACES / 4;

  /** For {@link java.util.ServiceLoader}. */
  public SimdRuns() {}

  @Override
  public String description() {
    return "Vector API, %d bits".formatted(VectorCode.bits());
  }

  @Override
  public boolean works() {
    return ModuleLayer.boot().findModule(MODULE).isPresent()
        && VectorCode.lanes() >= FEWEST_LANES
        && VectorCode.lanes() <= MOST_LANES;
  }

  @Override
  public void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect) {
    VectorCode.all(y, n, sinhc, cosh, defect);
  }

  @Override
  public void sinh(double[] x, int n, double[] result) {
    VectorCode.sinh(x, n, result);
  }

  @Override
  public void asinh(double[] x, int n, double[] result) {
    VectorCode.asinh(x, n, result);
  }

  @Override
  public void coshExcess(double[] x, double[] sinh, double[] cosh, int n, double[] result) {
    VectorCode.coshExcess(x, sinh, cosh, n, result);
  }

  @Override
  public void where(double[] gate, double[] x, int n, double[] result) {
    VectorCode.where(gate, x, n, result);
  }

  @Override
  public boolean reaches(double[] x, int n, double bound) {
    return VectorCode.reaches(x, n, bound);
  }

  @Override
  public void widen(float[] x, int n, double[] result, int at) {
    Conversions.widen(x, n, result, at);
  }

  @Override
  public void narrow(double[] x, int from, int n, float[] result) {
    Conversions.narrow(x, from, n, result);
  }

  @Override
  public double sum(double[] x, int n) {
    return VectorSums.sum(x, null, n);
  }

  @Override
  public double dot(double[] x, double[] y, int n) {
    return VectorSums.sum(x, y, n);
  }

  @Override
  public void correlate(
      float[] x, int[] shifts, float[] weights, int n, float[] result, int at, int stride) {
    Products.correlate(x, shifts, weights, n, result, at, stride);
  }

  @Override
  public void products(
      float[] g, int at, int stride, float[] x, int[] shifts, int first, int n, float[] result) {
    Products.products(g, at, stride, x, shifts, first, n, result);
  }
}
