package org.hyperbolic4j.lorentz.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the hyperboloid begins and where it ends. */
class LorentzGeometryTest {

  private static final double C = 4;
  private static final LorentzGeometry<Binary64> SHEET = new LorentzGeometry<>(new Binary64(C));

  private static Binary64[] field(double... values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  private static double[] values(Binary64[] elements) {
    return Arrays.stream(elements).mapToDouble(Binary64::getReal).toArray();
  }

  private static Gradient[] variables(int count, int from, double... values) {
    Gradient[] variables = new Gradient[values.length];
    Arrays.setAll(variables, i -> Gradient.variable(count, from + i, values[i]));
    return variables;
  }

  private static void assertFinite(Gradient... elements) {
    for (Gradient element : elements) {
      assertThat(element.getValue()).isFinite();
      for (double derivative : element.getGradient()) {
        assertThat(derivative).isFinite();
      }
    }
  }

  @Test
  void originIsTheLowestPoint() {
    assertThat(values(SHEET.origin(2))).containsExactly(0.5, 0, 0);
    assertThat(SHEET.checkPoint(SHEET.origin(2))).isEmpty();
  }

  @Test
  void checksSayWhatIsWrong() {
    assertThat(SHEET.checkPoint(field(-0.5, 0, 0)))
        .contains("time is -0.5, the sheet over this space part is at 0.5");
    assertThat(SHEET.checkPoint(field(0.5001, 0, 0))).isPresent();
    assertThat(SHEET.checkPoint(field((float) 1.3, (float) 1.2))).isEmpty();
    assertThat(SHEET.checkPoint(field(0.5)))
        .contains("a point has a time and at least one space coordinate, here are 1");
    assertThat(SHEET.checkTangent(SHEET.origin(2), field(0.1, 1, 0)))
        .contains("time is 0.1, that of a tangent vector is 0.0");
    assertThat(SHEET.checkTangent(field(1.3, 1.2), field(1.2, 1.3))).isEmpty();
    assertThat(SHEET.checkTangent(field(1.3, 1.2), field(1, 2, 3)))
        .contains("a tangent vector at a point of 2 coordinates has as many, not 3");
  }

  @Test
  void projectionsKeepTheSpacePart() {
    assertThat(values(SHEET.project(field(17, 1.2, 0)))).containsExactly(1.3, 1.2, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e15, 1e160, Double.MAX_VALUE})
  void projectionsComeBackFromAnywhere(double far) {
    Binary64[] point = SHEET.project(field(1, far, -far));
    assertThat(SHEET.checkPoint(point)).isEmpty();
    double time = Math.cosh(33) / Math.sqrt(C);
    double space = time / Math.sqrt(2);
    assertThat(values(point))
        .containsExactly(new double[] {time, space, -space}, within(1e-14 * time));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 1e3, 1e100})
  void farAwayNothingIsInfinite(double length) {
    int count = 5;
    LorentzGeometry<Gradient> sheet = new LorentzGeometry<>(Gradient.variable(count, 4, C));
    Gradient[] far = sheet.toPoint(variables(count, 0, length, length));
    Gradient[] opposite = sheet.toPoint(variables(count, 2, -length, length));
    assertFinite(far);
    assertFinite(sheet.distance(far, opposite));
    assertFinite(sheet.toTangent(far));
    assertFinite(sheet.expmap(sheet.origin(2), sheet.logmap0(opposite)));
  }

  @Test
  void derivativesAtEqualPointsAreTheLimits() {
    int count = 4;
    LorentzGeometry<Gradient> sheet = new LorentzGeometry<>(Gradient.constant(count, C));
    Gradient[] x = sheet.toPoint(variables(count, 0, 0.3, -0.2));
    Gradient[] y = sheet.toPoint(variables(count, 2, 0.3, -0.2));
    assertThat(sheet.distance(x, y).getGradient()).containsOnly(0);
    Gradient[] log = sheet.toTangent(sheet.expmap(x, sheet.logmap(x, y)));
    assertThat(log[0].getGradient()).containsExactly(new double[] {0, 0, 1, 0}, within(1e-14));
    assertThat(log[1].getGradient()).containsExactly(new double[] {0, 0, 0, 1}, within(1e-14));
  }

  @Test
  void tangentCoordinatesAtTheOriginHaveTheIdentityAsDerivative() {
    LorentzGeometry<Gradient> sheet = new LorentzGeometry<>(Gradient.constant(2, C));
    Gradient[] v = sheet.toTangent(sheet.toPoint(variables(2, 0, 0, 0)));
    assertThat(v[0].getGradient()).containsExactly(1, 0);
    assertThat(v[1].getGradient()).containsExactly(0, 1);
  }
}
