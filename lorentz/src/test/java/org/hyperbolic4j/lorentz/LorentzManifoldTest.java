package org.hyperbolic4j.lorentz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.lorentz.geometry.BallIsometry;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.geometry.Sampler;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.poincare.PoincareManifold;
import org.junit.jupiter.api.Test;

class LorentzManifoldTest {

  private static final LorentzManifold SHEET = new LorentzManifold();

  @Test
  void isFoundByItsName() {
    assertThat(ManifoldRegistry.discover().get("lorentz")).isInstanceOf(LorentzManifold.class);
  }

  @Test
  void hasNoDepartures() {
    OperatorSettings settings = new OperatorSettings(TangentCap.NONE, Set.of("flat-earth"));
    assertThatThrownBy(() -> SHEET.graphOperators(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("manifold 'lorentz' has no departure 'flat-earth'; it has []");
    assertThatThrownBy(() -> SHEET.fusedOperators(settings))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void needsPositiveCurvature() {
    assertThat(SHEET.checkCurvature(new Curvature(1e-3))).isEmpty();
    assertThat(SHEET.checkCurvature(new Curvature(0)))
        .contains("the hyperboloid needs a curvature c > 0, not 0.0");
    assertThat(SHEET.checkCurvature(Curvature.ofSectional(1))).isPresent();
  }

  @Test
  void drawsTheImagesOfTheBallsRandomPoints() {
    Curvature curvature = Curvature.hyperbolic(0.7);
    Sampler ofBall = new PoincareManifold().sampler(curvature).orElseThrow();
    Sampler ofSheet = SHEET.sampler(curvature).orElseThrow();
    Random forBall = new Random(5);
    Random forSheet = new Random(5);
    double[] mean = ofBall.uniform(forBall, 3, 2);
    double[] image = ofSheet.uniform(forSheet, 3, 2);
    assertThat(image).containsExactly(toSheet(mean), within(1e-13));
    assertThat(ofSheet.uniformLogDensity(image, 2))
        .isCloseTo(ofBall.uniformLogDensity(mean, 2), within(1e-13));
    for (int i = 0; i < 20; i++) {
      double[] p = ofBall.wrappedNormal(forBall, mean, 0.8);
      double[] x = ofSheet.wrappedNormal(forSheet, image, 0.8);
      assertThat(x).containsExactly(toSheet(p), within(1e-11));
      assertThat(ofSheet.wrappedNormalLogDensity(x, image, 0.8))
          .isCloseTo(ofBall.wrappedNormalLogDensity(p, mean, 0.8), within(1e-12));
    }
  }

  private static double[] toSheet(double[] p) {
    Binary64[] point = Arrays.stream(p).mapToObj(Binary64::new).toArray(Binary64[]::new);
    return Arrays.stream(new BallIsometry<>(new Binary64(0.7)).toHyperboloid(point))
        .mapToDouble(Binary64::getReal)
        .toArray();
  }
}
