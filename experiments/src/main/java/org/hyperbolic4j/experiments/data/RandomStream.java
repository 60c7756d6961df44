package org.hyperbolic4j.experiments.data;

/**
 * Random numbers that are a function of keys: whoever knows the seed and, say, the number of an
 * image gets that image's numbers without drawing those of the images before it. The generator is
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014),
 * written out here because the library's generators do not promise the same numbers in every
 * release, and stored figures depend on them. Not for threads to share.
 */
public final class RandomStream {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /**
   * The stream that belongs to some keys, in their order.
   *
   * @param keys what the numbers shall depend on
   * @return the stream, at its start
   */
  public static RandomStream of(long... keys) {
    long state = keys.length;
    for (long key : keys) {
      state = mix((state ^ key) + GOLDEN_GAMMA);
    }
    return new RandomStream(state);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * 64 random bits.
   *
   * @return any long
   */
  public long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * A uniform number from 0 (inclusive) to 1 (exclusive).
   *
   * @return a multiple of 2^-53
   */
  public double unit() {
    return (bits() >>> 11) * UNIT;
  }

  /**
   * A uniform number from an interval.
   *
   * @param from lower end
   * @param to upper end, not below the lower
   * @return a number from {@code from} to {@code to}
   */
  public double between(double from, double to) {
    return from + (to - from) * unit();
  }

  /**
   * A uniform whole number below a bound. It takes the upper half of a 32-bit by 32-bit product;
   * the bias is below bound / 2^32.
   *
   * @param bound above 0
   * @return 0 to {@code bound - 1}
   * @throws IllegalArgumentException if the bound is below 1
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be above 0, not " + bound);
    }
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /**
   * True with a probability.
   *
   * @param probability 0 to 1
   * @return the outcome
   */
  public boolean chance(double probability) {
    return unit() < probability;
  }
}
