package org.hyperbolic4j.poincare.fused;

import java.util.Random;

/**
 * Random inputs of kernels. Vectors lie anywhere up to a distance from the origin, or, in every
 * fourth drawing, in one tight cluster; one in ten is the zero vector.
 */
final class Drawing {

  private static final double TIGHT = 1e-4;

  private final Random random;
  private final double c;
  private final double reach;
  private final boolean clustered;
  private final long seedOfPlace;

  /**
   * A drawing.
   *
   * @param c curvature
   * @param reach largest {@code sqrt(c) |v|}
   */
  Drawing(Random random, double c, double reach) {
    this.random = random;
    this.c = c;
    this.reach = reach;
    clustered = random.nextInt(4) == 0;
    seedOfPlace = random.nextLong();
  }

  /** A curvature between about 1e-4 and 1e4. */
  static double curvature(Random random) {
    return Math.exp(3 * Math.max(-3, Math.min(3, random.nextGaussian())));
  }

  Random random() {
    return random;
  }

  double c() {
    return c;
  }

  /** Vectors along axis 1 of {@code [N, C, positions]}, with {@code sqrt(c) |v| <= largest}. */
  double[] vectors(int images, int channels, int positions, double largest) {
    double[] all = new double[images * channels * positions];
    double[] place = vector(new Random(seedOfPlace), channels, 0.9);
    for (int image = 0; image < images; image++) {
      for (int position = 0; position < positions; position++) {
        double[] v = vector(random, channels, random.nextDouble());
        boolean zero = random.nextInt(10) == 0;
        for (int channel = 0; channel < channels; channel++) {
          double x = clustered ? place[channel] + TIGHT * v[channel] : zero ? 0 : v[channel];
          all[(image * channels + channel) * positions + position] = largest / Math.sqrt(c) * x;
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
