package org.hyperbolic4j.experiments.report.evaluation;

import java.util.List;

/**
 * Test images on the Poincare disk, as the head sees them.
 *
 * @param points a point for each of the first images
 * @param hyperplanes geodesics where each class has the score 0
 * @param prototypes points that stand for the classes
 */
public record DiskEmbedding(
    List<DiskPoint> points, List<List<DiskPoint>> hyperplanes, List<DiskPoint> prototypes) {

  /**
   * Copies the lists.
   *
   * @param points a point for each of the first images
   * @param hyperplanes geodesics where each class has the score 0
   * @param prototypes points that stand for the classes
   */
  public DiskEmbedding {
    points = List.copyOf(points);
    hyperplanes = List.copyOf(hyperplanes);
    prototypes = List.copyOf(prototypes);
  }
}
