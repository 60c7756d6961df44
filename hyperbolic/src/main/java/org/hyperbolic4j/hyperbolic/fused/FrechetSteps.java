package org.hyperbolic4j.hyperbolic.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;
import org.hyperbolic4j.manifold.fused.Tensor;

/**
 * Steps from the midpoint towards the Frechet mean (Lou et al. 2020, algorithms 1 and 2, which are
 * one in the two models): each leads to the midpoint of the batch weighted with {@link Pull}s of
 * distances from the point before. The gradient is that of the steps, exact however few they are
 * (docs/gradients.md, section 6).
 */
final class FrechetSteps {

  private final WeightedPoints points;

  /** The midpoint, and what every step leads to. */
  private final List<Midpoint> way = new ArrayList<>();

  FrechetSteps(WeightedPoints points, int steps) {
    this.points = points;
    way.add(Midpoint.of(points));
    for (int step = 0; step < steps; step++) {
      way.add(Midpoint.of(points.weighted(pulled(last().frame()))));
    }
  }

  private Midpoint last() {
    return way.get(way.size() - 1);
  }

  /** Tangent coordinates; not to be changed. */
  double[] coordinates() {
    return last().coordinates();
  }

  private Tensor onePerPosition() {
    return ArrayTensor.float64(Signature.Shape.POSITIONS.of(points.shape()));
  }

  /** Weights times pulls towards a frame's point. */
  private Tensor pulled(Frame frame) {
    FeatureLayout layout = points.layout;
    Tensor pulled = onePerPosition();
    points.sum(
        0,
        scratch -> {
          BoostedBlock seen = new BoostedBlock(scratch, layout, frame);
          double[] pulls = scratch.doubles(layout.block());
          return (v, weights, piece, sums) -> {
            seen.of(v);
            for (int i = 0; i < v.length(); i++) {
              pulls[i] = weights[i] * Pull.of(seen.angle(i));
            }
            pulled.store(layout.singleRun(piece), pulls, 0, v.length());
          };
        });
    return pulled;
  }

  /** Gradients by v and weights are stored, that by c is returned. */
  double differentiate(double[] g, Tensor byMap, Tensor byWeights) {
    Gradients gradients = new Gradients(ArrayTensor.float64(points.shape()), onePerPosition());
    double byCurvature = 0;
    double[] byPoint = g;
    for (int step = way.size() - 1; step > 0; step--) {
      Gradients own = new Gradients(ArrayTensor.float64(points.shape()), onePerPosition());
      byCurvature += way.get(step).differentiate(byPoint, own.byMap, own.byWeights);
      double[] totals = throughPulls(way.get(step - 1).frame(), own, gradients);
      byPoint = new double[points.channels()];
      System.arraycopy(totals, 0, byPoint, 0, byPoint.length);
      byCurvature += totals[byPoint.length];
    }
    Gradients first = new Gradients(ArrayTensor.float64(points.shape()), onePerPosition());
    byCurvature +=
        way.get(0).differentiate(byPoint, first.byMap, byWeights == null ? null : first.byWeights);
    store(first, gradients, new Gradients(byMap, byWeights));
    return byCurvature;
  }

  /** Gradients by v and by given weights. */
  private record Gradients(Tensor byMap, Tensor byWeights) {}

  /**
   * Adds gradients by v and by pulled weights to those by v and by given weights.
   *
   * @param frame at the point that pulls
   * @param own what to add
   * @param sum where to
   * @return gradients by the coordinates and by c
   */
  private double[] throughPulls(Frame frame, Gradients own, Gradients sum) {
    FeatureLayout layout = points.layout;
    int channels = points.channels();
    double[] totals =
        points.sum(
            channels + 1,
            scratch -> {
              BoostedBlock seen = new BoostedBlock(scratch, layout, frame);
              FeatureBlock byV = new FeatureBlock(scratch, layout, points.c);
              FeatureBlock added = new FeatureBlock(scratch, layout, points.c);
              double[] pulled = scratch.doubles(layout.block());
              double[] given = scratch.doubles(layout.block());
              double[] ofBoosted = scratch.doubles(layout.block());
              double[] ofFrame = scratch.doubles(layout.block());
              double[] common = new double[channels];
              double[] ofCommon = scratch.zeros(layout.block());
              return (v, weights, piece, sums) -> {
                seen.of(v);
                own.byWeights.load(layout.singleRun(piece), pulled, 0, v.length());
                sum.byWeights.load(layout.singleRun(piece), given, 0, v.length());
                for (int i = 0; i < v.length(); i++) {
                  double pull = Pull.of(seen.angle(i));
                  double slope = Pull.slope(seen.sinhSquared(i), seen.cosine(i), pull);
                  ofBoosted[i] = 2 * pulled[i] * weights[i] * slope;
                  ofFrame[i] = -ofBoosted[i] * seen.cosine(i);
                  given[i] += pulled[i] * pull / points.largestWeight();
                }
                seen.boosted.addWeighted(ofFrame, sums, 0);
                double byCurvature = seen.pullBack(v, common, ofCommon, ofBoosted, byV);
                sums[channels] = byCurvature + v.unlimit(byV);
                sum.byWeights.store(layout.singleRun(piece), given, 0, v.length());
                added.copyLength(v);
                add(added, own.byMap, byV, piece);
                add(added, sum.byMap, byV, piece);
                byV.store(sum.byMap, layout, piece);
              };
            });
    double[] byPoint = frame.fromFrame(Arrays.copyOf(totals, channels));
    // Distances depend on points in radii of curvature.
    totals[channels] += Frame.dot(byPoint, frame.coordinates()) / (2 * points.c);
    totals[channels] += frame.point.unlimit(byPoint);
    System.arraycopy(byPoint, 0, totals, 0, channels);
    return totals;
  }

  private void add(FeatureBlock room, Tensor summand, FeatureBlock sum, int piece) {
    room.loadVectors(summand, points.layout, piece);
    for (int channel = 0; channel < points.channels(); channel++) {
      for (int i = 0; i < sum.length(); i++) {
        sum.v[channel][i] += room.v[channel][i];
      }
    }
  }

  private void store(Gradients one, Gradients other, Gradients result) {
    FeatureLayout layout = points.layout;
    points.sum(
        0,
        scratch -> {
          FeatureBlock sum = new FeatureBlock(scratch, layout, points.c);
          FeatureBlock room = new FeatureBlock(scratch, layout, points.c);
          double[] given = scratch.doubles(layout.block());
          double[] added = scratch.doubles(layout.block());
          return (v, weights, piece, sums) -> {
            sum.loadVectors(one.byMap, layout, piece);
            add(room, other.byMap, sum, piece);
            sum.store(result.byMap, layout, piece);
            if (result.byWeights != null) {
              one.byWeights.load(layout.singleRun(piece), given, 0, v.length());
              other.byWeights.load(layout.singleRun(piece), added, 0, v.length());
              for (int i = 0; i < v.length(); i++) {
                given[i] += added[i];
              }
              result.byWeights.store(layout.singleRun(piece), given, 0, v.length());
            }
          };
        });
  }
}
