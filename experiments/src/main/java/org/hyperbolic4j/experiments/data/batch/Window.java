package org.hyperbolic4j.experiments.data.batch;

import org.hyperbolic4j.experiments.data.ImageShape;

/** Writes one augmented image. */
final class Window {

  private Window() {}

  /**
   * Writes the window that a choice selects; what lies outside the image is mid-grey.
   *
   * @param image the image [C, H, W]
   * @param shape its shape
   * @param choice what happens to it
   * @param target where it goes
   * @param at the element of the target at which it begins
   */
  static void write(
      byte[] image, ImageShape shape, Augmentation.Choice choice, PixelTarget target, int at) {
    int width = shape.width();
    int firstColumn = Math.max(0, -choice.right());
    int endColumn = Math.min(width, width - choice.right());
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = 0; row < shape.height(); row++) {
        int out = at + (channel * shape.height() + row) * width;
        int from = row + choice.down();
        if (from < 0 || from >= shape.height() || firstColumn >= endColumn) {
          target.grey(out, out + width);
          continue;
        }
        int source = (channel * shape.height() + from) * width + choice.right();
        int count = endColumn - firstColumn;
        if (choice.mirrored()) {
          int start = width - endColumn;
          target.grey(out, out + start);
          target.put(out + start, image, source + endColumn - 1, -1, count);
          target.grey(out + start + count, out + width);
        } else {
          target.grey(out, out + firstColumn);
          target.put(out + firstColumn, image, source + firstColumn, 1, count);
          target.grey(out + endColumn, out + width);
        }
      }
    }
  }
}
