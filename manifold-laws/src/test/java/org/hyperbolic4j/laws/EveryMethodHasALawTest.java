package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.WrongMethod.Fault;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever method of a geometry or sampler alone gives something else, some law says so. */
class EveryMethodHasALawTest {

  private static final int TRIES = 5;

  /** Methods that give what has methods of its own. */
  private static final Set<String> PARTS = Set.of("gyrovectors", "nativeCoordinates");

  /** Laws that cost this much are not needed. */
  private static final int DEAR = 20;

  private static final Manifold RIGHT =
      new StereographicSpace(StereographicGeometry::new, RejectionSampler::new);

  static Stream<Arguments> faults() {
    return Stream.of(Geometry.class, Gyrovectors.class, Sampler.class)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .sorted(Comparator.comparing(Method::toString))
        .filter(method -> !PARTS.contains(method.getName()))
        .flatMap(
            method ->
                Arrays.stream(Fault.values())
                    .filter(fault -> fault.fits(method.getReturnType()))
                    .filter(fault -> isWrong(method, fault))
                    .map(fault -> Arguments.of(method.getName(), method, fault)));
  }

  /**
   * Zeros are no different stretched or negated, and of uniform points a thousand do not show a
   * hundredth.
   */
  private static boolean isWrong(Method method, Fault fault) {
    return switch (method.getName()) {
      case "origin", "projectTangent" -> fault == Fault.SHIFTED;
      case "uniform" -> false;
      default -> fault != Fault.SHIFTED;
    };
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("faults")
  void someLawNotices(String name, Method method, Fault fault) {
    LawRunner runner =
        new LawRunner(new WrongMethod(RIGHT, method, fault), Precision.FLOAT64, TRIES, 0);
    boolean ofSampler = method.getDeclaringClass() == Sampler.class;
    List<Law> laws =
        LawSuite.laws().stream()
            .filter(law -> ofSampler ? law.group().equals("sampling") : law.cost() < DEAR)
            .filter(law -> !law.group().equals("operators"))
            .toList();
    assertThat(laws).as(name).anyMatch(law -> !runner.holds(law));
  }
}
