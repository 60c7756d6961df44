package org.hyperbolic4j.poincare.fused;

import java.util.Random;

/**
 * Random inputs of kernels. Vectors lie anywhere up to a distance from the origin, or, in every
 * fourth drawing, in one tight cluster; one in ten is the zero vector.
 */
final class Drawing {

  /** How vectors lie around a place that all inputs share. */
  private enum Arrangement {
    ANYWHERE(0, 1),
    CLUSTERED(0.9, 1e-4),
    OPPOSITE(0.5, 0.4);

    private final double out;
    private final double spread;

    Arrangement(double out, double spread) {
      this.out = out;
      this.spread = spread;
    }
  }

  private final Random random;
  private final double c;
  private final double reach;
  private final Arrangement arrangement;
  private final long seedOfPlace;
  private int side = 1;

  /**
   * A drawing.
   *
   * @param c curvature
   * @param reach largest {@code sqrt(c) |v|}
   */
  Drawing(Random random, double c, double reach) {
    this(random, c, reach, random.nextInt(4) == 0 ? Arrangement.CLUSTERED : Arrangement.ANYWHERE);
  }

  private Drawing(Random random, double c, double reach, Arrangement arrangement) {
    this.random = random;
    this.c = c;
    this.reach = reach;
    this.arrangement = arrangement;
    seedOfPlace = random.nextLong();
  }

  /** A drawing without zero vectors, whose inputs lie on one side and the other by turns. */
  static Drawing opposite(Random random, double c, double reach) {
    return new Drawing(random, c, reach, Arrangement.OPPOSITE);
  }

  /** A drawing of vectors in one tight cluster. */
  static Drawing clustered(Random random, double c, double reach) {
    return new Drawing(random, c, reach, Arrangement.CLUSTERED);
  }

  /** A curvature between about 1e-4 and 1e4. */
  static double curvature(Random random) {
    return Math.exp(3 * Math.max(-3, Math.min(3, random.nextGaussian())));
  }

  double c() {
    return c;
  }

  /** Vectors along axis 1 of {@code [N, C, positions]}, with {@code sqrt(c) |v| <= largest}. */
  double[] vectors(int images, int channels, int positions, double largest) {
    double[] all = new double[images * channels * positions];
    double[] place = vector(new Random(seedOfPlace), channels, side * arrangement.out);
    side = arrangement == Arrangement.OPPOSITE ? -side : side;
    for (int image = 0; image < images; image++) {
      for (int position = 0; position < positions; position++) {
        boolean zero = arrangement == Arrangement.ANYWHERE && random.nextInt(10) == 0;
        double length = zero ? 0 : arrangement.spread * random.nextDouble();
        double[] v = vector(random, channels, length);
        for (int channel = 0; channel < channels; channel++) {
          all[(image * channels + channel) * positions + position] =
              largest / Math.sqrt(c) * (place[channel] + v[channel]);
        }
      }
    }
    return all;
  }

  /** As {@link #vectors(int, int, int, double)}, up to the reach of the drawing. */
  double[] vectors(int images, int channels, int positions) {
    return vectors(images, channels, positions, reach);
  }

  private static double[] vector(Random random, int channels, double length) {
    double[] v = new double[channels];
    double squares = 0;
    for (int i = 0; i < channels; i++) {
      v[i] = random.nextGaussian();
      squares += v[i] * v[i];
    }
    for (int i = 0; i < channels; i++) {
      v[i] *= length / Math.sqrt(squares);
    }
    return v;
  }

  /** Numbers between {@code least} and {@code most}. */
  double[] numbers(int count, double least, double most) {
    return random.doubles(count, least, most).toArray();
  }
}
