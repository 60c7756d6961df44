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
 * @param frechetSteps how many steps {@link Centre#FRECHET} takes from the midpoint; {@value
 *     #TO_CONVERGENCE} for as many as it takes to converge
 */
public record OperatorSettings(TangentCap cap, Set<String> departures, int frechetSteps) {

  /** The number of steps that stands for as many as it takes. */
  public static final int TO_CONVERGENCE = 0;

  /**
   * Copies the set.
   *
   * @param cap bound on the results
   * @param departures names of the departures to reproduce
   * @param frechetSteps how many steps the Frechet mean takes
   * @throws IllegalArgumentException if {@code frechetSteps} is negative
   */
  public OperatorSettings {
    departures = Set.copyOf(departures);
    if (frechetSteps < 0) {
      throw new IllegalArgumentException(
          "the Frechet mean takes at least one step, or %d for as many as it takes, not %d"
              .formatted(TO_CONVERGENCE, frechetSteps));
    }
  }

  /**
   * Settings with Frechet means to convergence.
   *
   * @param cap bound on the results
   * @param departures names of the departures to reproduce
   */
  public OperatorSettings(TangentCap cap, Set<String> departures) {
    this(cap, departures, TO_CONVERGENCE);
  }

  /**
   * These settings with another number of steps.
   *
   * @param steps how many steps the Frechet mean takes, or {@value #TO_CONVERGENCE}
   * @return the settings
   */
  public OperatorSettings withFrechetSteps(int steps) {
    return new OperatorSettings(cap, departures, steps);
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
