package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A law that cannot fail says nothing: here each meets a mistake that it must notice. */
class LawsNoticeMistakesTest {

  private static Mistake current = Mistake.NO_CHECK;

  /** The laws on a mistaken geometry. */
  static final class MistakenLaws extends GeometryLaws {
    MistakenLaws() {
      super(new FlatSpace(new Maker(current)));
    }
  }

  private record Maker(Mistake mistake) implements FlatSpace.Maker {
    @Override
    public <T extends CalculusFieldElement<T>> FlatGeometry<T> geometry(T c) {
      return new MistakenGeometry<>(c, mistake);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMistakeBreaksALaw(Mistake mistake) {
    current = mistake;
    Method law =
        Arrays.stream(GeometryLaws.class.getDeclaredMethods())
            .filter(method -> method.getName().equals(mistake.law))
            .findAny()
            .orElseThrow();
    Events events =
        EngineTestKit.engine("jqwik")
            .configurationParameter("jqwik.shrinking.default", "OFF")
            .selectors(selectMethod(MistakenLaws.class, law))
            .execute()
            .testEvents();
    assertThat(events.started().count()).isEqualTo(1);
    assertThat(events.failed().count()).isEqualTo(1);
  }
}
