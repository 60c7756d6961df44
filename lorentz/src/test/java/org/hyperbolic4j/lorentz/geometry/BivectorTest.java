package org.hyperbolic4j.lorentz.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BivectorTest {

  private static Binary64[] vector(double... values) {
    return Arrays.stream(values).mapToObj(Binary64::new).toArray(Binary64[]::new);
  }

  private static Binary64[] random(Random random, int dimension) {
    return vector(random.doubles(dimension, -1, 1).toArray());
  }

  private static double[] values(Binary64[] vector) {
    return Arrays.stream(vector).mapToDouble(Binary64::getReal).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void isTheDifferenceOfTwoProducts(int dimension) {
    Random random = new Random(dimension);
    Binary64[] u = random(random, dimension);
    Binary64[] v = random(random, dimension);
    Binary64[] x = random(random, dimension);
    Binary64[] difference = Vectors.combine(Vectors.dot(v, x), u, Vectors.dot(u, x).negate(), v);
    assertThat(values(new Bivector<>(u, v).apply(x)))
        .containsExactly(values(difference), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void rotationsKeepLengthsAndWhatIsAcrossThePlane(int dimension) {
    Random random = new Random(dimension);
    Binary64[] u = random(random, dimension);
    Binary64[] v = random(random, dimension);
    Binary64[] x = random(random, dimension);
    Binary64[] rotated = new Bivector<>(u, v).rotate(new Binary64(0.7), x);
    assertThat(Vectors.norm(rotated).getReal()).isCloseTo(Vectors.norm(x).getReal(), within(1e-15));
    Bivector<Binary64> move = new Bivector<>(u, v);
    Binary64[] moved = Vectors.subtract(rotated, x);
    Binary64[] again = move.apply(move.apply(moved));
    double area = move.squaredNorm().getReal();
    assertThat(values(again))
        .containsExactly(values(Vectors.scale(new Binary64(-area), moved)), within(1e-14));
  }

  @Test
  void rotatesFromTheSecondVectorTowardsTheFirst() {
    Bivector<Binary64> quarter = new Bivector<>(vector(0, 2, 0), vector(3, 0, 0));
    assertThat(quarter.squaredNorm().getReal()).isEqualTo(36);
    Binary64[] rotated = quarter.rotate(new Binary64(1.0 / 6), vector(1, 0, 5));
    assertThat(values(rotated)).containsExactly(new double[] {0, 1, 5}, within(1e-15));
  }

  @Test
  void nearlyParallelVectorsKeepTheirArea() {
    double tiny = Math.ulp(1.0);
    double length = 0x1p27;
    Binary64[] u = vector(length, length * (1 + tiny));
    Binary64[] v = vector(length * (1 + tiny), length * (1 + 3 * tiny));
    double area = Math.sqrt(new Bivector<>(u, v).squaredNorm().getReal());
    // (1 + 3e) - (1 + e)^2, of which float64 products know nothing.
    assertThat(area).isEqualTo(length * length * (tiny - tiny * tiny));
  }
}
