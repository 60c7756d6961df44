package org.hyperbolic4j.laws.precision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Every operation is that of float64, rounded once. */
final class Float32Test {

  private static final double EPSILON = Math.ulp(1f);

  @Property(tries = 200)
  void functionsAreThoseOfFloat64Rounded(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double value) {
    Float32 x = new Float32(value);
    Binary64 exact = new Binary64(x.getReal());
    assertThat(x.log1p().getReal()).isEqualTo((float) exact.log1p().getReal());
    assertThat(x.tanh().getReal()).isEqualTo((float) exact.tanh().getReal());
    assertThat(x.atan().getReal()).isEqualTo((float) exact.atan().getReal());
    assertThat(x.asinh().getReal()).isEqualTo((float) exact.asinh().getReal());
    assertThat(x.exp().getReal()).isEqualTo((float) exact.exp().getReal());
    assertThat(x.sinh().getReal()).isEqualTo((float) exact.sinh().getReal());
    assertThat(x.atanh().getReal()).isEqualTo((float) exact.atanh().getReal());
    assertThat(x.sqrt().getReal()).isEqualTo((float) exact.sqrt().getReal());
  }

  @Property(tries = 200)
  void arithmeticIsThatOfFloat(
      @ForAll @DoubleRange(min = -10, max = 10) double a,
      @ForAll @DoubleRange(min = 0.1, max = 10) double b) {
    float x = (float) a;
    float y = (float) b;
    assertThat(both(a, b, Float32::add)).isEqualTo(x + y);
    assertThat(both(a, b, Float32::subtract)).isEqualTo(x - y);
    assertThat(both(a, b, Float32::multiply)).isEqualTo(x * y);
    assertThat(both(a, b, Float32::divide)).isEqualTo(x / y);
    assertThat(new Float32(a).add(b).getReal()).isEqualTo(x + y);
    assertThat(new Float32(a).multiply(b).getReal()).isEqualTo(x * y);
  }

  private static double both(double a, double b, BinaryOperator<Float32> operation) {
    return operation.apply(new Float32(a), new Float32(b)).getReal();
  }

  @Test
  void theFieldKnowsHowManyDigitsItHas() {
    Float32 one = Float32Field.INSTANCE.getOne();
    assertThat(one.ulp().getReal()).isEqualTo(EPSILON);
    assertThat(one.add(EPSILON / 4)).isEqualTo(one);
    assertThat(new Float32(0.1).getReal()).isEqualTo(0.1f);
  }

  @Test
  void numbersBeyondTheRangeOfFloat32KeepItsDigits() {
    for (double size : new double[] {0x1p200, 0x1p-200}) {
      assertThat(new Float32(size * (1 + EPSILON)).getReal()).isEqualTo(size * (1 + EPSILON));
      assertThat(new Float32(size * (1 + EPSILON / 4)).getReal()).isEqualTo(size);
    }
  }

  @Test
  void zerosOfEitherSignAreEqual() {
    assertThat(new Float32(-0.0)).isEqualTo(new Float32(0)).hasSameHashCodeAs(new Float32(0));
    assertThat(new Float32(-0.0).isZero()).isTrue();
  }
}
