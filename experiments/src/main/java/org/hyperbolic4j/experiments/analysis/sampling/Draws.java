package org.hyperbolic4j.experiments.analysis.sampling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * How often images are drawn from a set, and how many at a time.
 *
 * @param count how many draws, at least 1
 * @param images images in each, at least 1
 * @param seed what they depend on, besides the size of the set
 */
public record Draws(int count, int images, long seed) {

  /**
   * Checks the numbers.
   *
   * @param count how many draws, at least 1
   * @param images images in each, at least 1
   * @param seed what they depend on, besides the size of the set
   * @throws IllegalArgumentException if a number is below 1
   */
  public Draws {
    if (count < 1 || images < 1) {
      throw new IllegalArgumentException(
          "there must be at least one draw of one image, not %d of %d".formatted(count, images));
    }
  }

  /**
   * What is possible with a set.
   *
   * @param available images in the set, at least 1
   * @return these draws; a single one of all images if the set has no more than a draw takes
   */
  public Draws from(int available) {
    return available > images ? this : new Draws(1, available, seed);
  }

  /**
   * Draws without replacement.
   *
   * @param number which draw
   * @param available images in the set, not fewer than a draw takes
   * @return their numbers in random order {@code [images]}
   */
  public int[] draw(int number, int available) {
    RandomStream random = RandomStream.of(seed, number);
    int[] order = IntStream.range(0, available).toArray();
    for (int i = 0; i < images; i++) {
      int other = i + random.below(available - i);
      int kept = order[other];
      order[other] = order[i];
      order[i] = kept;
    }
    return Arrays.copyOf(order, images);
  }
}
