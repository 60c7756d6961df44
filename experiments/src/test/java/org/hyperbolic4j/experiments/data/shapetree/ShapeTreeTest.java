package org.hyperbolic4j.experiments.data.shapetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.Split;
import org.junit.jupiter.api.Test;

class ShapeTreeTest {

  @Test
  void imagesAreTheSameBitsOnEveryMachine() {
    assertThat(ShapeTree.images(1, Split.TRAIN, 100).checksum())
        .isEqualTo("0d7e32e42e76311bd0bf56628a26c6e4087f7644032500afd3313cd61323df27");
    assertThat(ShapeTree.images(1, Split.TEST, 100).checksum())
        .isEqualTo("930f569151694ac0a90fc2806ceb24b119b02e51d6ebe52386c933ce81330979");
  }

  @Test
  void anImageDoesNotDependOnHowManyThereAre() {
    ImageSet many = ShapeTree.images(3, Split.TRAIN, 150);
    for (int count : new int[] {1, 31, 32, 33, 150}) {
      assertThat(ShapeTree.images(3, Split.TRAIN, count).checksum())
          .isEqualTo(many.limit(count).checksum());
    }
  }

  @Test
  void seedsAndSplitsGiveOtherImages() {
    String checksum = ShapeTree.images(1, Split.TRAIN, 5).checksum();
    assertThat(ShapeTree.images(2, Split.TRAIN, 5).checksum()).isNotEqualTo(checksum);
    assertThat(ShapeTree.images(1, Split.TEST, 5).checksum()).isNotEqualTo(checksum);
  }

  @Test
  void theTreeHasThreeLevels() {
    LabelTree tree = ShapeTree.tree();
    assertThat(tree.levels())
        .extracting(LabelTree.Level::name)
        .containsExactly("family", "shape", "patterned shape");
    assertThat(tree.levels()).extracting(level -> level.nodes().size()).containsExactly(3, 9, 27);
    int leaf = tree.leaves().indexOf("striped ring");
    assertThat(tree.levels().get(1).nodes().get(tree.ancestor(1, leaf))).isEqualTo("ring");
    assertThat(tree.levels().get(0).nodes().get(tree.ancestor(0, leaf))).isEqualTo("round");
    assertThat(tree.distance(leaf, tree.leaves().indexOf("spotted ring"))).isEqualTo(2);
    assertThat(tree.distance(leaf, tree.leaves().indexOf("striped disc"))).isEqualTo(4);
    assertThat(tree.distance(leaf, tree.leaves().indexOf("striped star"))).isEqualTo(6);
  }

  @Test
  void labelsAreEvenAndPixelsUseTheirRange() {
    ImageSet set = ShapeTree.images(1, Split.TRAIN, 5400);
    int[] counts = new int[27];
    for (int label : set.labels()) {
      counts[label]++;
    }
    // 200 expected, standard deviation 14.
    for (int count : counts) {
      assertThat(count).isBetween(140, 260);
    }
    long sum = 0;
    int dark = 0;
    int light = 0;
    for (int image = 0; image < 500; image++) {
      int value = set.value(image, image % 3, image % 32, image * 7 % 32);
      sum += value;
      dark += value < 64 ? 1 : 0;
      light += value > 191 ? 1 : 0;
    }
    assertThat(sum / 500).isBetween(100L, 156L);
    assertThat(dark).isGreaterThan(20);
    assertThat(light).isGreaterThan(20);
  }

  /** What a classifier without layers could learn: which class has the nearest mean image. */
  @Test
  void meanImagesDoNotTellTheClasses() {
    ImageSet train = ShapeTree.images(1, Split.TRAIN, 5000);
    ImageSet test = ShapeTree.images(1, Split.TEST, 1000);
    int length = ShapeTree.SHAPE.length();
    double[][] means = new double[27][length];
    int[] counts = new int[27];
    byte[] image = new byte[length];
    for (int i = 0; i < train.size(); i++) {
      train.copyImage(i, image);
      counts[train.label(i)]++;
      for (int k = 0; k < length; k++) {
        means[train.label(i)][k] += Byte.toUnsignedInt(image[k]);
      }
    }
    int right = 0;
    for (int i = 0; i < test.size(); i++) {
      test.copyImage(i, image);
      int best = 0;
      double least = Double.MAX_VALUE;
      for (int label = 0; label < 27; label++) {
        double distance = 0;
        for (int k = 0; k < length; k++) {
          double difference = Byte.toUnsignedInt(image[k]) - means[label][k] / counts[label];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          best = label;
        }
      }
      right += best == test.label(i) ? 1 : 0;
    }
    assertThat(right).isLessThan(120);
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertThatThrownBy(() -> ShapeTree.images(1, Split.TRAIN, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> ShapeTree.images(1, Split.TEST, 700_000))
        .hasMessageContaining("1 to 699050 images");
    assertThatThrownBy(() -> ShapeTree.images(1, Split.ALL, 5)).hasMessageContaining("TRAIN or");
  }
}
