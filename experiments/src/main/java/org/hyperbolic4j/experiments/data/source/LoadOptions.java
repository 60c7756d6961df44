package org.hyperbolic4j.experiments.data.source;

import java.util.OptionalInt;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.Progress;

/**
 * What to load of a data set.
 *
 * @param limit if present, only the first images of the set, at least 1; ShapeTree draws exactly so
 *     many
 * @param side if present, images of a folder are resized to this many pixels and cropped to a
 *     square, at least 1; other sets keep their size
 * @param seed what ShapeTree's images depend on
 * @param progress told how far a slow load is
 */
public record LoadOptions(OptionalInt limit, OptionalInt side, long seed, Progress progress) {

  /** All images, as they are, seed 1, nobody told. */
  public static final LoadOptions DEFAULT =
      new LoadOptions(OptionalInt.empty(), OptionalInt.empty(), 1, Progress.NONE);

  private static final int LARGEST_SIDE = 4096;

  /**
   * Checks the options.
   *
   * @param limit if present, only the first images of the set, at least 1; ShapeTree draws exactly
   *     so many
   * @param side if present, images of a folder are resized to this many pixels and cropped to a
   *     square, at least 1; other sets keep their size
   * @param seed what ShapeTree's images depend on
   * @param progress told how far a slow load is
   * @throws DataException if a number is out of its range
   */
  public LoadOptions {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new DataException("the limit must be at least 1 image, not " + limit.getAsInt());
    }
    if (side.isPresent() && (side.getAsInt() < 1 || side.getAsInt() > LARGEST_SIDE)) {
      throw new DataException(
          "images can be resized to 1 to %d pixels, not %d"
              .formatted(LARGEST_SIDE, side.getAsInt()));
    }
  }

  /**
   * The same with a limit.
   *
   * @param images how many images at most
   * @return the options
   */
  public LoadOptions withLimit(int images) {
    return new LoadOptions(OptionalInt.of(images), side, seed, progress);
  }

  /**
   * The same with a size to resize to.
   *
   * @param pixels the side of the square
   * @return the options
   */
  public LoadOptions withSide(int pixels) {
    return new LoadOptions(limit, OptionalInt.of(pixels), seed, progress);
  }

  /**
   * The same with a seed.
   *
   * @param newSeed what ShapeTree's images depend on
   * @return the options
   */
  public LoadOptions withSeed(long newSeed) {
    return new LoadOptions(limit, side, newSeed, progress);
  }

  /**
   * The same with somebody to tell.
   *
   * @param newProgress told how far a slow load is
   * @return the options
   */
  public LoadOptions withProgress(Progress newProgress) {
    return new LoadOptions(limit, side, seed, newProgress);
  }
}
