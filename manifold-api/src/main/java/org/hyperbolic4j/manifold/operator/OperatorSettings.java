package org.hyperbolic4j.manifold.operator;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;

/**
 * What can be chosen about a manifold's operators.
 *
 * @param cap bound on the results
 * @param departures names of the {@link Departure}s to reproduce
 */
public record OperatorSettings(TangentCap cap, Set<String> departures) {

  /**
   * Copies the set.
   *
   * @param cap bound on the results
   * @param departures names of the departures to reproduce
   */
  public OperatorSettings {
    departures = Set.copyOf(departures);
  }

  /**
   * The correct mathematics under a cap.
   *
   * @param cap bound on the results
   * @return settings without departures
   */
  public static OperatorSettings of(TangentCap cap) {
    return new OperatorSettings(cap, Set.of());
  }

  /**
   * Checks that a manifold knows all departures named here.
   *
   * @param manifold the manifold
   * @throws IllegalArgumentException with one line that names the unknown departure and the known
   *     ones
   */
  public void requireKnownDepartures(Manifold manifold) {
    Set<String> known =
        manifold.departures().stream()
            .map(Departure::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String departure : departures) {
      if (!known.contains(departure)) {
        throw new IllegalArgumentException(
            "manifold '%s' has no departure '%s'; it has %s"
                .formatted(manifold.name(), departure, known));
      }
    }
  }
}
