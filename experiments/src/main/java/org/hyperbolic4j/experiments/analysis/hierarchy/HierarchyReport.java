package org.hyperbolic4j.experiments.analysis.hierarchy;

import java.util.List;
import org.hyperbolic4j.experiments.analysis.report.MeanAndDeviation;
import org.hyperbolic4j.experiments.analysis.sampling.Draws;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.model.Network;

/**
 * How the tree of the classes shows in a network's features, those before the head, by the distance
 * of their own space.
 *
 * @param model name of the network
 * @param data name of the images
 * @param images how many
 * @param space {@code euclidean} or the name of the manifold that features are points of
 * @param curvature minus its sectional curvature; null if it is Euclidean
 * @param spearman rank correlation of the distances between class centroids with those between
 *     classes in the tree; null if the tree has one level only or distances do not vary
 * @param distances mean distance of class centroids by distance in the tree
 * @param levels how far centroids are from the origin, level by level from the root
 * @param classes how far each class is from the origin; classes without images are left out
 * @param hyperbolicity how far the features are from a tree
 */
public record HierarchyReport(
    String model,
    String data,
    int images,
    String space,
    Double curvature,
    Double spearman,
    List<TreeDistance> distances,
    List<LevelNorm> levels,
    List<ClassNorm> classes,
    Hyperbolicity hyperbolicity) {

  /**
   * Pairs of classes equally far apart in the tree.
   *
   * @param edges edges on the path between them
   * @param pairs how many pairs
   * @param meanDistance mean distance of their centroids
   */
  public record TreeDistance(int edges, int pairs, double meanDistance) {}

  /**
   * A level of the tree.
   *
   * @param level its name; {@code root} for the centroid of all images
   * @param nodes nodes with images
   * @param norm distances of their centroids from the origin
   */
  public record LevelNorm(String level, int nodes, MeanAndDeviation norm) {}

  /**
   * A class.
   *
   * @param name its name
   * @param images its images
   * @param norm distances of its images from the origin
   * @param centroidNorm distance of its centroid from the origin
   */
  public record ClassNorm(String name, int images, MeanAndDeviation norm, double centroidNorm) {}

  /**
   * Gromov's delta over draws of images.
   *
   * @param draws how many draws
   * @param images images in each
   * @param delta delta of the four-point condition
   * @param diameter largest distance
   * @param relative twice delta over diameter: 0 in a tree, at most 1
   */
  public record Hyperbolicity(
      int draws,
      int images,
      MeanAndDeviation delta,
      MeanAndDeviation diameter,
      MeanAndDeviation relative) {}

  /**
   * Measures.
   *
   * @param network the network
   * @param manifolds where its manifold is found
   * @param set images of the shape that it takes
   * @param draws draws for Gromov's delta, whose time grows with the fourth power of their images
   * @param batch images at a time; it matters to results only with the published batch statistics
   * @param progress told how it goes on
   * @return the report
   */
  public static HierarchyReport measure(
      Network network,
      ManifoldRegistry manifolds,
      ImageSet set,
      Draws draws,
      int batch,
      Progress progress) {
    FeatureSpace space = FeatureSpace.of(network, manifolds);
    FeaturePoints points = FeaturePoints.of(network, space, set, batch, progress);
    ClassCentroids centroids = new ClassCentroids(points, set.classes());
    return new HierarchyReport(
        network.config().model(),
        set.name(),
        set.size(),
        space.name(),
        space.curvature(),
        centroids.spearman(),
        centroids.distances(),
        centroids.levels(),
        centroids.classes(),
        hyperbolicity(points, draws.from(points.size())));
  }

  private static Hyperbolicity hyperbolicity(FeaturePoints points, Draws draws) {
    double[] delta = new double[draws.count()];
    double[] diameter = new double[draws.count()];
    double[] relative = new double[draws.count()];
    for (int i = 0; i < draws.count(); i++) {
      GromovDelta gromov = GromovDelta.of(points.distances(draws.draw(i, points.size())));
      delta[i] = gromov.delta();
      diameter[i] = gromov.diameter();
      relative[i] = gromov.relative();
    }
    return new Hyperbolicity(
        draws.count(),
        draws.images(),
        MeanAndDeviation.of(delta),
        MeanAndDeviation.of(diameter),
        MeanAndDeviation.of(relative));
  }
}
