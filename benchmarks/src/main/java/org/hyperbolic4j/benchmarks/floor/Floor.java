package org.hyperbolic4j.benchmarks.floor;

/**
 * The least time that work takes: bytes move while operations are done, so it is the longer of the
 * two.
 *
 * @param seconds that time
 * @param bound what takes it
 */
public record Floor(double seconds, Bound bound) {

  /** What takes the time. */
  public enum Bound {
    /** Bytes that must move. */
    BYTES,
    /** Operations and functions. */
    OPERATIONS
  }

  /**
   * The floor of work.
   *
   * @param work what must be done
   * @param rates at which rates
   * @return the floor
   */
  public static Floor of(Work work, Rates rates) {
    double bytes = work.of(Resource.BYTES) / rates.of(Resource.BYTES);
    double operations = rates.seconds(work.withoutBytes());
    return bytes > operations
        ? new Floor(bytes, Bound.BYTES)
        : new Floor(operations, Bound.OPERATIONS);
  }
}
