package org.hyperbolic4j.laws.law;

/** How far from the origin a law is tried. */
public enum Extent {
  /** Wherever points can be told apart. */
  FAR,
  /** Within about four radii of curvature, for laws that chain many maps. */
  NEAR,
  /** Within a fraction of a radius of curvature, for laws about small things. */
  SMALL;

  /** The largest {@code sqrt|c| |v|} of points. */
  double reach(double sign, Precision precision) {
    // A sphere ends at pi / 2: two steps of FAR, and four of NEAR, keep logarithms unique.
    if (sign < 0 && this != SMALL) {
      return this == FAR ? 0.7 : 0.35;
    }
    return switch (this) {
      case FAR -> precision == Precision.FLOAT64 ? 7 : 3;
      case NEAR -> precision == Precision.FLOAT64 ? 2 : 1;
      case SMALL -> 0.1;
    };
  }
}
