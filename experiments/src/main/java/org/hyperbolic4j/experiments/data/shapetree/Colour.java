package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * A colour.
 *
 * @param red 0 to 1
 * @param green 0 to 1
 * @param blue 0 to 1
 */
record Colour(double red, double green, double blue) {

  static Colour random(RandomStream random) {
    return new Colour(
        random.between(0.08, 0.95), random.between(0.08, 0.95), random.between(0.08, 0.95));
  }

  /**
   * A random colour whose lightness differs from others'.
   *
   * @param random where from
   * @param contrast the least difference, at most 0.2 so that two others leave room
   * @param others the colours to differ from
   * @return the colour
   */
  static Colour unlike(RandomStream random, double contrast, Colour... others) {
    Colour colour = random(random);
    while (!differs(colour, contrast, others)) {
      colour = random(random);
    }
    return colour;
  }

  private static boolean differs(Colour colour, double contrast, Colour... others) {
    for (Colour other : others) {
      if (Math.abs(colour.lightness() - other.lightness()) < contrast) {
        return false;
      }
    }
    return true;
  }

  private double lightness() {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  Colour mix(Colour other, double share) {
    return new Colour(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }
}
