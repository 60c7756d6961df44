package org.hyperbolic4j.hyperbolic.fused;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * The midpoint, which is the hyperboloid's centroid (docs/gradients.md, section 6). Its time
 * coordinate T and length rho are found from sums, or, far out, where rho is what is left of
 * numbers that cancel, in the frame at the midpoint itself.
 */
final class Midpoint {

  /** From this T/rho on the frame at the midpoint is used; sums have lost two digits there. */
  private static final double FAR = 16;

  /** Takes the place of the length where there are no points, or none with a weight. */
  private static final double LEAST = 1e-150;

  /** A step this short only leaves its rounding. */
  private static final double NEAR = 1e-6;

  private static final int MOST_STEPS = 20;

  private final WeightedPoints points;
  private final double length;

  /** The midpoint, in a frame of its own only if far out. */
  private final SheetPoint mean;

  private final Frame frame;

  private Midpoint(WeightedPoints points, double length, SheetPoint mean, Frame frame) {
    this.points = points;
    this.length = length;
    this.mean = mean;
    this.frame = frame;
  }

  static Midpoint of(WeightedPoints points) {
    int channels = points.channels();
    double[] sums = sums(points);
    double time = sums[channels];
    double weight = sums[channels + 1];
    double[] space = new double[channels];
    System.arraycopy(sums, 0, space, 0, channels);
    double length = length(time, Math.sqrt(points.c * Frame.dot(space, space)), weight);
    for (int i = 0; i < channels; i++) {
      space[i] /= length;
    }
    SheetPoint mean = new SheetPoint(points.c, time / length, space);
    return time > FAR * length
        ? far(points, new Frame(mean.coordinates(), points.c), weight)
        : new Midpoint(points, length, mean, null);
  }

  /** How many numbers {@link #toNumbers} gives. */
  static int numbers(int channels) {
    return Frame.numbers(channels) + 3;
  }

  /** What {@link #of(WeightedPoints, double[])} needs to know it again. */
  double[] toNumbers() {
    double[] numbers =
        Arrays.copyOf(frame != null ? frame.toNumbers() : mean.space(), numbers(points.channels()));
    int end = numbers.length;
    numbers[end - 3] = frame != null ? 1 : 0;
    numbers[end - 2] = length;
    numbers[end - 1] = frame != null ? 0 : mean.cosine();
    return numbers;
  }

  /** The midpoint of the same points once more. */
  static Midpoint of(WeightedPoints points, double[] numbers) {
    int end = numbers.length;
    double length = numbers[end - 2];
    if (numbers[end - 3] == 1) {
      Frame frame = Frame.of(Arrays.copyOf(numbers, end - 3), points.c);
      return new Midpoint(points, length, null, frame);
    }
    double[] space = Arrays.copyOf(numbers, points.channels());
    return new Midpoint(points, length, new SheetPoint(points.c, numbers[end - 1], space), null);
  }

  /** Length rho of a sum; no shorter than the sum of weights, which it is if points coincide. */
  private static double length(double time, double space, double weight) {
    double square = Math.max((time - space) * (time + space), 0);
    return Math.max(Math.max(Math.sqrt(square), weight), LEAST);
  }

  /** The sums T, V of weighted (C, S v), then T and the sum of weights. */
  private static double[] sums(WeightedPoints points) {
    int channels = points.channels();
    return points.sum(
        channels + 2,
        scratch -> {
          double[] weighted = scratch.doubles(points.layout.block());
          return (v, weights, piece, sums) -> {
            int length = v.length();
            for (int i = 0; i < length; i++) {
              weighted[i] = weights[i] * v.sine[i];
            }
            sums[channels] = Runs.best().dot(weights, v.cosine, length);
            sums[channels + 1] = Runs.best().sum(weights, length);
            v.addWeighted(weighted, sums, 0);
          };
        });
  }

  /** Goes from a frame near the midpoint to that at the midpoint, (6.12). */
  private static Midpoint far(WeightedPoints points, Frame start, double weight) {
    Frame frame = start;
    double length = weight;
    double last = Double.POSITIVE_INFINITY;
    for (int count = 0; count < MOST_STEPS; count++) {
      double[] y = sums(points, frame);
      double time = y[y.length - 1];
      double[] step = new double[points.channels()];
      System.arraycopy(y, 0, step, 0, step.length);
      double space = Math.sqrt(Frame.dot(step, step));
      double here = length(time, space, weight);
      double distance = space / here;
      if (distance > last / 2) {
        break;
      }
      length = here;
      for (int i = 0; i < step.length; i++) {
        step[i] /= length;
      }
      frame = frame.moved(step);
      last = distance;
      if (distance < NEAR) {
        break;
      }
    }
    return new Midpoint(points, length, null, frame);
  }

