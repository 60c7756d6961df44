package org.hyperbolic4j.manifold.elementary;

/**
 * Of the series of {@link Hyperbolic}, shared with the vector code of {@link Runs}. Single
 * constants, so that they become immediate operands.
 */
public final class Coefficients {

  // 1/(2j + 1)!: sinh(x)/x in powers of x^2.

  /** 1/3!. */
  public static final double S1 = 1 / 6.0;

  /** 1/5!. */
  public static final double S2 = 1 / 120.0;

  /** 1/7!. */
  public static final double S3 = 1 / 5040.0;

  /** 1/9!. */
  public static final double S4 = 1 / 362880.0;

  /** 1/11!. */
  public static final double S5 = 1 / 39916800.0;

  /** 1/13!. */
  public static final double S6 = 1 / 6227020800.0;

  /** 1/15!. */
  public static final double S7 = 1 / 1307674368000.0;

  /** 1/17!. */
  public static final double S8 = 1 / 355687428096000.0;

  /** 1/19!. */
  public static final double S9 = S8 / (18 * 19);

  /** 1/21!. */
  public static final double S10 = S9 / (20 * 21);

  /** 1/23!. */
  public static final double S11 = S10 / (22 * 23);

  // (2j + 2)/(2j + 3)!: (cosh(x) - sinh(x)/x)/x^2 in powers of x^2.

  /** 2/3!. */
  public static final double D0 = 1 / 3.0;

  /** 4/5!. */
  public static final double D1 = 4 / 120.0;

  /** 6/7!. */
  public static final double D2 = 6 / 5040.0;

  /** 8/9!. */
  public static final double D3 = 8 / 362880.0;

  /** 10/11!. */
  public static final double D4 = 10 / 39916800.0;

  /** 12/13!. */
  public static final double D5 = 12 / 6227020800.0;

  /** 14/15!. */
  public static final double D6 = 14 / 1307674368000.0;

  /** 16/17!. */
  public static final double D7 = 16 / 355687428096000.0;

  /** 18/19!. */
  public static final double D8 = 18 / 121645100408832000.0;

  /** 20/21!. */
  public static final double D9 = 20 * S10;

  /** 22/23!. */
  public static final double D10 = 22 * S11;

  /** From this x^2 on sinh(x), cosh(x) and the defect are made of exponentials. */
  public static final double LARGE_SQUARE = 4;

  // 1/j!: the exponential of half a binary order of magnitude.

  /** 1/4!. */
  public static final double E4 = 1 / 24.0;

  /** 1/6!. */
  public static final double E6 = 1 / 720.0;

  /** 1/8!. */
  public static final double E8 = 1 / 40320.0;

  /** 1/10!. */
  public static final double E10 = 1 / 3628800.0;

  /** 1/12!. */
  public static final double E12 = 1 / 479001600.0;

  // 2/(2j + 1): 2 atanh(w) in powers of w^2, after 2w.

  /** 2/3. */
  public static final double A1 = 2 / 3.0;

  /** 2/5. */
  public static final double A2 = 2 / 5.0;

  /** 2/7. */
  public static final double A3 = 2 / 7.0;

  /** 2/9. */
  public static final double A4 = 2 / 9.0;

  /** 2/11. */
  public static final double A5 = 2 / 11.0;

  /** 2/13. */
  public static final double A6 = 2 / 13.0;

  /** 2/15. */
  public static final double A7 = 2 / 15.0;

  /** 2/17. */
  public static final double A8 = 2 / 17.0;

  /** 2/19. */
  public static final double A9 = 2 / 19.0;

  // asinh(x)/x in powers of x^2 for x^2 below 1/2: of the polynomials of degree 14, the one with
  // the
  // smallest largest relative error, 3.2e-17, by Remez' exchange algorithm in 60 digits; after 1.

  /** From here on asinh(x) is a logarithm; what decides is x^2. */
  public static final double LARGE_ASINH = 0.5;

  /** Of x^2. */
  public static final double B1 = -0x1.55555555553bbp-3;

  /** Of x^4. */
  public static final double B2 = 0x1.33333333149cap-4;

  /** Of x^6. */
  public static final double B3 = -0x1.6db6db5f469efp-5;

  /** Of x^8. */
  public static final double B4 = 0x1.f1c718ddbb4aep-6;

  /** Of x^10. */
  public static final double B5 = -0x1.6e8b5e4c9c91ep-6;

  /** Of x^12. */
  public static final double B6 = 0x1.1c4b65dd53ff3p-6;

  /** Of x^14. */
  public static final double B7 = -0x1.c95f034e1a566p-7;

  /** Of x^16. */
  public static final double B8 = 0x1.791bfab7c98e8p-7;

  /** Of x^18. */
  public static final double B9 = -0x1.397079c68ac11p-7;

  /** Of x^20. */
  public static final double B10 = 0x1.fad7ce817c013p-8;

  /** Of x^22. */
  public static final double B11 = -0x1.73fccff87bd23p-8;

  /** Of x^24. */
  public static final double B12 = 0x1.bc2e89752a4c1p-9;

  /** Of x^26. */
  public static final double B13 = -0x1.6dedcdb3dcd40p-10;

  /** Of x^28. */
  public static final double B14 = 0x1.2c91335f284abp-12;

  /** log(2), as far as 32 bits hold it: its products with exponents are exact. */
  public static final double LOG_2_HIGH = 0x1.62e42feep-1;

  /** What is left of log(2). */
  public static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

  /** 1/log(2). */
  public static final double PER_LOG_2 = 0x1.71547652b82fep0;

  /** Added to a number, leaves its nearest integer in the last bits. */
  public static final double ROUNDING = 0x1.8p52;

  /** Larger numbers count as this in exponentials. */
  public static final double LARGEST_EXPONENT = 709;

  /** Above this, sqrt(1 + x^2) is x. */
  public static final double LARGE = 1e8;

  /** The bits of sqrt(1/2), but for the last, where the mantissas of logarithms begin. */
  public static final long ROOT_HALF = 0x3fe6a09e00000000L;

  /** The bits of a mantissa. */
  public static final long MANTISSA_BITS = 0x000fffffffffffffL;

  /** The bits of 1. */
  public static final long ONE = 0x3ff0000000000000L;

  /** The bits of 2^52: with an integer in the last bits, 2^52 more than that. */
  public static final long INTEGER = 0x4330000000000000L;

  /** What to take from {@link #INTEGER} and the exponent's bits to have the exponent. */
  public static final double EXPONENT_OFFSET = 0x1p52 + 1023;

  private Coefficients() {}
}
