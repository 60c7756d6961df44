package org.hyperbolic4j.benchmarks.floor;

/** What passes need, each at a rate of its own. */
public enum Resource {
  /** Bytes read from memory or written to it. */
  BYTES,
  /** Operations in float64; a fused multiplication and addition is two. */
  FLOAT64,
  /** Operations in float32; a fused multiplication and addition is two. */
  FLOAT32,
  /** sinh(x)/x, cosh(x) and (cosh(x) - sinh(x)/x)/x^2 of one x^2. */
  RADIAL,
  /** Hyperbolic sines. */
  SINH,
  /** Inverse hyperbolic sines. */
  ASINH
}
