package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperbolic4j.poincare.geometry.Draw.in;
import static org.hyperbolic4j.poincare.geometry.Draw.values;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.special.Beta;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.laws.reference.Deviation;

/** What fully connected layers do whose normals are half unit vectors and whose offsets are 0. */
class IdentityInitialisationTest {

  /** Normals that pick {@code count} components from a place on. */
  private static double[][] halfUnits(int count, int dimension, int from) {
    double[][] normals = new double[count][dimension];
    for (int k = 0; k < count; k++) {
      normals[k][from + k] = 0.5;
    }
    return normals;
  }

  private static double[] layer(double curvature, double[] v, double[][] normals) {
    Binary64 c = new Binary64(curvature);
    PoincareGeometry<Binary64> ball = new PoincareGeometry<>(c);
    return values(
        ball.toTangent(
            ball.fullyConnected(
                ball.toPoint(in(c, v)), in(c, normals), in(c, new double[normals.length]))));
  }

  private static double[] scaled(double factor, double[] v) {
    return Arrays.stream(v).map(component -> factor * component).toArray();
  }

  private static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(component -> component * component).sum());
  }

  private static void assertSame(double[] actual, double[] expected) {
    assertThat(Deviation.of("", actual, expected).relative()).isLessThan(1e-12);
  }

  @Property(tries = 200)
  void aSquareLayerIsTheIdentity(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int dimension) {
    Draw draw = new Draw(random);
    double[] v = draw.vector(dimension, draw.between(0, 3));
    assertSame(layer(draw.c, v, halfUnits(dimension, dimension, 0)), v);
  }

  @Property(tries = 200)
  void aNarrowerLayerKeepsTheDirectionOfTheComponentsItPicksAndMakesThemLonger(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 6) int dimension) {
    Draw draw = new Draw(random);
    double[] v = draw.vector(dimension, draw.between(0.1, 2));
    double[] picked = Arrays.copyOf(v, dimension - 1);
    double[] result = layer(draw.c, v, halfUnits(dimension - 1, dimension, 0));
    double factor = norm(result) / norm(picked);
    assertSame(result, scaled(factor, picked));
    assertThat(factor).isGreaterThanOrEqualTo(1 - 1e-12);
  }

  @Property(tries = 200)
  void aConvolutionWithACentredHalfCopiesThePixelTimesTheBetaRatioAndSomewhatMoreAmongNeighbours(
      @ForAll Random random, @ForAll @IntRange(min = 3, max = 32) int channels) {
    Draw draw = new Draw(random);
    double ratio = ratio(9, channels);
    double[] pixel = draw.vector(channels, draw.between(0.01, 0.7));
    double[] alone = new double[9 * channels];
    double[] among = new double[9 * channels];
    for (int i = 0; i < 9; i++) {
      double[] neighbour = draw.vector(channels, draw.s * norm(pixel));
      System.arraycopy(scaled(ratio, neighbour), 0, among, i * channels, channels);
    }
    System.arraycopy(scaled(ratio, pixel), 0, alone, 4 * channels, channels);
    System.arraycopy(scaled(ratio, pixel), 0, among, 4 * channels, channels);
    double[][] centre = halfUnits(channels, 9 * channels, 4 * channels);
    assertSame(layer(draw.c, alone, centre), scaled(ratio, pixel));
    double[] result = layer(draw.c, among, centre);
    double factor = norm(result) / norm(pixel);
    assertSame(result, scaled(factor, pixel));
    assertThat(factor).isBetween(ratio - 1e-12, 0.45);
    assertThat(ratio).isBetween(0.3099, 0.3334);
  }

  /** Beta-concatenation's factor for k pixels (Shimizu et al. 2021). */
  private static double ratio(int k, int channels) {
    return Math.exp(Beta.logBeta(k * channels / 2.0, 0.5) - Beta.logBeta(channels / 2.0, 0.5));
  }
}
