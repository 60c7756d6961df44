package org.hyperbolic4j.nn.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A residual network by name, as the field writes them: {@code FAMILY-W1-W2-W3-resnet-D}, for
 * instance {@code poincare-8-16-32-resnet-20}. D = 6n + 2 layers: a convolution, three groups of n
 * blocks of two convolutions with W1, W2, W3 channels, and the head (He et al. 2016).
 *
 * @param family {@value #EUCLIDEAN}, {@value #HYBRID} or the name of a manifold
 * @param widths channels of the three groups
 * @param depth D
 */
public record ModelSpec(String family, List<Integer> widths, int depth) {

  /** The family of ordinary residual networks. */
  public static final String EUCLIDEAN = "euclidean";

  /** The family of ordinary residual networks with a head on a manifold. */
  public static final String HYBRID = "hybrid";

  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]+(?:-[a-z0-9]+)*)-([0-9]{1,5})-([0-9]{1,5})-([0-9]{1,5})-resnet-([0-9]{1,5})");

  /**
   * Checks the values.
   *
   * @param family {@value #EUCLIDEAN}, {@value #HYBRID} or the name of a manifold
   * @param widths channels of the three groups
   * @param depth D
   * @throws IllegalArgumentException with one line that says what would be right
   */
  public ModelSpec {
    widths = List.copyOf(widths);
    if (widths.size() != 3 || widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "a network has three groups of at least one channel each, not " + widths);
    }
    if (depth < 8 || depth % 6 != 2) {
      throw new IllegalArgumentException(
          "a network has 6n + 2 layers (8, 14, 20, 26, 32, ...), not " + depth);
    }
  }

  /**
   * The network of a name.
   *
   * @param name the name
   * @return the network; whether a manifold of its family exists is not known here
   * @throws IllegalArgumentException with one line that says what would be right
   */
  public static ModelSpec parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "model '%s' is not of the form FAMILY-W1-W2-W3-resnet-D, for instance %s-8-16-32-resnet-20"
              .formatted(name, EUCLIDEAN));
    }
    try {
      return new ModelSpec(
          matcher.group(1),
          List.of(
              Integer.valueOf(matcher.group(2)),
              Integer.valueOf(matcher.group(3)),
              Integer.valueOf(matcher.group(4))),
          Integer.parseInt(matcher.group(5)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("model '%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * The name, which {@link #parse} reads back.
   *
   * @return for instance {@code poincare-8-16-32-resnet-20}
   */
  public String name() {
    return "%s-%d-%d-%d-resnet-%d"
        .formatted(family, widths.get(0), widths.get(1), widths.get(2), depth);
  }

  /**
   * Residual blocks in each group.
   *
   * @return n of D = 6n + 2
   */
  public int blocksPerGroup() {
    return (depth - 2) / 6;
  }

  /**
   * Says whether the convolutions are Euclidean.
   *
   * @return true for the families {@value #EUCLIDEAN} and {@value #HYBRID}
   */
  public boolean hasEuclideanBody() {
    return family.equals(EUCLIDEAN) || family.equals(HYBRID);
  }

  /**
   * Says whether the head is Euclidean.
   *
   * @return true for the family {@value #EUCLIDEAN}
   */
  public boolean hasEuclideanHead() {
    return family.equals(EUCLIDEAN);
  }
}
