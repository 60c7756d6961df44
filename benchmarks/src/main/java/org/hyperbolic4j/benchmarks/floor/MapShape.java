package org.hyperbolic4j.benchmarks.floor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shape of a feature map {@code [N, C, H, W]}.
 *
 * @param images N
 * @param channels C
 * @param height H
 * @param width W
 */
public record MapShape(long images, long channels, long height, long width) {

  private static final Pattern AXES = Pattern.compile("(\\d+)x(\\d+)x(\\d+)x(\\d+)");

  /**
   * Reads a shape.
   *
   * @param text such as {@code 128x8x32x32}
   * @return the shape
   * @throws IllegalArgumentException with one line if the text is none
   */
  public static MapShape parse(String text) {
    Matcher axes = AXES.matcher(text);
    if (!axes.matches()) {
      throw new IllegalArgumentException(
          "a shape is images, channels, height and width, such as 128x8x32x32, not '%s'"
              .formatted(text));
    }
    return new MapShape(
        Long.parseLong(axes.group(1)),
        Long.parseLong(axes.group(2)),
        Long.parseLong(axes.group(3)),
        Long.parseLong(axes.group(4)));
  }

  /**
   * The lengths of the axes.
   *
   * @return {@code N, C, H, W}
   */
  public long[] axes() {
    return new long[] {images, channels, height, width};
  }

  /**
   * How many positions there are in the batch.
   *
   * @return {@code N H W}
   */
  public long positions() {
    return images * height * width;
  }

  /**
   * How many numbers there are.
   *
   * @return {@code N C H W}
   */
  public long elements() {
    return channels * positions();
  }
}
