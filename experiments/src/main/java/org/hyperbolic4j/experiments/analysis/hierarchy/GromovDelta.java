package org.hyperbolic4j.experiments.analysis.hierarchy;

/**
 * How far a finite metric space is from a tree (Gromov, Hyperbolic groups, 1987): delta is the
 * smallest number for which the four-point condition {@code d(w,x) + d(y,z) <= max(d(w,y) + d(x,z),
 * d(w,z) + d(x,y)) + 2 delta} holds for all points. It is 0 for subsets of trees, and at most log 2
 * over the root of c in hyperbolic space.
 *
 * @param delta delta, not negative
 * @param diameter the largest distance
 */
record GromovDelta(double delta, double diameter) {

  /**
   * Tries all four points, in time that grows with the fourth power of their number.
   *
   * @param d distances {@code [N][N]}, symmetric, 0 on the diagonal
   */
  static GromovDelta of(double[][] d) {
    double largest = 0;
    double diameter = 0;
    for (int i = 0; i < d.length; i++) {
      for (int j = i + 1; j < d.length; j++) {
        diameter = Math.max(diameter, d[i][j]);
        for (int k = j + 1; k < d.length; k++) {
          largest = Math.max(largest, largestDefect(d, i, j, k));
        }
      }
    }
    return new GromovDelta(largest / 2, diameter);
  }

  /** By how much the largest of three sums exceeds the next, with any fourth point after these. */
  private static double largestDefect(double[][] d, int i, int j, int k) {
    double ij = d[i][j];
    double ik = d[i][k];
    double jk = d[j][k];
    double largest = 0;
    for (int l = k + 1; l < d.length; l++) {
      double a = ij + d[k][l];
      double b = ik + d[j][l];
      double c = jk + d[i][l];
      double ab = Math.max(a, b);
      double middle = Math.max(Math.min(a, b), Math.min(ab, c));
      largest = Math.max(largest, Math.max(ab, c) - middle);
    }
    return largest;
  }

  /**
   * Delta without a scale (Khrulkov et al., Hyperbolic image embeddings, CVPR 2020).
   *
   * @return {@code 2 delta / diameter}, 0 to 1; 0 for a single point, which is a tree
   */
  double relative() {
    return diameter == 0 ? 0 : 2 * delta / diameter;
  }
}
