package org.hyperbolic4j.poincare.fused;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * The Frechet mean by Newton's method on the unit hyperboloid, and its gradient by the implicit
 * function theorem (docs/gradients.md, section 6). Vectors at the mean are written in the frame
 * that a boost carries there from the origin.
 */
final class FrechetMean {

  private static final int MOST_STEPS = 100;

  /** A step this short (in units of the radius of curvature) ends the search. */
  private static final double SHORTEST_STEP = 1e-13;

  /** Steps this short square the error, until rounding stops them from getting shorter. */
  private static final double NEAR = 1e-6;

  private static final double SMALLEST_FRACTION = 1e-3;

  /** The mean is no further out than the points; sinh of their limit. */
  private static final double FURTHEST = Math.sinh(FeatureBlock.FURTHEST);

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

  static SheetPoint of(WeightedPoints points, SheetPoint start) {
    SheetPoint mean = start;
    Slope slope = slope(points, mean);
    double last = Double.POSITIVE_INFINITY;
    for (int count = 0; count < MOST_STEPS; count++) {
      double[] step = slope.newtonStep();
      double length = norm(step);
      boolean near = length < NEAR;
      if (length < SHORTEST_STEP || (near && length > last / 2)) {
        return mean;
      }
      // Near the mean Newton's step only shortens the pull; further out it may need shortening.
      double fraction = 1;
      SheetPoint next = move(mean, step, fraction);
      Slope there = slope(points, next);
      while (!near && there.length() > slope.length()) {
        fraction /= 2;
        if (fraction < SMALLEST_FRACTION) {
          return mean;
        }
        next = move(mean, step, fraction);
        there = slope(points, next);
      }
      mean = next;
      slope = there;
      last = length;
    }
    return mean;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double component : x) {
      sum += component * component;
    }
    return Math.sqrt(sum);
  }

  /** The exponential map at a point of the sheet, of a multiple of a vector in its frame. */
  private static SheetPoint move(SheetPoint from, double[] step, double fraction) {
    double s = Math.sqrt(from.c());
    double length = fraction * norm(step);
    double sinhc = Hyperbolic.sinhc(length * length) * fraction;
    double time = Hyperbolic.cosh(length * length);
    double along = 0;
    double[] space = new double[step.length];
    for (int i = 0; i < step.length; i++) {
      space[i] = sinhc * step[i];
      along += space[i] * s * from.space()[i];
    }
    double squares = 0;
    for (int i = 0; i < step.length; i++) {
      space[i] = space[i] / s + from.space()[i] * (time + along / (1 + from.cosine()));
      squares += space[i] * space[i];
    }
    double sinh = s * Math.sqrt(squares);
    if (sinh > FURTHEST) {
      for (int i = 0; i < space.length; i++) {
        space[i] *= FURTHEST / sinh;
      }
      sinh = FURTHEST;
    }
    return new SheetPoint(from.c(), Math.sqrt(1 + sinh * sinh), space);
  }

  /** Per position what boosting it to the mean's frame gives, (6.6). */
  private static final class Boost {
    private final SheetPoint mean;
    private final double s;
    private final double[] along;
    private final double[] shift;
    final double[] sinhSquared;
    final FeatureBlock boosted;

    Boost(WeightedPoints points, SheetPoint mean) {
      this.mean = mean;
      s = Math.sqrt(mean.c());
      along = new double[points.layout.block()];
      shift = new double[points.layout.block()];
      sinhSquared = new double[points.layout.block()];
      boosted = new FeatureBlock(points.layout, mean.c());
    }

    void of(FeatureBlock v) {
      boosted.copyLength(v);
      v.dot(mean.space(), along);
      for (int i = 0; i < v.length(); i++) {
        shift[i] = v.cosine[i] - mean.c() * v.sine[i] * along[i] / (1 + mean.cosine());
        sinhSquared[i] = 0;
      }
      for (int channel = 0; channel < v.channels(); channel++) {
        int at = v.at(channel);
        for (int i = 0; i < v.length(); i++) {
          double x = s * (v.sine[i] * v.v[at + i] - mean.space()[channel] * shift[i]);
          boosted.v[at + i] = x;
          sinhSquared[i] += x * x;
        }
      }
    }

    /** asinh(x)/x of the boosted length x: turns boosted vectors into logarithms. */
    double logarithm(int i) {
      double x = Math.sqrt(sinhSquared[i]);
      return x < 1e-8 ? 1 : Hyperbolic.asinh(x) / x;
    }

    /** Derivative of {@link #logarithm} by x^2. */
    double logarithmSlope(int i) {
      double y = sinhSquared[i];
      if (y < 1e-4) {
        return -1.0 / 6 + y * (3.0 / 20 - y * (15.0 / 112 - y * (35.0 / 288)));
      }
      return (1 / Math.sqrt(1 + y) - logarithm(i)) / (2 * y);
    }
  }

  private static Slope slope(WeightedPoints points, SheetPoint mean) {
    int n = points.channels();
    Partials partials = new Partials(points.layout.pieces(), n + n * n + 1);
    points.visit(
        () -> {
          Boost boost = new Boost(points, mean);
          double[] first = new double[points.layout.block()];
          double[] second = new double[points.layout.block()];
          return (v, weights, piece) -> {
            double[] sums = partials.of(piece);
            boost.of(v);
            for (int i = 0; i < v.length(); i++) {
              double logarithm = boost.logarithm(i);
              double square = logarithm * logarithm * boost.sinhSquared[i];
              double sinhc = Hyperbolic.sinhc(square);
              double across = Hyperbolic.cosh(square) / sinhc;
              sums[n + n * n] += weights[i] * across;
              first[i] = weights[i] * logarithm;
              second[i] = -weights[i] * logarithm * logarithm * Hyperbolic.defect(square) / sinhc;
            }
            boost.boosted.addWeighted(first, sums, 0);
            for (int j = 0; j < n; j++) {
              int row = v.at(j);
              for (int k = 0; k <= j; k++) {
                int column = v.at(k);
                double sum = 0;
                for (int i = 0; i < v.length(); i++) {
                  sum += second[i] * boost.boosted.v[row + i] * boost.boosted.v[column + i];
                }
                sums[n + j * n + k] = sum;
              }
            }
          };
        });
    double[] sums = partials.sum();
    RealMatrix hessian = new Array2DRowRealMatrix(n, n);
    double[] pull = new double[n];
    for (int j = 0; j < n; j++) {
      pull[j] = sums[j];
      for (int k = 0; k <= j; k++) {
        double entry = sums[n + j * n + k] + (j == k ? sums[n + n * n] : 0);
        hessian.setEntry(j, k, entry);
        hessian.setEntry(k, j, entry);
      }
    }
    return new Slope(pull, hessian);
  }

  /** Gradients by v and weights are stored, that by c is returned, (6.8) to (6.12). */
  static double differentiate(
      WeightedPoints points, SheetPoint mean, double[] g, Tensor byMap, Tensor byWeights) {
    int n = points.channels();
    double c = points.c;
    double s = Math.sqrt(c);
    double[] bySpace = mean.bySpace(g);
    double byCosine = mean.byCosine(g);
    double radial = 0;
    double along = 0;
    double[] coordinates = mean.coordinates();
    for (int i = 0; i < n; i++) {
      radial += bySpace[i] * mean.space()[i];
      along += g[i] * coordinates[i];
    }
    double[] byStep = new double[n];
    for (int i = 0; i < n; i++) {
      byStep[i] = bySpace[i] / s + s * mean.space()[i] * (radial / (1 + mean.cosine()) + byCosine);
    }
    double[] lambda = slope(points, mean).solve(byStep);
    double lambdaAlongMean = 0;
    for (int i = 0; i < n; i++) {
      lambdaAlongMean += lambda[i] * s * mean.space()[i];
    }
    double meanAlongLambda = lambdaAlongMean;
    Partials partials = new Partials(points.layout.pieces(), 1);
    points.visit(
        () -> {
          Boost boost = new Boost(points, mean);
          FeatureBlock byV = new FeatureBlock(points.layout, c);
          int capacity = points.layout.block();
          double[] alongLambda = new double[capacity];
          double[] alongMean = new double[capacity];
          double[] ofLambda = new double[capacity];
          double[] ofBoosted = new double[capacity];
          double[] ofMean = new double[capacity];
          double[] products = new double[capacity];
          double[] own = new double[capacity];
          double[] pull = new double[capacity];
          double[] weightGradient = new double[capacity];
          return (v, weights, piece) -> {
            int length = v.length();
            byV.copyLength(v);
            boost.of(v);
            boost.boosted.dot(lambda, alongLambda);
            boost.boosted.dot(mean.space(), alongMean);
            for (int i = 0; i < length; i++) {
              double logarithm = boost.logarithm(i);
              weightGradient[i] = logarithm * alongLambda[i];
              ofLambda[i] = weights[i] * logarithm;
              ofBoosted[i] = 2 * weights[i] * boost.logarithmSlope(i) * alongLambda[i];
              ofMean[i] = ofLambda[i] * meanAlongLambda + ofBoosted[i] * s * alongMean[i];
            }
            // Gradient by x = s S v, kept in byV.
            for (int channel = 0; channel < n; channel++) {
              int at = v.at(channel);
              double m = s * mean.space()[channel];
              for (int i = 0; i < length; i++) {
                byV.v[at + i] =
                    ofLambda[i] * lambda[channel]
                        + ofBoosted[i] * boost.boosted.v[at + i]
                        + ofMean[i] * m / (1 + mean.cosine());
              }
            }
            v.dot(byV, products);
            double byCurvature = 0;
            for (int i = 0; i < length; i++) {
              double kappa = v.slope[i] * s * products[i] - v.sine[i] * ofMean[i];
              byCurvature += v.n[i] * kappa + s * v.sine[i] * products[i] / (2 * c);
              own[i] = 2 * c * kappa;
              pull[i] = s * v.sine[i];
            }
            byV.scale(pull);
            byV.addScaled(own, v);
            partials.of(piece)[0] = byCurvature + v.unlimit(byV);
            byV.store(byMap, points.layout, piece);
            if (byWeights != null) {
              points.storeWeightGradients(weightGradient, piece, length, byWeights);
            }
          };
        });
    return partials.sum()[0] - along / (2 * c);
  }
}
