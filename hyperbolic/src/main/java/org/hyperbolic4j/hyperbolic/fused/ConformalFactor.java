package org.hyperbolic4j.hyperbolic.fused;

import org.hyperbolic4j.manifold.fused.Scratch;

/**
 * How the conformal factor of the ball enters hyperplane distances: {@code q = s S(n) p/N cosh(2sr)
 * - C(n) sinh(2sr)} with functions S and C of the squared norm n = |u|^2 (docs/gradients.md, 4.1).
 * On the hyperboloid S p is an inner product with the space part of a point, and C is its time
 * coordinate. Stateless; equal if and only if the functions are.
 */
public interface ConformalFactor {

  /** The functions of hyperbolic space. */
  ConformalFactor CORRECT = new CorrectConformalFactor();

  /**
   * What tells it from others in the identifier of a kernel.
   *
   * @return one word
   */
  String name();

  /**
   * The functions of a run of positions.
   *
   * @param c curvature, positive
   * @param n squared norms, not negative, with {@code sqrt(c n)} at most 75
   * @param length how many
   * @param into where to
   */
  void evaluate(double c, double[] n, int length, Functions into);

  /**
   * The functions of one position anywhere, all divided by one exponential so that none overflows
   * (docs/gradients.md, 4.12).
   *
   * @param c curvature, positive
   * @param n squared norm, not negative
   * @param into where to, at index 0
   * @return the exponent
   */
  double evaluateFar(double c, double n, Functions into);

  /** S, C and their derivatives by n, divided by c, of a run of positions, to be written into. */
  final class Functions {
    private final double[] sine;
    private final double[] cosine;
    private final double[] sineSlope;
    private final double[] cosineSlope;
    private final double[] argument;

    /**
     * Room for the functions.
     *
     * @param scratch where to take it from
     * @param capacity largest number of positions
     */
    public Functions(Scratch scratch, int capacity) {
      sine = scratch.doubles(capacity);
      cosine = scratch.doubles(capacity);
      sineSlope = scratch.doubles(capacity);
      cosineSlope = scratch.doubles(capacity);
      argument = scratch.doubles(capacity);
    }

    /**
     * S, by position.
     *
     * @return the array itself
     */
    public double[] sine() {
      return sine;
    }

    /**
     * C, by position.
     *
     * @return the array itself
     */
    public double[] cosine() {
      return cosine;
    }

    /**
     * {@code dS/dn / c}, by position.
     *
     * @return the array itself
     */
    public double[] sineSlope() {
      return sineSlope;
    }

    /**
     * {@code dC/dn / c}, by position.
     *
     * @return the array itself
     */
    public double[] cosineSlope() {
      return cosineSlope;
    }

    /**
     * Scratch memory, by position.
     *
     * @return the array itself
     */
    public double[] argument() {
      return argument;
    }
  }
}
