package org.hyperbolic4j.hyperbolic.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the printed quotients in 120 digits, of which cancellation leaves more than 50. */
class RadialTest {

  private static final DfpField DIGITS = new DfpField(120);

  /** A function over the three fields that it is tried in. */
  private record Function(
      UnaryOperator<Binary64> plain,
      UnaryOperator<Gradient> slope,
      UnaryOperator<Dfp> exact,
      UnaryOperator<Dfp> printed,
      double atZero,
      double slopeAtZero) {}

  static Stream<ArgumentSet> functions() {
    return Stream.of(
        named(
            "sinhc",
            new Function(
                Radial::sinhc, Radial::sinhc, Radial::sinhc, x -> x.sinh().divide(x), 1, 1.0 / 6)),
        named(
            "cosh", new Function(Radial::cosh, Radial::cosh, Radial::cosh, Dfp::cosh, 1, 1.0 / 2)),
        named(
            "tanhc",
            new Function(
                Radial::tanhc, Radial::tanhc, Radial::tanhc, x -> x.tanh().divide(x), 1, -1.0 / 3)),
        named(
            "asinhc",
            new Function(
                Radial::asinhc,
                Radial::asinhc,
                Radial::asinhc,
                x -> x.asinh().divide(x),
                1,
                -1.0 / 6)),
        named(
            "cothDefect",
            new Function(
                Radial::cothDefect,
                Radial::cothDefect,
                Radial::cothDefect,
                x -> x.getField().getOne().subtract(x.divide(x.tanh())).divide(x).divide(x),
                -1.0 / 3,
                1.0 / 45)));
  }

  private static ArgumentSet named(String name, Function function) {
    return Arguments.argumentSet(name, function);
  }

  /** Squared arguments of every size, and on both sides of where the series ends. */
  private static DoubleStream squares() {
    return DoubleStream.concat(
        DoubleStream.iterate(1e-24, y -> y < 400, y -> y * 7),
        DoubleStream.of(0.01, 1)
            .flatMap(y -> DoubleStream.of(Math.nextDown(y), y, Math.nextUp(y))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void keepsTheDigitsOfFloat64(Function f) {
    squares()
        .forEach(
            y -> {
              double exact = f.printed().apply(DIGITS.newDfp(y).sqrt()).getReal();
              assertThat(f.plain().apply(new Binary64(y)).getReal())
                  .as("at %s", y)
                  .isCloseTo(exact, within(4e-15 * Math.abs(exact)));
            });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void keepsFiftyDigits(Function f) {
    squares()
        .forEach(
            y -> {
              Dfp exact = f.printed().apply(DIGITS.newDfp(y).sqrt());
              Dfp error = f.exact().apply(DIGITS.newDfp(y)).divide(exact).subtract(1).abs();
              assertThat(error.getReal()).as("at %s", y).isLessThan(1e-50);
            });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasTheSlopeOfDifferences(Function f) {
    squares()
        .forEach(
            y -> {
              Dfp step = DIGITS.newDfp(y).multiply(DIGITS.newDfp("1e-20"));
              Dfp there = f.exact().apply(DIGITS.newDfp(y).add(step));
              Dfp here = f.exact().apply(DIGITS.newDfp(y).subtract(step));
              double slope = there.subtract(here).divide(step).divide(2).getReal();
              assertThat(f.slope().apply(Gradient.variable(1, 0, y)).getPartialDerivative(0))
                  .as("at %s", y)
                  .isCloseTo(slope, within(1e-11 * Math.abs(slope)));
            });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isSmoothAtZero(Function f) {
    Gradient atZero = f.slope().apply(Gradient.variable(1, 0, 0));
    assertThat(atZero.getValue()).isCloseTo(f.atZero(), within(1e-16));
    assertThat(atZero.getPartialDerivative(0)).isCloseTo(f.slopeAtZero(), within(1e-16));
  }
}