  /** The sums of weighted boosted positions, and of their time coordinates. */
  private static double[] sums(WeightedPoints points, Frame frame) {
    int channels = points.channels();
    return points.sum(
        channels + 1,
        scratch -> {
          BoostedBlock seen = new BoostedBlock(scratch, points.layout, frame);
          return (v, weights, piece, sums) -> {
            seen.of(v);
            for (int i = 0; i < v.length(); i++) {
              sums[channels] += weights[i] * seen.cosine(i);
            }
            seen.boosted.addWeighted(weights, sums, 0);
          };
        });
  }

  /** Tangent coordinates; not to be changed. */
  double[] coordinates() {
    return frame != null ? frame.coordinates() : mean.coordinates();
  }

  /** The frame at the midpoint. */
  Frame frame() {
    return frame != null ? frame : new Frame(mean.coordinates(), points.c);
  }

  /** Gradients by v and weights are stored, that by c is returned. */
  double differentiate(double[] g, Tensor byMap, Tensor byWeights) {
    return frame != null
        ? differentiateFar(g, byMap, byWeights)
        : differentiateNear(g, byMap, byWeights);
  }

  /** (6.2) to (6.5). */
  private double differentiateNear(double[] g, Tensor byMap, Tensor byWeights) {
    int channels = points.channels();
    double c = points.c;
    double[] bySpace = mean.bySpace(g);
    double byCosine = mean.byCosine(g);
    double e = byCosine * mean.cosine() + Frame.dot(bySpace, mean.space());
    double byTime = (byCosine - e * mean.cosine()) / length;
    double[] bySum = new double[channels];
    for (int i = 0; i < channels; i++) {
      bySum[i] = (bySpace[i] + c * e * mean.space()[i]) / length;
    }
    double[] totals =
        points.sum(
            1,
            scratch -> {
              FeatureBlock byV = new FeatureBlock(scratch, points.layout, c);
              double[] along = scratch.doubles(points.layout.block());
              double[] own = scratch.doubles(points.layout.block());
              double[] pull = scratch.doubles(points.layout.block());
              double[] weightGradient = scratch.doubles(points.layout.block());
              return (v, weights, piece, sums) -> {
                byV.copyLength(v);
                v.dot(bySum, along);
                for (int i = 0; i < v.length(); i++) {
                  double kappa = v.slope[i] * along[i] + v.sine[i] * byTime;
                  double ofWeight = v.sine[i] * along[i] + v.cosine[i] * byTime;
                  own[i] = 2 * c * weights[i] * kappa;
                  pull[i] = weights[i] * v.sine[i];
                  weightGradient[i] = ofWeight;
                }
                double byCurvature = Runs.best().dot(own, v.n, v.length()) / (2 * c);
                for (int channel = 0; channel < channels; channel++) {
                  double[] components = v.v[channel];
                  double[] gradient = byV.v[channel];
                  double towards = bySum[channel];
                  for (int i = 0; i < v.length(); i++) {
                    gradient[i] = own[i] * components[i] + pull[i] * towards;
                  }
                }
                sums[0] = byCurvature + v.unlimit(byV);
                points.storeGradients(byV, byMap, weightGradient, byWeights, piece);
              };
            });
    return totals[0] + e * Frame.dot(mean.space(), mean.space()) / 2;
  }

  /** (6.8) to (6.13). */
  private double differentiateFar(double[] g, Tensor byMap, Tensor byWeights) {
    double[] byMean = frame.carry(g);
    for (int i = 0; i < byMean.length; i++) {
      byMean[i] /= length;
    }
    double[] totals =
        points.sum(
            1,
            scratch -> {
              BoostedBlock seen = new BoostedBlock(scratch, points.layout, frame);
              FeatureBlock byV = new FeatureBlock(scratch, points.layout, points.c);
              double[] none = scratch.zeros(points.layout.block());
              double[] weightGradient = scratch.doubles(points.layout.block());
              return (v, weights, piece, sums) -> {
                seen.of(v);
                seen.boosted.dot(byMean, weightGradient);
                double byCurvature = seen.pullBack(v, byMean, weights, none, byV);
                sums[0] = byCurvature + v.unlimit(byV);
                points.storeGradients(byV, byMap, weightGradient, byWeights, piece);
              };
            });
    return totals[0] - Frame.dot(g, frame.coordinates()) / (2 * points.c);
  }
}
