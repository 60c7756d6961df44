package org.hyperbolic4j.nn.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which statement of a manifold's operators a network is built from. */
public enum Engine {
  /** Kernels with hand-derived backward passes, one graph node an operator. */
  FUSED,
  /** SameDiff operations, differentiated by SameDiff. */
  GRAPH;

  /**
   * The engine of a name.
   *
   * @param name {@code fused} or {@code graph}, in any case
   * @return the engine
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Engine parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "fused" -> FUSED;
      case "graph" -> GRAPH;
      default ->
          throw new IllegalArgumentException(
              "unknown engine '%s'; there are 'fused' and 'graph'".formatted(name));
    };
  }

  /** Names in quotes, for messages; empty if there are none. */
  static String those(Predicate<Engine> which) {
    return Arrays.stream(values())
        .filter(which)
        .map(engine -> "'" + engine + "'")
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
