package org.hyperbolic4j.experiments.analysis.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.batch.Batch;
import org.hyperbolic4j.experiments.data.batch.BatchPipeline;
import org.hyperbolic4j.experiments.data.batch.BatchPlan;
import org.hyperbolic4j.nn.model.Network;

/** The features of all images of a set as points of their space, in the order of the set. */
final class FeaturePoints {

  private static final String BEFORE_THE_HEAD = "pool";

  private final FeatureSpace space;
  private final List<double[]> points;
  private final int[] labels;

  FeaturePoints(FeatureSpace space, List<double[]> points, int[] labels) {
    this.space = space;
    this.points = points;
    this.labels = labels;
  }

  /**
   * Computes them.
   *
   * @throws IllegalStateException if a feature is not finite
   */
  static FeaturePoints of(
      Network network, FeatureSpace space, ImageSet set, int batch, Progress progress) {
    List<double[]> points = new ArrayList<>();
    BatchPlan plan = BatchPlan.testing(batch).withType(network.config().precision().type());
    try (BatchPipeline pipeline = BatchPipeline.onePass(set, plan)) {
      while (pipeline.hasNext()) {
        Batch images = pipeline.next();
        double[][] features =
            network
                .activations(images.images(), List.of(BEFORE_THE_HEAD))
                .get(BEFORE_THE_HEAD)
                .toDoubleMatrix();
        for (double[] feature : features) {
          double[] point = space.point(feature);
          if (!Double.isFinite(space.norm(point))) {
            throw new IllegalStateException(
                "the features of image %d are not finite".formatted(points.size()));
          }
          points.add(point);
        }
        progress.report(set.name(), points.size(), set.size());
      }
    }
    return new FeaturePoints(space, points, set.labels());
  }

  FeatureSpace space() {
    return space;
  }

  int size() {
    return points.size();
  }

  double[] point(int image) {
    return points.get(image);
  }

  /** The points of some labels. */
  List<double[]> where(IntPredicate ofLabel) {
    return IntStream.range(0, labels.length)
        .filter(image -> ofLabel.test(labels[image]))
        .mapToObj(points::get)
        .toList();
  }

  /** All distances between some points. */
  double[][] distances(int... images) {
    return distances(space, IntStream.of(images).mapToObj(points::get).toList());
  }

  /** All distances between points of a space. */
  static double[][] distances(FeatureSpace space, List<double[]> points) {
    double[][] distances = new double[points.size()][points.size()];
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = space.distance(points.get(i), points.get(j));
        distances[j][i] = distances[i][j];
      }
    }
    return distances;
  }
}
