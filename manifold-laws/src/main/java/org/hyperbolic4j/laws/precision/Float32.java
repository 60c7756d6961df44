package org.hyperbolic4j.laws.precision;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * A number of float32's 24 binary digits in the range of float64. Every operation is that of
 * float64, rounded: formulas over this field compute as well as the digits of float32 let them. Its
 * range is no matter of theirs: what computes in float32 beside laws keeps its own, see {@link
 * org.hyperbolic4j.manifold.fused.Tensor#toFloat}.
 */
final class Float32 implements CalculusFieldElement<Float32> {

  private final double value;

  Float32(double value) {
    float near = (float) value;
    boolean inRange = Math.abs(near) >= Float.MIN_NORMAL && Float.isFinite(near);
    this.value = inRange ? near : rounded(value);
  }

  /** 24 digits of a number that float32 has fewer of, or none. */
  private static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    int exponent = Math.getExponent(value);
    double significand = (float) Math.scalb(value, -exponent);
    return Math.scalb(significand, exponent);
  }

  private static Float32 of(double value) {
    return new Float32(value);
  }

  @Override
  public double getReal() {
    return value;
  }

  @Override
  public Float32 newInstance(double other) {
    return of(other);
  }

  @Override
  public Float32Field getField() {
    return Float32Field.INSTANCE;
  }

  /** Nothing is kept beyond the value. */
  @Override
  public Float32 getAddendum() {
    return of(0);
  }

  @Override
  public Float32 add(Float32 other) {
    return of(value + other.value);
  }

  @Override
  public Float32 add(double other) {
    return of(value + of(other).value);
  }

  @Override
  public Float32 subtract(Float32 other) {
    return of(value - other.value);
  }

  @Override
  public Float32 subtract(double other) {
    return of(value - of(other).value);
  }

  @Override
  public Float32 negate() {
    return of(-value);
  }

  @Override
  public Float32 multiply(int other) {
    return of(value * other);
  }

  @Override
  public Float32 multiply(double other) {
    return of(value * of(other).value);
  }

  @Override
  public Float32 multiply(Float32 other) {
    return of(value * other.value);
  }

  @Override
  public Float32 square() {
    return of(value * value);
  }

  @Override
  public Float32 divide(double other) {
    return of(value / of(other).value);
  }

  @Override
  public Float32 divide(Float32 other) {
    return of(value / other.value);
  }

  @Override
  public Float32 reciprocal() {
    return of(1 / value);
  }

  @Override
  public Float32 remainder(double other) {
    return of(FastMath.IEEEremainder(value, of(other).value));
  }

  @Override
  public Float32 remainder(Float32 other) {
    return of(FastMath.IEEEremainder(value, other.value));
  }

  @Override
  public Float32 copySign(Float32 other) {
    return of(FastMath.copySign(value, other.value));
  }

  @Override
  public Float32 scalb(int n) {
    return of(FastMath.scalb(value, n));
  }

  @Override
  public Float32 hypot(Float32 other) {
    return of(FastMath.hypot(value, other.value));
  }

  @Override
  public Float32 pow(Float32 power) {
    return of(FastMath.pow(value, power.value));
  }

  @Override
  public Float32 pow(double power) {
    return of(FastMath.pow(value, power));
  }

  @Override
  public Float32 pow(int power) {
    return of(FastMath.pow(value, power));
  }

  @Override
  public Float32 atan2(Float32 x) {
    return of(FastMath.atan2(value, x.value));
  }

  /** Products of float32 numbers are float64 numbers; as with float64, digits lost are few. */
  @Override
  public Float32 linearCombination(Float32[] a, Float32[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i].value * b[i].value;
    }
    return of(sum);
  }

  @Override
  public Float32 linearCombination(Float32 a1, Float32 b1, Float32 a2, Float32 b2) {
    return of(a1.value * b1.value + a2.value * b2.value);
  }

  @Override
  public Float32 linearCombination(
      Float32 a1, Float32 b1, Float32 a2, Float32 b2, Float32 a3, Float32 b3) {
    return of(a1.value * b1.value + a2.value * b2.value + a3.value * b3.value);
  }

  @Override
  public Float32 linearCombination(
      Float32 a1,
      Float32 b1,
      Float32 a2,
      Float32 b2,
      Float32 a3,
      Float32 b3,
      Float32 a4,
      Float32 b4) {
    return of(
        a1.value * b1.value + a2.value * b2.value + a3.value * b3.value + a4.value * b4.value);
  }

  private Float32 map(DoubleUnaryOperator function) {
    return of(function.applyAsDouble(value));
  }

  @Override
  public Float32 exp() {
    return map(FastMath::exp);
  }

  @Override
  public Float32 expm1() {
    return map(FastMath::expm1);
  }

  @Override
  public Float32 log() {
    return map(FastMath::log);
  }

  @Override
  public Float32 log1p() {
    return map(FastMath::log1p);
  }

  @Override
  public Float32 log10() {
    return map(FastMath::log10);
  }

  @Override
  public Float32 cos() {
    return map(FastMath::cos);
  }

  @Override
  public Float32 sin() {
    return map(FastMath::sin);
  }

  @Override
  public Float32 tan() {
    return map(FastMath::tan);
  }

  @Override
  public Float32 acos() {
    return map(FastMath::acos);
  }

  @Override
  public Float32 asin() {
    return map(FastMath::asin);
  }

  @Override
  public Float32 atan() {
    return map(FastMath::atan);
  }

  @Override
  public Float32 cosh() {
    return map(FastMath::cosh);
  }

  @Override
  public Float32 sinh() {
    return map(FastMath::sinh);
  }

  @Override
  public Float32 tanh() {
    return map(FastMath::tanh);
  }

  @Override
  public Float32 acosh() {
    return map(FastMath::acosh);
  }

  @Override
  public Float32 asinh() {
    return map(FastMath::asinh);
  }

  @Override
  public Float32 atanh() {
    return map(FastMath::atanh);
  }

  @Override
  public Float32 abs() {
    return map(FastMath::abs);
  }

  @Override
  public Float32 sqrt() {
    return map(FastMath::sqrt);
  }

  @Override
  public Float32 cbrt() {
    return map(FastMath::cbrt);
  }

  @Override
  public Float32 ceil() {
    return map(FastMath::ceil);
  }

  @Override
  public Float32 floor() {
    return map(FastMath::floor);
  }

  @Override
  public Float32 rint() {
    return map(FastMath::rint);
  }

  @Override
  public Float32 sign() {
    return map(FastMath::signum);
  }

  @Override
  public Float32 ulp() {
    return of(Math.scalb(Math.ulp(value), 29));
  }

  /** Zeros of either sign are equal: derivatives ask whether they are all 0. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Float32 that
        && (that.value == value || (Double.isNaN(that.value) && Double.isNaN(value)));
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value + 0.0);
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
