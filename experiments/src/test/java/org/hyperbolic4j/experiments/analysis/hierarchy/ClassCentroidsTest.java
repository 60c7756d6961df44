package org.hyperbolic4j.experiments.analysis.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.junit.jupiter.api.Test;

class ClassCentroidsTest {

  private static final LabelTree TREE =
      new LabelTree(
          List.of(
              LabelTree.topLevel("family", List.of("a", "b")),
              new LabelTree.Level(
                  "kind", List.of("a1", "a2", "b1", "b2", "b3"), List.of(0, 0, 1, 1, 1))));

  /** Two images of each class but the last around its centre: siblings are 1 apart. */
  private static ClassCentroids centroids(LabelTree tree, double betweenFamilies) {
    double h = betweenFamilies;
    double[][] centres = {{0.5, 0, 0}, {-0.5, 0, 0}, {0, 0.5, h}, {0, -0.5, h}};
    List<double[]> points = new ArrayList<>();
    for (int offset = -1; offset <= 1; offset += 2) {
      for (double[] centre : centres) {
        points.add(new double[] {centre[0], centre[1], centre[2] + offset});
      }
    }
    int[] labels = {0, 1, 2, 3, 0, 1, 2, 3};
    return new ClassCentroids(
        new FeaturePoints(new FeatureSpace.Euclidean(), points, labels), tree);
  }

  @Test
  void distancesThatFollowTheTreeCorrelate() {
    assertThat(centroids(TREE, 3).spearman()).isCloseTo(1, within(1e-12));
    assertThat(centroids(TREE, 0.1).spearman()).isCloseTo(-1, within(1e-12));
    assertThat(centroids(TREE, 3).distances())
        .containsExactly(
            new HierarchyReport.TreeDistance(2, 2, 1),
            new HierarchyReport.TreeDistance(4, 4, Math.sqrt(9.5)));
  }

  @Test
  void aTreeOfOneLevelHasNoCorrelation() {
    ClassCentroids flat = centroids(LabelTree.flat(List.of("p", "q", "r", "s")), 3);
    assertThat(flat.spearman()).isNull();
    assertThat(flat.levels()).extracting("level").containsExactly("root", "class");
    assertThat(flat.distances()).hasSize(1);
  }

  @Test
  void levelsAreThoseOfTheTreeBelowTheRoot() {
    List<HierarchyReport.LevelNorm> levels = centroids(TREE, 4).levels();

    assertThat(levels).extracting("level").containsExactly("root", "family", "kind");
    assertThat(levels).extracting("nodes").containsExactly(1, 2, 4);
    assertThat(levels.get(0).norm().mean()).isCloseTo(2, within(1e-12));
    assertThat(levels.get(1).norm().mean()).isCloseTo(2, within(1e-12));
    assertThat(levels.get(1).norm().sd()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(levels.get(2).norm().mean()).isCloseTo((0.5 + Math.sqrt(16.25)) / 2, within(1e-12));
  }

  @Test
  void classesWithoutImagesAreLeftOut() {
    List<HierarchyReport.ClassNorm> classes = centroids(TREE, 0).classes();

    assertThat(classes).extracting("name").containsExactly("a1", "a2", "b1", "b2");
    assertThat(classes.get(0).images()).isEqualTo(2);
    assertThat(classes.get(0).centroidNorm()).isCloseTo(0.5, within(1e-12));
    assertThat(classes.get(0).norm().mean()).isCloseTo(Math.sqrt(1.25), within(1e-12));
    assertThat(classes.get(0).norm().sd()).isCloseTo(0, within(1e-12));
  }
}
