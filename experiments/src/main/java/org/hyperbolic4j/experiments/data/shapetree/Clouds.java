package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/** Smooth random blotches: numbers on a coarse grid, interpolated. */
final class Clouds implements Canvas.Mask {

  private static final int CELLS = 4;
  private static final double CELL = (double) Canvas.SIDE / CELLS;

  private final double[] knots = new double[(CELLS + 1) * (CELLS + 1)];

  Clouds(RandomStream random) {
    for (int i = 0; i < knots.length; i++) {
      knots[i] = random.unit();
    }
  }

  @Override
  public double at(double x, double y) {
    int column = (int) (x / CELL);
    int row = (int) (y / CELL);
    double right = smooth(x / CELL - column);
    double down = smooth(y / CELL - row);
    int knot = row * (CELLS + 1) + column;
    double above = knots[knot] + right * (knots[knot + 1] - knots[knot]);
    int below = knot + CELLS + 1;
    double beneath = knots[below] + right * (knots[below + 1] - knots[below]);
    return above + down * (beneath - above);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
