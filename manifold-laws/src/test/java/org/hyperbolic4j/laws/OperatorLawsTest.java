package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.manifold.Manifold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of operators hold in flat space, and each notices some mistake. */
class OperatorLawsTest {

  static List<Law> laws() {
    return LawSuite.laws().stream()
        .filter(law -> List.of("plug-in", "operators", "native").contains(law.group()))
        .toList();
  }

  static Stream<OperatorMistake> mistakes() {
    return OperatorMistake.all().stream();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void everyLawHoldsWithoutMistake(Law law) {
    Manifold flat = new FlatOperatorSpace(OperatorMistake.NONE);
    assertThat(new LawRunner(flat, Precision.FLOAT64, 200, 0).run(law).counterexample()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeBreaksItsLaw(OperatorMistake mistake) {
    Law law =
        laws().stream().filter(one -> one.name().equals(mistake.law())).findAny().orElseThrow();
    Manifold mistaken = new FlatOperatorSpace(mistake);
    assertThat(new LawRunner(mistaken, Precision.FLOAT64, 2000, 0).holds(law)).isFalse();
  }
}
