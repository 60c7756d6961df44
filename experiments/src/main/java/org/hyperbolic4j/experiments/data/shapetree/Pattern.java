package org.hyperbolic4j.experiments.data.shapetree;

/** What a figure is filled with: how much of its second colour shows at a place. */
enum Pattern {
  /** One colour. */
  PLAIN("plain") {
    @Override
    double second(double x, double y) {
      return 0;
    }
  },
  /** Stripes across x, as wide as the gaps between them. */
  STRIPED("striped") {
    @Override
    double second(double x, double y) {
      return Canvas.coverage(Math.abs(x - nearestWhole(x)) - 0.25, PERIOD);
    }
  },
  /** Spots, the rows shifted against each other. */
  SPOTTED("spotted") {
    @Override
    double second(double x, double y) {
      double row = nearestWhole(y * ROWS);
      double shifted = x + 0.5 * row;
      double dx = shifted - nearestWhole(shifted);
      double dy = y - row / ROWS;
      return Canvas.coverage(Math.sqrt(dx * dx + dy * dy) - 0.31, PERIOD);
    }
  };

  /** Pixels between stripes or spots, on average; what a unit of the pattern's coordinates is. */
  static final double PERIOD = 5.2;

  /** Rows of spots in a unit. */
  private static final double ROWS = 1.15;

  private final String label;

  Pattern(String label) {
    this.label = label;
  }

  /**
   * How much of the second colour shows.
   *
   * @param x to the right, in periods
   * @param y down, in periods
   * @return 0 to 1
   */
  abstract double second(double x, double y);

  /**
   * The word for it in the names of classes.
   *
   * @return such as "striped"
   */
  String label() {
    return label;
  }

  private static double nearestWhole(double value) {
    return Math.floor(value + 0.5);
  }
}
