package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Extent;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Verdict;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.junit.jupiter.api.Test;

final class LawRunnerTest {

  private static final Manifold SPACE =
      new StereographicSpace(StereographicGeometry::new, RejectionSampler::new);

  private static Law law(Law.Check check) {
    return new Law("tests", "a-law", "some", "here", "none", Scenes.of(2, Extent.FAR), check);
  }

  private static Verdict run(Law law) {
    return new LawRunner(SPACE, Precision.FLOAT64, 300, 7).run(law);
  }

  private static Discrepancy holdsIf(boolean holds) {
    return Discrepancy.unless("it", holds);
  }

  @Test
  void theSameSeedDrawsTheSameScenes() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    run(law(trial -> holdsIf(first.add(trial.scene() + " " + trial.number(0, 1)))));
    run(law(trial -> holdsIf(second.add(trial.scene() + " " + trial.number(0, 1)))));
    assertThat(first).hasSize(300).isEqualTo(second);
    assertThat(first.stream().distinct().count()).isGreaterThan(250);
  }

  @Test
  void scenesCoverTheWholeDomain() {
    List<Scene> scenes = new ArrayList<>();
    run(law(trial -> holdsIf(scenes.add(trial.scene()))));
    assertThat(scenes)
        .anyMatch(scene -> scene.dimension() == 1)
        .anyMatch(scene -> scene.dimension() > 48)
        .anyMatch(scene -> scene.c() == 0)
        .anyMatch(scene -> scene.c() < -100)
        .anyMatch(scene -> scene.c() > 0 && scene.c() < 1e-4)
        .anyMatch(scene -> scene.radius(0) == 0)
        .anyMatch(scene -> scene.radius(0) > 0 && scene.radius(0) < 1e-10)
        .anyMatch(scene -> scene.radius(0) > 6)
        .allMatch(scene -> Math.abs(scene.c()) <= 1000);
  }

  @Test
  void aCounterexampleIsShrunk() {
    Law small = law(trial -> holdsIf(trial.scene().dimension() < 5));
    Verdict verdict = run(small);
    assertThat(verdict.held()).isFalse();
    assertThat(verdict.counterexample().orElseThrow().scene()).contains("D = 5,");
    assertThat(verdict.counterexample().orElseThrow().seed()).isEqualTo(7);
    assertThat(run(small).counterexample()).isEqualTo(verdict.counterexample());
  }

  @Test
  void anExceptionIsACounterexample() {
    Verdict verdict =
        run(
            law(
                trial -> {
                  throw new IllegalStateException("lost");
                }));
    assertThat(verdict.held()).isFalse();
    assertThat(verdict.counterexample().orElseThrow().problem()).contains("lost");
  }

  @Test
  void theWorstTryIsReported() {
    double[] found = {0};
    Verdict verdict =
        run(
            law(
                trial -> {
                  double deviation = trial.random().nextDouble();
                  found[0] = Math.max(found[0], deviation);
                  return new Discrepancy("it", deviation, 1);
                }));
    assertThat(verdict.held()).isTrue();
    assertThat(verdict.tries()).isEqualTo(300);
    assertThat(verdict.worst().orElseThrow().found()).isEqualTo(found[0]);
  }

  @Test
  void dearLawsAreTriedLessButAtLeastTenTimes() {
    assertThat(run(law(trial -> holdsIf(true)).costing(20)).tries()).isEqualTo(15);
    assertThat(run(law(trial -> holdsIf(true)).costing(100)).tries()).isEqualTo(10);
  }

  @Test
  void lawsThatNeedWhatIsMissingAreNotTried() {
    Law law = law(trial -> holdsIf(false)).needing(Need.GRAPH_OPERATORS);
    Verdict verdict = run(law);
    assertThat(verdict.missing()).contains("needs graph operators");
    assertThat(verdict.tries()).isZero();
    assertThat(verdict.held()).isTrue();
  }

  @Test
  void lawsOfNegativeCurvatureAreTriedThereAlone() {
    Law law = law(trial -> holdsIf(trial.scene().c() > 0)).needing(Need.NEGATIVE_CURVATURE);
    assertThat(run(law).held()).isTrue();
    assertThat(run(law(trial -> holdsIf(trial.scene().c() > 0))).held()).isFalse();
  }

  @Test
  void curvaturesThatAManifoldRefusesAreNotDrawn() {
    Manifold spheres = new Only(-1);
    Verdict verdict =
        new LawRunner(spheres, Precision.FLOAT32, 100, 0)
            .run(law(trial -> holdsIf(trial.scene().c() < 0)));
    assertThat(verdict.held()).isTrue();
    assertThatThrownBy(
            () ->
                new LawRunner(new Only(2), Precision.FLOAT64, 1, 0)
                    .run(law(trial -> holdsIf(true))))
        .hasMessageContaining("none of the curvatures");
  }

  @Test
  void aLawMustBeTried() {
    assertThatThrownBy(() -> new LawRunner(SPACE, Precision.FLOAT64, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  /** Admits one sign of curvature only. */
  private record Only(double sign) implements Manifold {
    @Override
    public String name() {
      return "only";
    }

    @Override
    public String description() {
      return "one sign";
    }

    @Override
    public Optional<String> checkCurvature(Curvature curvature) {
      return curvature.c() == sign ? Optional.empty() : Optional.of("another sign");
    }

    @Override
    public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
      return SPACE.geometry(c);
    }
  }
}
