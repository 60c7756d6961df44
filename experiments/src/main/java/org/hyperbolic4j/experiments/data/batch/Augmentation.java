package org.hyperbolic4j.experiments.data.batch;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * How training images are varied: surrounded by {@code padding} pixels of mid-grey, cropped to
 * their size at a uniformly random place, and mirrored left to right with probability one half.
 *
 * @param padding pixels on every side, 0 to crop nothing
 * @param mirror whether to mirror
 */
public record Augmentation(int padding, boolean mirror) {

  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, false);

  /** The published recipe of Poincare ResNet: padding 4, crop, mirror. */
  public static final Augmentation CROP_AND_MIRROR = new Augmentation(4, true);

  /** Padding 4 and crop; for images whose mirror image means something else, such as digits. */
  public static final Augmentation CROP = new Augmentation(4, false);

  /**
   * Checks the padding.
   *
   * @param padding pixels on every side, 0 to crop nothing
   * @param mirror whether to mirror
   * @throws IllegalArgumentException if it is negative
   */
  public Augmentation {
    if (padding < 0) {
      throw new IllegalArgumentException("the padding must not be negative: " + padding);
    }
  }

  /**
   * What happens to one image.
   *
   * @param down rows the window is moved down from the image's own place, at most the padding
   * @param right columns it is moved to the right
   * @param mirrored whether the cropped window is mirrored
   */
  record Choice(int down, int right, boolean mirrored) {

    /** The image as it is. */
    static final Choice IDENTITY = new Choice(0, 0, false);
  }

  /**
   * Draws what happens to an image.
   *
   * @param random the image's own stream
   * @return the choice
   */
  Choice draw(RandomStream random) {
    int down = random.below(2 * padding + 1) - padding;
    int right = random.below(2 * padding + 1) - padding;
    boolean mirrored = mirror && random.below(2) == 1;
    return new Choice(down, right, mirrored);
  }
}
