package org.hyperbolic4j.experiments.data;

import java.util.List;

/** Small image sets for tests. */
public final class SyntheticImages {

  private SyntheticImages() {}

  /**
   * Random images.
   *
   * @param size how many
   * @param shape their shape
   * @return a set with three classes, labels 0, 1, 2, 0, ...
   */
  public static ImageSet random(int size, ImageShape shape) {
    byte[] pixels = new byte[size * shape.length()];
    RandomStream random = RandomStream.of(7, size);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.below(256);
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 3;
    }
    return ImageSet.wrap(
        "random", shape, pixels, labels, LabelTree.flat(List.of("red", "green", "blue")));
  }
}
