package org.hyperbolic4j.experiments.data.format;

import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;

/** Brings the images of one data set to the shape of another. */
public final class Fitting {

  private static final int COLOURS = 3;

  private Fitting() {}

  /**
   * The same images in another shape: resized so that the shorter side fits and cropped in the
   * middle; grey values stand for red, green and blue, colours become their luma (ITU-R BT.601).
   *
   * @param set images of one or three channels
   * @param shape the shape: square, of one or three channels
   * @return the set itself if it has this shape
   * @throws DataException if the shape is another and cannot be reached
   */
  public static ImageSet fit(ImageSet set, ImageShape shape) {
    if (set.shape().equals(shape)) {
      return set;
    }
    if (!isPicture(set.shape()) || !isPicture(shape) || shape.height() != shape.width()) {
      throw new DataException(
          "%s has images of %s, which cannot be brought to %s: only to squares, of one or three channels"
              .formatted(set.name(), set.shape(), shape));
    }
    byte[] pixels = new byte[Math.multiplyExact(set.size(), shape.length())];
    byte[] image = new byte[set.shape().length()];
    for (int i = 0; i < set.size(); i++) {
      set.copyImage(i, image);
      Decoded colours =
          new Decoded(set.shape().height(), set.shape().width(), coloured(image, set));
      byte[] fitted = sized(colours, shape.height());
      byte[] values = shape.channels() == COLOURS ? fitted : luma(fitted);
      System.arraycopy(values, 0, pixels, i * shape.length(), shape.length());
    }
    return ImageSet.wrap(set.name(), shape, pixels, set.labels(), set.classes());
  }

  private static boolean isPicture(ImageShape shape) {
    return shape.channels() == 1 || shape.channels() == COLOURS;
  }

  private static byte[] coloured(byte[] image, ImageSet set) {
    if (set.shape().channels() == COLOURS) {
      return image;
    }
    byte[] colours = new byte[COLOURS * image.length];
    for (int channel = 0; channel < COLOURS; channel++) {
      System.arraycopy(image, 0, colours, channel * image.length, image.length);
    }
    return colours;
  }

  private static byte[] sized(Decoded image, int side) {
    return image.height() == side && image.width() == side
        ? image.values()
        : Resampling.shorterSideThenCrop(image, side).values();
  }

  private static byte[] luma(byte[] colours) {
    byte[] grey = new byte[colours.length / COLOURS];
    for (int at = 0; at < grey.length; at++) {
      double luma =
          0.299 * Byte.toUnsignedInt(colours[at])
              + 0.587 * Byte.toUnsignedInt(colours[grey.length + at])
              + 0.114 * Byte.toUnsignedInt(colours[2 * grey.length + at]);
      grey[at] = (byte) (int) (luma + 0.5);
    }
    return grey;
  }
}
