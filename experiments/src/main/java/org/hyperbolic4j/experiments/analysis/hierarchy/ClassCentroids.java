package org.hyperbolic4j.experiments.analysis.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hyperbolic4j.experiments.analysis.report.MeanAndDeviation;
import org.hyperbolic4j.experiments.data.LabelTree;

/** The centroids of the classes that have images, and of the nodes above them. */
final class ClassCentroids {

  private static final String ROOT = "root";

  private final FeaturePoints points;
  private final LabelTree tree;
  private final List<Integer> labels = new ArrayList<>();
  private final List<double[]> centroids = new ArrayList<>();
  private final Map<Integer, List<Double>> byEdges = new TreeMap<>();

  ClassCentroids(FeaturePoints points, LabelTree tree) {
    this.points = points;
    this.tree = tree;
    for (int leaf = 0; leaf < tree.leaves().size(); leaf++) {
      List<double[]> own = node(tree.depth() - 1, leaf);
      if (!own.isEmpty()) {
        labels.add(leaf);
        centroids.add(points.space().centroid(own));
      }
    }
    double[][] distances = FeaturePoints.distances(points.space(), centroids);
    for (int i = 0; i < distances.length; i++) {
      for (int j = 0; j < i; j++) {
        int edges = tree.distance(labels.get(i), labels.get(j));
        byEdges.computeIfAbsent(edges, key -> new ArrayList<>()).add(distances[i][j]);
      }
    }
  }

  private List<double[]> node(int level, int node) {
    return points.where(label -> tree.ancestor(level, label) == node);
  }

  /** Rank correlation of distances with those in the tree; null where it is not defined. */
  Double spearman() {
    if (byEdges.size() < 2) {
      return null;
    }
    DoubleStream.Builder edges = DoubleStream.builder();
    DoubleStream.Builder distances = DoubleStream.builder();
    byEdges.forEach(
        (edge, all) ->
            all.forEach(
                distance -> {
                  edges.add(edge);
                  distances.add(distance);
                }));
    double correlation =
        new SpearmansCorrelation()
            .correlation(edges.build().toArray(), distances.build().toArray());
    return Double.isNaN(correlation) ? null : correlation;
  }

  List<HierarchyReport.TreeDistance> distances() {
    List<HierarchyReport.TreeDistance> rows = new ArrayList<>();
    byEdges.forEach(
        (edges, all) ->
            rows.add(
                new HierarchyReport.TreeDistance(
                    edges,
                    all.size(),
                    all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())));
    return rows;
  }

  List<HierarchyReport.LevelNorm> levels() {
    List<HierarchyReport.LevelNorm> rows = new ArrayList<>();
    rows.add(level(ROOT, List.of(points.where(label -> true))));
    for (int i = 0; i < tree.depth(); i++) {
      int level = i;
      List<List<double[]>> nodes =
          IntStream.range(0, tree.levels().get(level).nodes().size())
              .mapToObj(node -> node(level, node))
              .filter(own -> !own.isEmpty())
              .toList();
      rows.add(level(tree.levels().get(level).name(), nodes));
    }
    return rows;
  }

  private HierarchyReport.LevelNorm level(String name, List<List<double[]>> nodes) {
    FeatureSpace space = points.space();
    double[] norms = nodes.stream().mapToDouble(own -> space.norm(space.centroid(own))).toArray();
    return new HierarchyReport.LevelNorm(name, norms.length, MeanAndDeviation.of(norms));
  }

  List<HierarchyReport.ClassNorm> classes() {
    FeatureSpace space = points.space();
    List<HierarchyReport.ClassNorm> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<double[]> own = node(tree.depth() - 1, labels.get(i));
      double[] norms = own.stream().mapToDouble(space::norm).toArray();
      rows.add(
          new HierarchyReport.ClassNorm(
              tree.leaves().get(labels.get(i)),
              norms.length,
              MeanAndDeviation.of(norms),
              space.norm(centroids.get(i))));
    }
    return rows;
  }
}
