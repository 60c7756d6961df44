package org.hyperbolic4j.laws.law;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;

/**
 * What a law is tried on: a curvature, a dimension, and a few places, which are points or tangent
 * vectors as a law needs them.
 *
 * @param c the curvature
 * @param dimension D
 * @param reach the largest {@code sqrt|c| |v|} of points
 * @param places at least one
 * @param seed of whatever else a law draws
 */
public record Scene(double c, int dimension, double reach, List<Place> places, long seed) {

  /**
   * Tangent coordinates, from the origin or (then as a displacement) from the first place.
   *
   * @param part {@code sqrt|c| |v|} as a part of the reach, 0 to 1
   * @param direction any vector with at least D components
   * @param fromFirst whether the place is given from the first one
   */
  public record Place(double part, List<Double> direction, boolean fromFirst) {

    /**
     * Copies the direction.
     *
     * @param part {@code sqrt|c| |v|} as a part of the reach, 0 to 1
     * @param direction any vector with at least D components
     * @param fromFirst whether the place is given from the first one
     */
    public Place {
      direction = List.copyOf(direction);
    }
  }

  /** Shorter directions have no reliable direction. */
  private static final double SHORTEST = 1e-3;

  /**
   * Copies the places.
   *
   * @param c the curvature
   * @param dimension D
   * @param reach the largest {@code sqrt|c| |v|} of points
   * @param places at least one
   * @param seed of whatever else a law draws
   */
  public Scene {
    places = List.copyOf(places);
  }

  /**
   * The inverse of the length that the scene's radii are measured in.
   *
   * @return {@code sqrt|c|}, 1 where space is flat
   */
  public double root() {
    return c == 0 ? 1 : Math.sqrt(Math.abs(c));
  }

  /**
   * A place's distance from where it is given from, in radii of curvature, halved.
   *
   * @param i which place
   * @return {@code sqrt|c| |v|}
   */
  public double radius(int i) {
    return places.get(i).part() * reach;
  }

  /**
   * Tangent coordinates of a place.
   *
   * @param i which place
   * @return {@code v [D]}
   */
  public double[] tangentCoordinates(int i) {
    double[] v = new double[dimension];
    Arrays.setAll(v, places.get(i).direction()::get);
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    if (norm < SHORTEST) {
      Arrays.fill(v, 0);
      v[0] = norm = 1;
    }
    double length = radius(i) / root();
    for (int k = 0; k < dimension; k++) {
      v[k] *= length / norm;
    }
    return v;
  }

  /**
   * Numbers as field elements.
   *
   * @param values the numbers
   * @return as many elements
   */
  public static Binary64[] field(double... values) {
    Binary64[] field = new Binary64[values.length];
    Arrays.setAll(field, i -> new Binary64(values[i]));
    return field;
  }

  /**
   * Field elements as numbers.
   *
   * @param field the elements
   * @return as many numbers
   */
  public static double[] values(CalculusFieldElement<?>... field) {
    return Arrays.stream(field).mapToDouble(CalculusFieldElement::getReal).toArray();
  }

  @Override
  public String toString() {
    return places.stream()
        .map(this::describe)
        .collect(
            Collectors.joining(
                "; ", String.format(Locale.ROOT, "c = %s, D = %d, ", c, dimension), ""));
  }

  private String describe(Place place) {
    String direction =
        place.direction().subList(0, dimension).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" ", "(", ")"));
    return "%s%s along %s"
        .formatted(place.fromFirst() ? "first + " : "", place.part() * reach, direction);
  }
}
