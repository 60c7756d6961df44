package org.hyperbolic4j.benchmarks.floor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Amounts of resources. Immutable. */
public final class Work {

  /** Nothing at all. */
  public static final Work NONE = new Work(Map.of());

  private final Map<Resource, Long> amounts;

  private Work(Map<Resource, Long> amounts) {
    this.amounts = amounts;
  }

  /**
   * The amount of a resource.
   *
   * @param resource which
   * @return how much, not negative
   */
  public long of(Resource resource) {
    return amounts.getOrDefault(resource, 0L);
  }

  /**
   * This and more of a resource.
   *
   * @param resource which
   * @param amount how much, not negative
   * @return the sum
   */
  public Work and(Resource resource, long amount) {
    Map<Resource, Long> sum = new EnumMap<>(Resource.class);
    sum.putAll(amounts);
    sum.merge(resource, amount, Math::addExact);
    return new Work(Collections.unmodifiableMap(sum));
  }

  /**
   * This and something else.
   *
   * @param other what else
   * @return the sum
   */
  public Work and(Work other) {
    Work sum = this;
    for (Map.Entry<Resource, Long> entry : other.amounts.entrySet()) {
      sum = sum.and(entry.getKey(), entry.getValue());
    }
    return sum;
  }

  /**
   * This without what must move: its arithmetic.
   *
   * @return what is calculated
   */
  public Work withoutBytes() {
    Map<Resource, Long> rest = new EnumMap<>(Resource.class);
    rest.putAll(amounts);
    rest.remove(Resource.BYTES);
    return new Work(Collections.unmodifiableMap(rest));
  }

  /**
   * This and numbers that move, in float32.
   *
   * @param count how many are read or written
   * @return the sum
   */
  public Work numbers(long count) {
    return and(Resource.BYTES, Float.BYTES * count);
  }

  /**
   * This and operations in float64.
   *
   * @param count how many
   * @return the sum
   */
  public Work float64(long count) {
    return and(Resource.FLOAT64, count);
  }

  /**
   * This and operations in float32.
   *
   * @param count how many
   * @return the sum
   */
  public Work float32(long count) {
    return and(Resource.FLOAT32, count);
  }

  /**
   * This and evaluations of functions.
   *
   * @param radial how many of {@link Resource#RADIAL}
   * @param sinh how many hyperbolic sines
   * @param asinh how many inverse ones
   * @return the sum
   */
  public Work functions(long radial, long sinh, long asinh) {
    return and(Resource.RADIAL, radial).and(Resource.SINH, sinh).and(Resource.ASINH, asinh);
  }

  @Override
  public String toString() {
    return amounts.toString();
  }
}
