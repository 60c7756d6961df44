package org.hyperbolic4j.manifold.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a kernel on feature maps takes and gives. Its first input is a map {@code [N, C, ...]}, from
 * whose shape all others follow.
 *
 * @param result shape of the result
 * @param others the inputs after the map
 */
public record Signature(Shape result, List<Input> others) {

  /** A shape that follows from that of a map. */
  public enum Shape {
    /** A map like the first, {@code [N, C, ...]}. */
    MAP,
    /** A number for each position, {@code [N, 1, ...]}. */
    POSITIONS,
    /** A number for each channel, {@code [C]}. */
    CHANNELS,
    /** One number, {@code [1]}. */
    NUMBER;

    /**
     * The shape beside a map.
     *
     * @param map shape of the map
     * @return a new array
     */
    public long[] of(long[] map) {
      return switch (this) {
        case MAP -> map.clone();
        case POSITIONS -> {
          long[] single = map.clone();
          single[1] = 1;
          yield single;
        }
        case CHANNELS -> new long[] {map[1]};
        case NUMBER -> new long[] {1};
      };
    }
  }

  /**
   * An input.
   *
   * @param name what it is called when its shape is wrong
   * @param shape its shape
   */
  public record Input(String name, Shape shape) {}

  /**
   * A signature.
   *
   * @param result shape of the result
   * @param others the inputs after the map
   */
  public Signature {
    others = List.copyOf(others);
  }

  /**
   * The signature of a kernel that takes a map alone.
   *
   * @param result shape of the result
   * @return the signature
   */
  public static Signature of(Shape result) {
    return new Signature(result, List.of());
  }

  /**
   * This signature with one more input, after those it has.
   *
   * @param name what it is called when its shape is wrong
   * @param shape its shape
   * @return the signature
   */
  public Signature with(String name, Shape shape) {
    List<Input> more = new ArrayList<>(others);
    more.add(new Input(name, shape));
    return new Signature(result, more);
  }

  /**
   * Number of inputs, the map included.
   *
   * @return at least 1
   */
  public int inputCount() {
    return 1 + others.size();
  }

  /**
   * Checks the shapes of inputs.
   *
   * @param inputShapes as many as there are inputs
   * @return the shape of the result
   * @throws IllegalArgumentException if a shape does not go with that of the map, or if the result
   *     has no positions and neither has the map
   */
  public long[] resultShape(long[][] inputShapes) {
    long[] map = inputShapes[0];
    FeatureLayout layout = FeatureLayout.of(map);
    boolean overPositions = result == Shape.CHANNELS || result == Shape.NUMBER;
    if (overPositions && layout.images() == 0) {
      throw new IllegalArgumentException(
          "a result over all positions needs a feature map of at least one, not "
              + Arrays.toString(map));
    }
    for (int i = 0; i < others.size(); i++) {
      long[] expected = others.get(i).shape().of(map);
      if (!Arrays.equals(inputShapes[i + 1], expected)) {
        throw new IllegalArgumentException(
            "%s has the shape %s, it must be %s"
                .formatted(
                    others.get(i).name(),
                    Arrays.toString(inputShapes[i + 1]),
                    Arrays.toString(expected)));
      }
    }
    return result.of(map);
  }
}
