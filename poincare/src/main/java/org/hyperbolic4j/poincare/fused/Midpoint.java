package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.Tensor;

/** The midpoint, which is the hyperboloid's centroid (docs/gradients.md, section 6). */
final class Midpoint {

  /** Least length of a sum beside its time coordinate: of less there is no digit left. */
  private static final double SHORTEST = 1e-8;

  /** Takes the place of the length where there are no points, or none with a weight. */
  private static final double LEAST = 1e-150;

  private Midpoint() {}

  /** The sums T, V of weighted (C, S v); the last is T. */
  private static double[] sums(WeightedPoints points) {
    int channels = points.channels();
    Partials partials = new Partials(points.layout.pieces(), channels + 1);
    points.visit(
        () -> {
          double[] weighted = new double[points.layout.block()];
          return (v, weights, piece) -> {
            double[] sums = partials.of(piece);
            for (int i = 0; i < v.length(); i++) {
              weighted[i] = weights[i] * v.sine[i];
              sums[channels] += weights[i] * v.cosine[i];
            }
            v.addWeighted(weighted, sums, 0);
          };
        });
    return partials.sum();
  }

  /** Length rho of the sum, (6.1), with the bound that float64 needs where far points coincide. */
  private static double length(WeightedPoints points, double[] sums) {
    double time = sums[points.channels()];
    double squares = 0;
    for (int i = 0; i < points.channels(); i++) {
      squares += sums[i] * sums[i];
    }
    double space = Math.sqrt(points.c * squares);
    double least = Math.max(SHORTEST * time, LEAST);
    return Math.max(Math.sqrt(Math.max((time - space) * (time + space), 0)), least);
  }

  static SheetPoint of(WeightedPoints points) {
    double[] sums = sums(points);
    double length = length(points, sums);
    double[] space = new double[points.channels()];
    for (int i = 0; i < space.length; i++) {
      space[i] = sums[i] / length;
    }
    return new SheetPoint(points.c, sums[space.length] / length, space);
  }

  /** Gradients by v and weights are stored, that by c is returned, (6.2) to (6.5). */
  static double differentiate(
      WeightedPoints points, SheetPoint mean, double[] g, Tensor byMap, Tensor byWeights) {
    int channels = points.channels();
    double length = length(points, sums(points));
    double c = points.c;
    double[] bySpace = mean.bySpace(g);
    double byCosine = mean.byCosine(g);
    double e = byCosine * mean.cosine();
    double spaceSquared = 0;
    for (int i = 0; i < channels; i++) {
      e += bySpace[i] * mean.space()[i];
      spaceSquared += mean.space()[i] * mean.space()[i];
    }
    double byTime = (byCosine - e * mean.cosine()) / length;
    double[] bySum = new double[channels];
    for (int i = 0; i < channels; i++) {
      bySum[i] = (bySpace[i] + c * e * mean.space()[i]) / length;
    }
    Partials partials = new Partials(points.layout.pieces(), 1);
    points.visit(
        () -> {
          FeatureBlock byV = new FeatureBlock(points.layout, c);
          double[] along = new double[points.layout.block()];
          double[] own = new double[points.layout.block()];
          double[] pull = new double[points.layout.block()];
          double[] weightGradient = new double[points.layout.block()];
          return (v, weights, piece) -> {
            byV.copyLength(v);
            v.dot(bySum, along);
            double byCurvature = 0;
            for (int i = 0; i < v.length(); i++) {
              double kappa = v.slope[i] * along[i] + v.sine[i] * byTime;
              byCurvature += weights[i] * v.n[i] * kappa;
              own[i] = 2 * c * weights[i] * kappa;
              pull[i] = weights[i] * v.sine[i];
              weightGradient[i] = v.sine[i] * along[i] + v.cosine[i] * byTime;
            }
            for (int channel = 0; channel < channels; channel++) {
              int at = v.at(channel);
              for (int i = 0; i < v.length(); i++) {
                byV.v[at + i] = own[i] * v.v[at + i] + pull[i] * bySum[channel];
              }
            }
            partials.of(piece)[0] = byCurvature + v.unlimit(byV);
            byV.store(byMap, points.layout, piece);
            if (byWeights != null) {
              points.storeWeightGradients(weightGradient, piece, v.length(), byWeights);
            }
          };
        });
    return partials.sum()[0] + e * spaceSquared / 2;
  }
}
