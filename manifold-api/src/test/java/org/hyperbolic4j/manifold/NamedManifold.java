package org.hyperbolic4j.manifold;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * A manifold of which only the name and the departures are ever asked for.
 *
 * @param name the name
 * @param departures the departures
 */
public record NamedManifold(String name, List<Departure> departures) implements Manifold {

  /**
   * A manifold without departures.
   *
   * @param name the name
   */
  public NamedManifold(String name) {
    this(name, List.of());
  }

  @Override
  public String description() {
    return "nothing but a name";
  }

  @Override
  public Optional<String> checkCurvature(Curvature curvature) {
    return Optional.of("has no geometry");
  }

  @Override
  public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
    throw new AssertionError("only the name was to be asked for");
  }
}
