package org.hyperbolic4j.experiments.data.shapetree;

/** An outline about the origin. */
@FunctionalInterface
interface Figure {

  /** No outline goes further from the origin than this. */
  double REACH = 1.2;

  /** A filled circle. */
  Figure DISC = (x, y) -> Math.sqrt(x * x + y * y) - 0.88;

  /** A circle with a hole. */
  Figure RING = (x, y) -> Math.abs(Math.sqrt(x * x + y * y) - 0.72) - 0.26;

  /** A circle from which another has been cut. */
  Figure CRESCENT =
      (x, y) -> {
        double moved = x - 0.5;
        double disc = Math.sqrt(x * x + y * y) - 0.98;
        double bite = Math.sqrt(moved * moved + y * y) - 0.72;
        return Math.max(disc, -bite);
      };

  /** Three equal sides. */
  Figure TRIANGLE = Polygon.regular(3, 1.08);

  /** Four equal sides. */
  Figure SQUARE = Polygon.regular(4, 1.08);

  /** A long rectangle. */
  Figure BAR =
      new Polygon(new double[] {-1.1, 1.1, 1.1, -1.1}, new double[] {-.36, -.36, .36, .36});

  /** Four arms. */
  Figure CROSS = Polygon.arms(4, 1.05, 0.26);

  /** Three arms. */
  Figure TRIPOD = Polygon.arms(3, 1.1, 0.26);

  /** Five points. */
  Figure STAR = Polygon.star(5, 1.12, 0.5);

  /**
   * How far a point is from the outline.
   *
   * @param x to the right
   * @param y down
   * @return the distance, negative inside
   */
  double distance(double x, double y);
}
