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
   * A random colour of limited lightness.
   *
   * @param random where from
   * @param darkest least lightness, at most 0.7
   * @param lightest greatest lightness, at least 0.15 above the least
   * @return the colour
   */
  static Colour within(RandomStream random, double darkest, double lightest) {
    Colour colour = random(random);
    while (colour.lightness() < darkest || colour.lightness() > lightest) {
      colour = random(random);
    }
    return colour;
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
