package org.hyperbolic4j.manifold.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.NamedManifold;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {

  private static final NamedManifold BALL =
      new NamedManifold(
          "ball",
          List.of(
              new Departure("wrong-sign", "minus instead of plus", "a preprint"),
              new Departure("half-factor", "1/2 instead of 2", "a preprint")));

  @Test
  void areTheCorrectMathematicsUnlessAskedOtherwise() {
    OperatorSettings settings = OperatorSettings.of(TangentCap.NONE);
    assertThat(settings.departures()).isEmpty();
    assertThat(settings.cap()).isEqualTo(TangentCap.NONE);
    settings.requireKnownDepartures(new NamedManifold("plain"));
  }

  @Test
  void takeFrechetMeansToConvergenceUnlessAskedOtherwise() {
    OperatorSettings settings = new OperatorSettings(TangentCap.NONE, Set.of("half-factor"));
    assertThat(settings.frechetSteps()).isEqualTo(OperatorSettings.TO_CONVERGENCE);
    assertThat(settings.withFrechetSteps(2))
        .isEqualTo(new OperatorSettings(TangentCap.NONE, Set.of("half-factor"), 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withFrechetSteps(-1))
        .withMessage(
            "the Frechet mean takes at least one step, or 0 for as many as it takes, not -1");
  }

  @Test
  void acceptDeparturesOfTheManifold() {
    new OperatorSettings(TangentCap.NONE, Set.of("half-factor", "wrong-sign"))
        .requireKnownDepartures(BALL);
  }

  @Test
  void nameTheKnownDeparturesWhereOneIsUnknown() {
    OperatorSettings settings = new OperatorSettings(TangentCap.NONE, Set.of("wrong-sine"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.requireKnownDepartures(BALL))
        .withMessage(
            "manifold 'ball' has no departure 'wrong-sine'; it has [half-factor, wrong-sign]");
  }

  @Test
  void doNotChangeWithTheSetTheyWereMadeFrom() {
    Set<String> names = new HashSet<>(Set.of("half-factor"));
    OperatorSettings settings = new OperatorSettings(TangentCap.NONE, names);
    names.add("wrong-sign");
    assertThat(settings.departures()).containsExactly("half-factor");
  }
}
