package org.hyperbolic4j.experiments.data.shapetree;

/** A closed polygon without crossings. */
final class Polygon implements Figure {

  private final double[] xs;
  private final double[] ys;

  Polygon(double[] xs, double[] ys) {
    this.xs = xs.clone();
    this.ys = ys.clone();
  }

  /** All corners on a circle, equally apart. */
  static Polygon regular(int corners, double radius) {
    return star(corners, radius, radius * StrictMath.cos(StrictMath.PI / corners));
  }

  /** Corners alternately on two circles; the first points up. */
  static Polygon star(int points, double outer, double inner) {
    double[] xs = new double[2 * points];
    double[] ys = new double[2 * points];
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = StrictMath.PI * i / points;
      xs[i] = radius * StrictMath.sin(angle);
      ys[i] = -radius * StrictMath.cos(angle);
    }
    return new Polygon(xs, ys);
  }

  /** Straight arms from the centre, equally apart; the first points up. */
  static Polygon arms(int count, double length, double halfWidth) {
    double[] xs = new double[3 * count];
    double[] ys = new double[3 * count];
    double halfTurn = StrictMath.PI / count;
    // Neighbouring arms meet at this distance from the centre.
    double notch = halfWidth / StrictMath.sin(halfTurn);
    for (int arm = 0; arm < count; arm++) {
      double angle = 2 * halfTurn * arm;
      double alongX = StrictMath.sin(angle);
      double alongY = -StrictMath.cos(angle);
      for (int side = 0; side < 2; side++) {
        double across = side == 0 ? -halfWidth : halfWidth;
        xs[3 * arm + side] = length * alongX - across * alongY;
        ys[3 * arm + side] = length * alongY + across * alongX;
      }
      xs[3 * arm + 2] = notch * StrictMath.sin(angle + halfTurn);
      ys[3 * arm + 2] = -notch * StrictMath.cos(angle + halfTurn);
    }
    return new Polygon(xs, ys);
  }

  @Override
  public double distance(double x, double y) {
    double nearest = Double.MAX_VALUE;
    boolean inside = false;
    int before = xs.length - 1;
    for (int i = 0; i < xs.length; i++) {
      double edgeX = xs[before] - xs[i];
      double edgeY = ys[before] - ys[i];
      double toX = x - xs[i];
      double toY = y - ys[i];
      double along = (toX * edgeX + toY * edgeY) / (edgeX * edgeX + edgeY * edgeY);
      double clipped = Math.min(1, Math.max(0, along));
      double offX = toX - clipped * edgeX;
      double offY = toY - clipped * edgeY;
      nearest = Math.min(nearest, offX * offX + offY * offY);
      boolean straddles = (ys[i] > y) != (ys[before] > y);
      if (straddles && toX < toY * edgeX / edgeY) {
        inside = !inside;
      }
      before = i;
    }
    double distance = Math.sqrt(nearest);
    return inside ? -distance : distance;
  }
}
