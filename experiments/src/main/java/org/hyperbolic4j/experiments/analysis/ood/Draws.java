package org.hyperbolic4j.experiments.analysis.ood;

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

  /** What is possible with a set: all of it once if it has no more images than a draw. */
  Draws from(int available) {
    return available > images ? this : new Draws(1, available, seed);
  }

  /** Some of the values, drawn without replacement. */
  double[] draw(int number, double[] values) {
    RandomStream random = RandomStream.of(seed, number);
    int[] order = IntStream.range(0, values.length).toArray();
    for (int i = 0; i < images; i++) {
      int other = i + random.below(order.length - i);
      int kept = order[other];
      order[other] = order[i];
      order[i] = kept;
    }
    return Arrays.stream(order, 0, images).mapToDouble(image -> values[image]).toArray();
  }
}
