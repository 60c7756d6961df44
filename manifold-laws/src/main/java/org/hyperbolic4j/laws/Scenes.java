package org.hyperbolic4j.laws;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random scenes: every order of magnitude of curvature and distance is as likely as another. */
final class Scenes {

  private static final int LARGEST_DIMENSION = 16;

  private Scenes() {}

  /**
   * Scenes with some number of places.
   *
   * @param places how many
   * @param largestRadius the largest {@code sqrt(c) |v|}; points are up to twice as far out
   */
  static Arbitrary<Scene> of(int places, double largestRadius) {
    Arbitrary<Double> curvatures =
        Arbitraries.doubles().between(-3, 2).ofScale(6).map(x -> Math.pow(10, x));
    Arbitrary<Integer> dimensions = Arbitraries.integers().between(1, LARGEST_DIMENSION);
    Arbitrary<List<Scene.Place>> lists = places(largestRadius).list().ofSize(places);
    return Combinators.combine(curvatures, dimensions, lists)
        .as((c, dimension, list) -> new Scene(c, dimension, largestRadius, list));
  }

  private static Arbitrary<Scene.Place> places(double largestRadius) {
    Arbitrary<Double> radii =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0.0)),
            Tuple.of(
                6,
                Arbitraries.doubles()
                    .between(-13, 0)
                    .ofScale(6)
                    .map(x -> largestRadius * Math.pow(10, x))),
            Tuple.of(3, Arbitraries.doubles().between(0, largestRadius).ofScale(6)));
    Arbitrary<List<Double>> directions =
        Arbitraries.doubles().between(-1, 1).ofScale(4).list().ofSize(LARGEST_DIMENSION);
    return Combinators.combine(radii, directions, Arbitraries.of(true, false)).as(Scene.Place::new);
  }
}
