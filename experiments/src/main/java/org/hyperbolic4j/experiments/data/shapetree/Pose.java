package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * Where something stands in the image, how large and how turned.
 *
 * @param x centre, pixels from the left
 * @param y centre, pixels from the top
 * @param scale pixels that a unit of the thing's own coordinates takes
 * @param cos cosine of the angle it is turned by
 * @param sin sine of that angle
 * @param stretch by how much it is longer than wide
 */
record Pose(double x, double y, double scale, double cos, double sin, double stretch) {

  /** A pose at a place, turned by any angle. */
  static Pose turned(RandomStream random, double x, double y, double scale, double stretch) {
    double angle = random.between(0, 2 * StrictMath.PI);
    return new Pose(x, y, scale, StrictMath.cos(angle), StrictMath.sin(angle), stretch);
  }

  /** The thing's own x of a pixel. */
  double ownX(double pixelX, double pixelY) {
    return (cos * (pixelX - x) + sin * (pixelY - y)) / (scale * stretch);
  }

  /** The thing's own y of a pixel. */
  double ownY(double pixelX, double pixelY) {
    return (cos * (pixelY - y) - sin * (pixelX - x)) * stretch / scale;
  }
}
