package org.hyperbolic4j.experiments.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Labelled images in memory, all of one shape: pixels as bytes [N, C, H, W], 0 to 255, and a label
 * for each. Immutable.
 */
public final class ImageSet {

  private final String name;
  private final ImageShape shape;
  private final byte[] pixels;
  private final int[] labels;
  private final LabelTree classes;
  private volatile String checksum;

  private ImageSet(String name, ImageShape shape, byte[] pixels, int[] labels, LabelTree classes) {
    this.name = name;
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.classes = classes;
  }

  /**
   * Takes over arrays, which must not be changed afterwards: sets are too large to copy in passing.
   *
   * @param name what the set is called in reports, such as "cifar10/train"
   * @param shape the shape [C, H, W] of an image
   * @param pixels all images [N, C, H, W], unsigned
   * @param labels a label for every image: the number of a leaf of {@code classes}
   * @param classes the classes
   * @return the set
   * @throws IllegalArgumentException if the arrays do not fit each other or a label is no leaf
   */
  public static ImageSet wrap(
      String name, ImageShape shape, byte[] pixels, int[] labels, LabelTree classes) {
    Objects.requireNonNull(name, "name");
    if (pixels.length != (long) labels.length * shape.length()) {
      throw new IllegalArgumentException(
          "%d images of %s need %d bytes, not %d"
              .formatted(
                  labels.length, shape, (long) labels.length * shape.length(), pixels.length));
    }
    int count = classes.leaves().size();
    for (int image = 0; image < labels.length; image++) {
      if (labels[image] < 0 || labels[image] >= count) {
        throw new IllegalArgumentException(
            "image %d has the label %d; labels are 0 to %d"
                .formatted(image, labels[image], count - 1));
      }
    }
    return new ImageSet(name, shape, pixels, labels, classes);
  }

  /**
   * What the set is called.
   *
   * @return its name, such as "cifar10/train"
   */
  public String name() {
    return name;
  }

  /**
   * How many images there are.
   *
   * @return N
   */
  public int size() {
    return labels.length;
  }

  /**
   * The shape of an image.
   *
   * @return [C, H, W]
   */
  public ImageShape shape() {
    return shape;
  }

  /**
   * The classes, and what is above them.
   *
   * @return the tree whose leaves the labels number
   */
  public LabelTree classes() {
    return classes;
  }

  /**
   * The label of an image.
   *
   * @param image 0 to N - 1
   * @return the number of a leaf of {@link #classes()}
   */
  public int label(int image) {
    return labels[image];
  }

  /**
   * All labels.
   *
   * @return a copy [N]
   */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * One value of an image.
   *
   * @param image 0 to N - 1
   * @param channel 0 to C - 1
   * @param row 0 to H - 1, from the top
   * @param column 0 to W - 1, from the left
   * @return 0 to 255
   */
  public int value(int image, int channel, int row, int column) {
    Objects.checkIndex(image, size());
    Objects.checkIndex(channel, shape.channels());
    Objects.checkIndex(row, shape.height());
    Objects.checkIndex(column, shape.width());
    int inImage = (channel * shape.height() + row) * shape.width() + column;
    return Byte.toUnsignedInt(pixels[image * shape.length() + inImage]);
  }

  /**
   * Copies an image.
   *
   * @param image 0 to N - 1
   * @param target gets the C * H * W values from its start on
   */
  public void copyImage(int image, byte[] target) {
    Objects.checkIndex(image, size());
    System.arraycopy(pixels, image * shape.length(), target, 0, shape.length());
  }

  /**
   * The first images, in the order of the set. The readers of this project keep the order of the
   * files, and interleave the classes where the files are sorted by class, so the first images are
   * a fair sample.
   *
   * @param count how many at most, at least 1
   * @return a set of the first {@code count} images; this set if it has no more
   * @throws IllegalArgumentException if the count is below 1
   */
  public ImageSet limit(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a set needs at least one image, not " + count);
    }
    if (count >= size()) {
      return this;
    }
    return new ImageSet(
        name,
        shape,
        Arrays.copyOf(pixels, count * shape.length()),
        Arrays.copyOf(labels, count),
        classes);
  }

  /**
   * Chosen images.
   *
   * @param images their numbers, 0 to N - 1, in the order of the result; a number may come twice
   * @return a set of these images
   * @throws IndexOutOfBoundsException if there is no image of a number
   */
  public ImageSet select(int... images) {
    byte[] chosen = new byte[Math.multiplyExact(images.length, shape.length())];
    int[] chosenLabels = new int[images.length];
    for (int i = 0; i < images.length; i++) {
      Objects.checkIndex(images[i], size());
      System.arraycopy(
          pixels, images[i] * shape.length(), chosen, i * shape.length(), shape.length());
      chosenLabels[i] = labels[images[i]];
    }
    return new ImageSet(name, shape, chosen, chosenLabels, classes);
  }

  /**
   * The images of this set, then those of another.
   *
   * @param other a set with the same shape and classes
   * @param joinedName the name of the result
   * @return the joined set
   * @throws IllegalArgumentException if shapes or classes differ or the result is too large
   */
  public ImageSet join(ImageSet other, String joinedName) {
    if (!shape.equals(other.shape)) {
      throw new IllegalArgumentException(
          "cannot join images of %s and %s".formatted(shape, other.shape));
    }
    if (!classes.equals(other.classes)) {
      throw new IllegalArgumentException(
          "cannot join %s and %s: their classes differ".formatted(name, other.name));
    }
    if ((long) pixels.length + other.pixels.length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s and %s together exceed 2^31 - 1 bytes".formatted(name, other.name));
    }
    byte[] allPixels = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
    System.arraycopy(other.pixels, 0, allPixels, pixels.length, other.pixels.length);
    int[] allLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
    System.arraycopy(other.labels, 0, allLabels, labels.length, other.labels.length);
    return new ImageSet(joinedName, shape, allPixels, allLabels, classes);
  }

  /**
   * A fingerprint of what a network sees of this set: shape, labels, pixels and the names of the
   * classes. It is the same whether files were packed or not, and differs for a limited set.
   * Computed at the first call, about 0.3 s for CIFAR-10.
   *
   * @return SHA-256, 64 hexadecimal digits
   */
  public String checksum() {
    String known = checksum;
    if (known == null) {
      known = computeChecksum();
      checksum = known;
    }
    return known;
  }

  private String computeChecksum() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    ByteBuffer numbers = ByteBuffer.allocate(4 * (4 + labels.length));
    numbers.putInt(size()).putInt(shape.channels()).putInt(shape.height()).putInt(shape.width());
    numbers.asIntBuffer().put(labels);
    digest.update(numbers.array());
    digest.update(pixels);
    for (String leaf : classes.leaves()) {
      digest.update(leaf.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return Hex.encodeHexString(digest.digest());
  }

  @Override
  public String toString() {
    return "%s: %d images of %s, %d classes"
        .formatted(name, size(), shape, classes.leaves().size());
  }
}
