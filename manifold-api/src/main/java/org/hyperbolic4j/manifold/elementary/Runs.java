package org.hyperbolic4j.manifold.elementary;

import java.util.ServiceLoader;

/**
 * The functions of {@link Hyperbolic} of runs of numbers, conversions of runs from and to float32,
 * and sums: the same bits, whoever computes them. Implementations are found by {@link
 * ServiceLoader}; each says whether it works on this machine. Results go to other arrays than
 * arguments are in.
 */
public interface Runs {

  /**
   * The system property that takes plain loops where vector code would work, if it is {@code off}.
   */
  String PROPERTY = "hyperbolic4j.simd";

  /** Runs in float32 that are multiplied go together by as many at once. */
  int GROUP = 4;

  /** Shifted runs that {@link #products} takes at once. */
  int SHIFTS = 3;

  /** Sums in float64 are kept apart by position modulo this number. */
  int PLACES = 32;

  /** Sums in float32 are kept apart by position modulo this number. */
  int LANES = 16;

  /** Sums of products are made for a multiple of this number of positions. */
  int ROOM = 32;

  /**
   * What it computes with.
   *
   * @return a few words, such as {@code scalar}
   */
  String description();

  /**
   * Says whether it works here.
   *
   * @return false where the virtual machine or the processor lacks something
   */
  boolean works();

  /**
   * sinh(x)/x, cosh(x) and (cosh(x) - sinh(x)/x)/x^2 of a run of y = x^2.
   *
   * @param y not negative
   * @param n how many, from the first on
   * @param sinhc where {@link Hyperbolic#sinhc} goes
   * @param cosh where {@link Hyperbolic#cosh} goes
   * @param defect where {@link Hyperbolic#defect} goes
   */
  void all(double[] y, int n, double[] sinhc, double[] cosh, double[] defect);

  /**
   * sinh(x) of a run.
   *
   * @param x any numbers
   * @param n how many, from the first on
   * @param result where {@link Hyperbolic#sinh} goes
   */
  void sinh(double[] x, int n, double[] result);

  /**
   * asinh(x) of a run.
   *
   * @param x any numbers
   * @param n how many, from the first on
   * @param result where {@link Hyperbolic#asinh} goes
   */
  void asinh(double[] x, int n, double[] result);

  /**
   * x cosh(x) - sinh(x) of a run, given all three.
   *
   * @param x any numbers
   * @param sinh their hyperbolic sines
   * @param cosh their hyperbolic cosines
   * @param n how many, from the first on
   * @param result where {@link Hyperbolic#coshExcess} goes
   */
  void coshExcess(double[] x, double[] sinh, double[] cosh, int n, double[] result);

  /**
   * Lets numbers through where others are positive.
   *
   * @param gate what decides
   * @param x the numbers, from the first on
   * @param n how many
   * @param result where they go, or 0 where the gate is 0, negative or no number
   */
  void where(double[] gate, double[] x, int n, double[] result);

  /**
   * Says whether a run reaches a bound.
   *
   * @param x the numbers
   * @param n how many, from the first on
   * @param bound the bound
   * @return whether any of them is not below it; NaN is not
   */
  boolean reaches(double[] x, int n, double bound);

  /**
   * Converts a run to float64.
   *
   * @param x numbers, from the first on
   * @param n how many
   * @param result where they go
   * @param at first index in {@code result}
   */
  void widen(float[] x, int n, double[] result, int at);

  /**
   * Rounds a run to float32. Numbers beyond its range become the largest in it.
   *
   * @param x numbers
   * @param from the first
   * @param n how many
   * @param result where they go, from the first on
   */
  void narrow(double[] x, int from, int n, float[] result);

  /**
   * The sum of a run: {@link #PLACES} sums by position, added by halves, as far as they go round;
   * then what is left, one after the other.
   *
   * @param x the numbers
   * @param n how many, from the first on
   * @return the sum
   */
  double sum(double[] x, int n);

  /**
   * The inner product of two runs, its terms added as {@link #sum} does.
   *
   * @param x numbers
   * @param y others
   * @param n how many of each, from the first on
   * @return the sum of their products
   */
  double dot(double[] x, double[] y, int n);

  /**
   * Weighted sums of shifted runs, for {@link #GROUP} sets of weights at once: {@code result[at + k
   * stride + p] = sum over t of weights[GROUP t + k] x[shifts[t] + p]}, in float32, term by term
   * from the first on, each by a fused multiplication and addition.
   *
   * @param x where the runs are
   * @param shifts where each begins
   * @param weights a group for each of them
   * @param n how many positions p; both arrays have room for the next multiple of {@link #ROOM},
   *     and what goes into the result's is undefined beyond n
   * @param result where the sums go
   * @param at first index of the first sum
   * @param stride from one sum to the next
   */
  void correlate(
      float[] x, int[] shifts, float[] weights, int n, float[] result, int at, int stride);

  /**
   * Inner products of {@link #GROUP} runs with {@link #SHIFTS} others, in float32: of the terms
   * {@code g[at + k stride + p] x[shifts[first + j] + p]}, those whose p is the same modulo {@link
   * #LANES} are summed from 0 and the first position on, by fused multiplications and additions,
   * into {@code result[(SHIFTS k + j) LANES + p % LANES]}.
   *
   * @param g where the first runs are
   * @param at where the first of them begins
   * @param stride from one of them to the next
   * @param x where the others are
   * @param shifts where each of the others begins
   * @param first index of the first shift
   * @param n how many positions p; up to the next multiple of {@link #LANES}, they count, too
   * @param result of length {@code GROUP SHIFTS LANES}
   */
  void products(
      float[] g, int at, int stride, float[] x, int[] shifts, int first, int n, float[] result);

  /**
   * The fastest that works here.
   *
   * @return the same for as long as the process runs
   */
  static Runs best() {
    return ChosenRuns.BEST;
  }

  /**
   * Plain loops, which work anywhere.
   *
   * @return the same bits, slower
   */
  static Runs plain() {
    return new ScalarRuns();
  }
}
