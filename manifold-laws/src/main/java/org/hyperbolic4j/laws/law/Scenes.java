package org.hyperbolic4j.laws.law;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Which scenes a law is tried on: curvatures from 1e-6 to 1e3 of every sign the manifold allows,
 * dimensions 1 to 64, points from 1e-15 of the reach to all of it; every order of magnitude is as
 * likely as another, and so is a point at the origin.
 *
 * @param places how many places at least
 * @param mostPlaces how many places at most
 * @param extent how far out
 * @param leastDimensions the smallest dimension
 * @param mostDimensions the largest dimension
 */
public record Scenes(
    int places, int mostPlaces, Extent extent, int leastDimensions, int mostDimensions) {

  private static final int LARGEST_DIMENSION = 64;

  /**
   * Scenes of some places.
   *
   * @param places how many
   * @param extent how far out
   * @return the scenes
   */
  public static Scenes of(int places, Extent extent) {
    return new Scenes(places, places, extent, 1, LARGEST_DIMENSION);
  }

  /**
   * Scenes of one to six places.
   *
   * @param extent how far out
   * @return the scenes
   */
  public static Scenes crowds(Extent extent) {
    return new Scenes(1, 6, extent, 1, LARGEST_DIMENSION);
  }

  /**
   * The same in fewer dimensions, for laws that cost much.
   *
   * @param most the largest dimension
   * @return the scenes
   */
  public Scenes upToDimension(int most) {
    return new Scenes(places, mostPlaces, extent, leastDimensions, most);
  }

  /**
   * The same without the lowest dimensions, for laws that say nothing there.
   *
   * @param least the smallest dimension
   * @return the scenes
   */
  public Scenes fromDimension(int least) {
    return new Scenes(places, mostPlaces, extent, least, mostDimensions);
  }

  Arbitrary<Scene> on(CurvatureRange range, Precision precision) {
    Arbitrary<Double> magnitudes = powersOfTen(-6, 3);
    Arbitrary<Double> curvatures =
        Combinators.combine(Arbitraries.of(range.signs()), magnitudes)
            .as((sign, magnitude) -> precision.round(sign * magnitude));
    Arbitrary<Integer> dimensions =
        Arbitraries.frequencyOf(
            Tuple.of(
                3, Arbitraries.integers().between(leastDimensions, Math.min(4, mostDimensions))),
            Tuple.of(2, Arbitraries.integers().between(leastDimensions, mostDimensions)));
    Arbitrary<List<Scene.Place>> lists =
        somePlaces().list().ofMinSize(places).ofMaxSize(mostPlaces);
    Arbitrary<Long> seeds = Arbitraries.longs();
    return Combinators.combine(curvatures, dimensions, lists, seeds)
        .as(
            (c, dimension, list, seed) ->
                new Scene(c, dimension, extent.reach(Math.signum(c), precision), list, seed));
  }

  private Arbitrary<Scene.Place> somePlaces() {
    Arbitrary<Double> parts =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0.0)),
            Tuple.of(6, powersOfTen(-15, 0)),
            Tuple.of(3, uniform(0, 1)));
    Arbitrary<List<Double>> directions = uniform(-1, 1).list().ofSize(mostDimensions);
    return Combinators.combine(parts, directions, Arbitraries.of(false, true)).as(Scene.Place::new);
  }

  private static Arbitrary<Double> powersOfTen(int least, int most) {
    return uniform(least, most).map(x -> Math.pow(10, x));
  }

  /** jqwik's own choice of numbers crowds around 0. */
  private static Arbitrary<Double> uniform(int least, int most) {
    return Arbitraries.doubles()
        .between(least, most)
        .ofScale(6)
        .withDistribution(RandomDistribution.uniform());
  }
}
