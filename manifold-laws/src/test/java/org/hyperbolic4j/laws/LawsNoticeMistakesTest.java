package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A law that cannot fail says nothing: here each meets a mistake that it must notice. */
class LawsNoticeMistakesTest {

  private record Maker(Mistake mistake) implements StereographicSpace.Maker {
    @Override
    public <T extends CalculusFieldElement<T>> StereographicGeometry<T> geometry(T c) {
      return new MistakenGeometry<>(c, mistake);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMistakeBreaksItsLaw(Mistake mistake) {
    Law law =
        LawSuite.laws().stream()
            .filter(one -> one.name().equals(mistake.law))
            .findAny()
            .orElseThrow();
    StereographicSpace mistaken =
        new StereographicSpace(
            new Maker(mistake), geometry -> new MistakenSampler(geometry, mistake));
    assertThat(new LawRunner(mistaken, Precision.FLOAT64, 400, 0).holds(law)).isFalse();
  }

  @Test
  void everyLawIsBrokenBySomeMistake() {
    List<String> broken =
        Stream.concat(
                Arrays.stream(Mistake.values()).map(mistake -> mistake.law),
                OperatorMistake.all().stream().map(OperatorMistake::law))
            .toList();
    assertThat(LawSuite.laws()).extracting(Law::name).doesNotHaveDuplicates().isSubsetOf(broken);
  }
}
