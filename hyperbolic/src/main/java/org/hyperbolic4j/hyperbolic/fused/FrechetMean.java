package org.hyperbolic4j.hyperbolic.fused;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hyperbolic4j.manifold.elementary.Hyperbolic;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * The Frechet mean by Newton's method on the unit hyperboloid, and its gradient by the implicit
 * function theorem (docs/gradients.md, section 6). Vectors at the mean are written in the frame
 * that a boost carries there from the origin.
 */
final class FrechetMean {

  private static final int MOST_STEPS = 100;

  /** A step this short, in radii of curvature, is the last: the next would be its square. */
  private static final double LAST_STEP = 1e-7;

  /** Steps this short become much shorter each time, until rounding stops that. */
  private static final double NEAR = 1e-3;

  private static final double SMALLEST_FRACTION = 1e-3;

  private FrechetMean() {}

  /** Mean of the logarithms, and the Hessian of half the mean squared distance. */
  private static final class Slope {
    private final double[] pull;
    private final RealMatrix hessian;

    Slope(double[] pull, RealMatrix hessian) {
      this.pull = pull;
      this.hessian = hessian;
    }

    double[] newtonStep() {
      return solve(pull);
    }

    /** The Hessian's inverse times a vector; 0 for an empty batch, which has no Hessian. */
    double[] solve(double[] right) {
      double size = hessian.getTrace();
      if (size == 0) {
        return new double[right.length];
      }
      return new CholeskyDecomposition(hessian.scalarMultiply(1 / size))
          .getSolver()
          .solve(new ArrayRealVector(right, false).mapDivide(size))
          .toArray();
    }

    double length() {
      return norm(pull);
    }
  }

  /**
   * The mean, searched for from the batch's midpoint: two or three steps away for batches spread
   * over up to three radii of curvature, never more than from the mean of the batch before
   * (FrechetSearchTest).
   */
  static Frame of(WeightedPoints points) {
    return search(points, Midpoint.of(points).frame()).mean();
  }

  /** Where a search ended, and how many steps that took. */
  record Search(Frame mean, int steps) {}

  static Search search(WeightedPoints points, Frame start) {
    Frame mean = start;
    Slope slope = slope(points, mean);
    double last = Double.POSITIVE_INFINITY;
    for (int count = 0; count < MOST_STEPS; count++) {
      double[] step = slope.newtonStep();
      double length = norm(step);
      if (length < LAST_STEP) {
        return new Search(move(mean, step, 1), count + 1);
      }
      if (length < NEAR && length > last / 2) {
        return new Search(mean, count);
      }
      double fraction = 1;
      Frame next = move(mean, step, fraction);
      Slope there = slope(points, next);
      while (there.length() > slope.length()) {
        fraction /= 2;
        if (fraction < SMALLEST_FRACTION) {
          return new Search(mean, count);
        }
        next = move(mean, step, fraction);
        there = slope(points, next);
      }
      mean = next;
      slope = there;
      last = length;
    }
    return new Search(mean, MOST_STEPS);
  }

  private static double norm(double[] x) {
    return Math.sqrt(Frame.dot(x, x));
  }

