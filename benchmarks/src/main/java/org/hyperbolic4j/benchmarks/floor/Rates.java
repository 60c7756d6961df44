package org.hyperbolic4j.benchmarks.floor;

import java.util.EnumMap;
import java.util.Map;

/** How much of each resource a machine has a second, with all its threads. */
public final class Rates {

  private final Map<Resource, Double> perSecond;

  /**
   * Rates.
   *
   * @param perSecond of every resource, positive
   * @throws IllegalArgumentException with one line if one is missing
   */
  public Rates(Map<Resource, Double> perSecond) {
    for (Resource resource : Resource.values()) {
      if (!(perSecond.getOrDefault(resource, 0.0) > 0)) {
        throw new IllegalArgumentException("no rate was measured of " + resource);
      }
    }
    this.perSecond = new EnumMap<>(perSecond);
  }

  /**
   * The rate of a resource.
   *
   * @param resource which
   * @return how much a second
   */
  public double of(Resource resource) {
    return perSecond.get(resource);
  }

  /**
   * How long work takes of which the resources are used one after the other.
   *
   * @param work what is to be done
   * @return seconds
   */
  public double seconds(Work work) {
    double seconds = 0;
    for (Resource resource : Resource.values()) {
      seconds += work.of(resource) / of(resource);
    }
    return seconds;
  }
}