  /** Along a geodesic by a multiple of a step. */
  private static Frame move(Frame from, double[] step, double fraction) {
    double length = fraction * norm(step);
    double sinhc = Hyperbolic.sinhc(length * length) * fraction;
    double[] y = step.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= sinhc;
    }
    return from.moved(y);
  }

  private static Slope slope(WeightedPoints points, Frame mean) {
    int n = points.channels();
    double[] totals =
        points.sum(
            n + n * n + 1,
            scratch -> {
              BoostedBlock seen = new BoostedBlock(scratch, points.layout, mean);
              double[] first = scratch.doubles(points.layout.block());
              double[] second = scratch.doubles(points.layout.block());
              double[] squares = scratch.doubles(points.layout.block());
              double[] bending = scratch.doubles(points.layout.block());
              RadialFunctions ofAngle = new RadialFunctions(scratch, points.layout.block());
              double[] pulled = scratch.doubles(points.layout.block());
              return (v, weights, piece, sums) -> {
                seen.of(v);
                seen.boosted.dot(seen.boosted, squares);
                for (int i = 0; i < v.length(); i++) {
                  double angle = seen.angle(i);
                  ofAngle.square[i] = angle * angle;
                }
                ofAngle.ofSquares(v.length());
                for (int i = 0; i < v.length(); i++) {
                  double logarithm = 1 / ofAngle.sinhc[i];
                  double pull = weights[i] * logarithm;
                  bending[i] = pull * seen.cosine(i);
                  first[i] = pull;
                }
                for (int i = 0; i < v.length(); i++) {
                  double logarithm = 1 / ofAngle.sinhc[i];
                  // So far out that length and angle are rounding, the Hessian stays definite.
                  double length = Math.max(squares[i], Double.MIN_NORMAL);
                  double part = Math.min(seen.sinhSquared(i) / length, 1);
                  second[i] = -first[i] * logarithm * logarithm * ofAngle.defect[i] * part;
                }
                sums[n + n * n] = Runs.best().sum(bending, v.length());
                seen.boosted.addWeighted(first, sums, 0);
                for (int j = 0; j < n; j++) {
                  double[] row = seen.boosted.v[j];
                  for (int i = 0; i < v.length(); i++) {
                    pulled[i] = second[i] * row[i];
                  }
                  for (int k = 0; k <= j; k++) {
                    sums[n + j * n + k] = Runs.best().dot(pulled, seen.boosted.v[k], v.length());
                  }
                }
              };
            });
    RealMatrix hessian = new Array2DRowRealMatrix(n, n);
    double[] pull = new double[n];
    for (int j = 0; j < n; j++) {
      pull[j] = totals[j];
      for (int k = 0; k <= j; k++) {
        double entry = totals[n + j * n + k] + (j == k ? totals[n + n * n] : 0);
        hessian.setEntry(j, k, entry);
        hessian.setEntry(k, j, entry);
      }
    }
    return new Slope(pull, hessian);
  }

  /** Gradients by v and weights are stored, that by c is returned, (6.15), (6.16), (6.11). */
  static double differentiate(
      WeightedPoints points, Frame mean, double[] g, Tensor byMap, Tensor byWeights) {
    double[] lambda = slope(points, mean).solve(mean.carry(g));
    double[] totals =
        points.sum(
            1,
            scratch -> {
              BoostedBlock seen = new BoostedBlock(scratch, points.layout, mean);
              FeatureBlock byV = new FeatureBlock(scratch, points.layout, points.c);
              int capacity = points.layout.block();
              double[] alongLambda = scratch.doubles(capacity);
              double[] ofLambda = scratch.doubles(capacity);
              double[] ofBoosted = scratch.doubles(capacity);
              double[] weightGradient = scratch.doubles(capacity);
              return (v, weights, piece, sums) -> {
                seen.of(v);
                seen.boosted.dot(lambda, alongLambda);
                for (int i = 0; i < v.length(); i++) {
                  double logarithm = Pull.of(seen.angle(i));
                  weightGradient[i] = logarithm * alongLambda[i];
                  ofLambda[i] = weights[i] * logarithm;
                  ofBoosted[i] =
                      2
                          * weights[i]
                          * Pull.slope(seen.sinhSquared(i), seen.cosine(i), logarithm)
                          * alongLambda[i];
                }
                double byCurvature = seen.pullBack(v, lambda, ofLambda, ofBoosted, byV);
                sums[0] = byCurvature + v.unlimit(byV);
                points.storeGradients(byV, byMap, weightGradient, byWeights, piece);
              };
            });
    return totals[0] - Frame.dot(g, mean.coordinates()) / (2 * points.c);
  }
}
