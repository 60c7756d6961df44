package org.hyperbolic4j.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.nn.Bits;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Holds the optimisers to the closed form of what they compute: moments as explicit sums over all
 * gradients so far, instead of the recurrences that the code runs.
 */
class FlatOptimizerTest {

  private static final double RATE = 0.05;
  private static final int STEPS = 7;

  /** Longer than a block, and no multiple of it. */
  private static final int LENGTH = 2500;

  private static double[][] gradients(int length) {
    Random random = new Random(5);
    double[][] gradients = new double[STEPS][length];
    for (double[] gradient : gradients) {
      for (int i = 0; i < length; i++) {
        gradient[i] = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3);
      }
    }
    return gradients;
  }

  private static double[] start(int length) {
    return new Random(6).doubles(length, -1, 1).toArray();
  }

  private static INDArray array(DataType type, double[] values) {
    return Nd4j.createFromArray(values).castTo(type);
  }

  /** Runs all steps on one parameter. */
  private static double[] run(
      Maker make, DataType type, ParameterKind kind, double[] start, double[][] gradients) {
    Parameter parameter = new Parameter("p", array(type, start), kind);
    Optimizer optimizer = make.of(List.of(parameter));
    for (double[] gradient : gradients) {
      optimizer.step(Map.of("p", array(type, gradient)), RATE);
    }
    return parameter.value().castTo(DataType.DOUBLE).toDoubleVector();
  }

  private interface Maker {
    Optimizer of(List<Parameter> parameters);
  }

  private static Maker sgd(double momentum, boolean nesterov, WeightDecay decay) {
    return parameters ->
        Optimizers.sgd(parameters, new SgdSettings(momentum, nesterov, decay), Map.of());
  }

  private static Maker adam(boolean amsgrad, WeightDecay decay) {
    return parameters ->
        Optimizers.adam(parameters, new AdamSettings(0.9, 0.99, 1e-8, amsgrad, decay), Map.of());
  }

  private static double tolerance(DataType type) {
    return type == DataType.DOUBLE ? 1e-13 : 2e-6;
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void plainSgdSubtractsTheGradients(DataType type) {
    double[] start = start(LENGTH);
    double[][] g = gradients(LENGTH);
    double[] moved = run(sgd(0, false, WeightDecay.NONE), type, ParameterKind.TANGENT, start, g);
    for (int i = 0; i < LENGTH; i++) {
      double expected = start[i];
      for (double[] gradient : g) {
        expected -= RATE * gradient[i];
      }
      assertThat(moved[i]).isCloseTo(expected, within(tolerance(type)));
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, false", "DOUBLE, false", "FLOAT, true", "DOUBLE, true"})
  void momentumIsTheGeometricallyWeightedSumOfAllGradients(DataType type, boolean nesterov) {
    double[] start = start(LENGTH);
    double[][] g = gradients(LENGTH);
    double[] moved =
        run(sgd(0.9, nesterov, WeightDecay.NONE), type, ParameterKind.TANGENT, start, g);
    for (int i = 0; i < LENGTH; i++) {
      double expected = start[i];
      for (int t = 0; t < STEPS; t++) {
        double direction = nesterov ? g[t][i] : 0;
        for (int k = 0; k <= t; k++) {
          direction += Math.pow(0.9, t - k + (nesterov ? 1 : 0)) * g[k][i];
        }
        expected -= RATE * direction;
      }
      assertThat(moved[i]).isCloseTo(expected, within(tolerance(type) * 10));
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, false", "DOUBLE, false", "FLOAT, true", "DOUBLE, true"})
  void adamDividesCorrectedMomentsAsSums(DataType type, boolean amsgrad) {
    double[] start = start(LENGTH);
    double[][] g = gradients(LENGTH);
    double[] moved = run(adam(amsgrad, WeightDecay.NONE), type, ParameterKind.TANGENT, start, g);
    for (int i = 0; i < LENGTH; i++) {
      double expected = start[i];
      double largest = 0;
      for (int t = 0; t < STEPS; t++) {
        double first = 0;
        double second = 0;
        double weights1 = 0;
        double weights2 = 0;
        for (int k = 0; k <= t; k++) {
          first += Math.pow(0.9, t - k) * g[k][i];
          weights1 += Math.pow(0.9, t - k);
          second += 0.01 * Math.pow(0.99, t - k) * g[k][i] * g[k][i];
          weights2 += 0.01 * Math.pow(0.99, t - k);
        }
        largest = Math.max(largest, second);
        double scale = (amsgrad ? largest : second) / weights2;
        expected -= RATE * (first / weights1) / (Math.sqrt(scale) + 1e-8);
      }
      assertThat(moved[i]).isCloseTo(expected, within(tolerance(type) * 10));
    }
  }

  @Test
  void amsgradDiffersFromAdamAfterALargeGradient() {
    double[][] g = {{10}, {0.1}, {0.1}, {0.1}};
    Maker plain =
        p ->
            Optimizers.adam(p, new AdamSettings(0.5, 0.5, 1e-8, false, WeightDecay.NONE), Map.of());
    Maker amsgrad =
        p -> Optimizers.adam(p, new AdamSettings(0.5, 0.5, 1e-8, true, WeightDecay.NONE), Map.of());
    double[] start = {0};
    double far = run(plain, DataType.DOUBLE, ParameterKind.TANGENT, start, g)[0];
    double near = run(amsgrad, DataType.DOUBLE, ParameterKind.TANGENT, start, g)[0];
    assertThat(Math.abs(near)).isLessThan(Math.abs(far) - 1e-3);
  }

  @Test
  void firstAdamStepHasTheLengthOfTheLearningRateWhateverTheGradient() {
    for (double g : new double[] {1e-3, -1, 1e5}) {
      double[] moved =
          run(
              adam(false, WeightDecay.NONE),
              DataType.DOUBLE,
              ParameterKind.TANGENT,
              new double[] {0},
              new double[][] {{g}});
      assertThat(moved[0]).isCloseTo(-Math.signum(g) * RATE, within(1e-6));
    }
  }

  @Test
  void l2DecayEntersTheGradientSoAdamNormalisesItAway() {
    double[][] silent = {{0}};
    double[] one = {1};
    double tiny =
        run(adam(false, WeightDecay.l2(1e-4)), DataType.DOUBLE, ParameterKind.TANGENT, one, silent)[
            0];
    // The decay is the whole gradient, and Adam makes a full step of any gradient.
    assertThat(tiny).isCloseTo(1 - RATE, within(1e-5));
  }

  @Test
  void decoupledDecayShrinksByRateTimesDecayWhateverTheMoments() {
    double[][] silent = {{0}, {0}, {0}};
    double[] one = {1};
    Maker adamW = adam(false, WeightDecay.decoupled(0.1));
    Maker sgdW = sgd(0.9, false, WeightDecay.decoupled(0.1));
    double expected = Math.pow(1 - RATE * 0.1, 3);
    assertThat(run(adamW, DataType.DOUBLE, ParameterKind.TANGENT, one, silent)[0])
        .isCloseTo(expected, within(1e-15));
    assertThat(run(sgdW, DataType.DOUBLE, ParameterKind.TANGENT, one, silent)[0])
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void decoupledDecayAddsToTheUndecayedStepWithSgd() {
    double[][] g = {{0.3}};
    double[] moved =
        run(
            sgd(0, false, WeightDecay.decoupled(0.2)),
            DataType.DOUBLE,
            ParameterKind.TANGENT,
            new double[] {2},
            g);
    assertThat(moved[0]).isCloseTo(2 * (1 - RATE * 0.2) - RATE * 0.3, within(1e-15));
  }

  @Test
  void l2DecayWithMomentumIsTheRecurrenceOfTheDecayedGradient() {
    double[][] g = {{0.3}, {-0.2}, {0.5}};
    double p = 2;
    double u = 0;
    for (double[] gradient : g) {
      u = 0.9 * u + gradient[0] + 0.1 * p;
      p -= RATE * u;
    }
    double[] moved =
        run(
            sgd(0.9, false, WeightDecay.l2(0.1)),
            DataType.DOUBLE,
            ParameterKind.TANGENT,
            new double[] {2},
            g);
    assertThat(moved[0]).isCloseTo(p, within(1e-15));
  }

  @Test
  void undecayedParametersAreNotDecayed() {
    double[] start = start(LENGTH);
    double[][] g = gradients(LENGTH);
    for (WeightDecay decay : List.of(WeightDecay.l2(0.1), WeightDecay.decoupled(0.1))) {
      assertThat(run(sgd(0.9, false, decay), DataType.DOUBLE, ParameterKind.LOGARITHM, start, g))
          .isEqualTo(
              run(
                  sgd(0.9, false, WeightDecay.NONE),
                  DataType.DOUBLE,
                  ParameterKind.TANGENT,
                  start,
                  g));
      assertThat(run(adam(false, decay), DataType.DOUBLE, ParameterKind.LOGARITHM, start, g))
          .isEqualTo(
              run(adam(false, WeightDecay.NONE), DataType.DOUBLE, ParameterKind.TANGENT, start, g));
    }
  }

  @Test
  void positiveParametersAreDecayedAndRemainPositive() {
    double[] start = {1, 1, 1};
    double[][] g = {{10, 1e30, -1}, {0, 0, 0}};
    WeightDecay decay = WeightDecay.decoupled(0.1);
    for (Maker make : List.of(sgd(0, false, decay), sgd(0.5, true, decay), adam(false, decay))) {
      double[] positive = run(make, DataType.DOUBLE, ParameterKind.POSITIVE, start, g);
      double[] free = run(make, DataType.DOUBLE, ParameterKind.TANGENT, start, g);
      assertThat(positive[2]).isEqualTo(free[2]);
      for (double value : positive) {
        assertThat(value).isGreaterThanOrEqualTo(ParameterKind.LEAST_POSITIVE);
      }
    }
    double[] plain =
        run(sgd(0, false, WeightDecay.NONE), DataType.FLOAT, ParameterKind.POSITIVE, start, g);
    assertThat(plain).containsExactly(0.5, (float) ParameterKind.LEAST_POSITIVE, 1.05f);
  }

  @Test
  void logarithmsStayWhereTheirExponentialsCanBeHeld() {
    double[][] g = {{1e6, -1e6, 1}};
    double[] moved =
        run(
            sgd(0, false, WeightDecay.NONE),
            DataType.DOUBLE,
            ParameterKind.LOGARITHM,
            new double[] {0, 0, 0},
            g);
    assertThat(moved)
        .containsExactly(-ParameterKind.LARGEST_LOGARITHM, ParameterKind.LARGEST_LOGARITHM, -RATE);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 6e20",
    "FLOAT, 1e30",
    "FLOAT, 3e38",
    "DOUBLE, 1e30",
    "DOUBLE, 3e38",
    "DOUBLE, 1e308"
  })
  void hugeGradientsLeaveEverythingFiniteAndAdamsStepsShort(DataType type, double size) {
    double[] start = {1, 1, 1, 1};
    double[][] g = {{size, -size, 1, size}, {size, -size, 1, 0}, {0, 0, 1, -size}, {0, 0, 1, 1}};
    for (Maker make :
        List.of(
            sgd(0, false, WeightDecay.NONE),
            sgd(0.9, false, WeightDecay.l2(0.1)),
            sgd(0.9, true, WeightDecay.NONE),
            adam(false, WeightDecay.NONE),
            adam(true, WeightDecay.l2(0.1)))) {
      Parameter parameter = new Parameter("p", array(type, start), ParameterKind.TANGENT);
      Optimizer optimizer = make.of(List.of(parameter));
      for (double[] gradient : g) {
        optimizer.step(Map.of("p", array(type, gradient)), RATE);
        optimizer.state().forEach(Finite::require);
        Finite.require("p", parameter.value());
      }
    }
    double[] moved = run(adam(false, WeightDecay.NONE), type, ParameterKind.TANGENT, start, g);
    assertThat(moved[0]).isBetween(1 - 4 * RATE, 1 - RATE);
    assertThat(moved[1]).isBetween(1 + RATE, 1 + 4 * RATE);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void resumingFromStateContinuesBitForBit(DataType type) {
    double[] start = start(LENGTH);
    double[][] g = gradients(LENGTH);
    for (Maker make :
        List.of(
            sgd(0, false, WeightDecay.l2(0.01)),
            sgd(0.9, true, WeightDecay.l2(0.01)),
            adam(false, WeightDecay.decoupled(0.01)),
            adam(true, WeightDecay.l2(0.01)))) {
      Parameter through = new Parameter("p", array(type, start), ParameterKind.TANGENT);
      Optimizer unbroken = make.of(List.of(through));
      Parameter resumed = null;
      Optimizer second = null;
      for (int t = 0; t < STEPS; t++) {
        if (t == 3) {
          resumed = new Parameter("p", through.value().dup(), ParameterKind.TANGENT);
          second = make.of(List.of(resumed));
          second.restore(unbroken.state());
        }
        unbroken.step(Map.of("p", array(type, g[t])), RATE);
        if (second != null) {
          second.step(Map.of("p", array(type, g[t])), RATE);
        }
      }
      assertThat(resumed.value().castTo(DataType.DOUBLE).toDoubleVector())
          .isEqualTo(through.value().castTo(DataType.DOUBLE).toDoubleVector());
      assertThat(Bits.of(second.state())).isEqualTo(Bits.of(unbroken.state()));
    }
  }

  @Test
  void stateIsACopy() {
    Parameter parameter =
        new Parameter("p", array(DataType.DOUBLE, new double[] {1}), ParameterKind.TANGENT);
    Optimizer optimizer = sgd(0.9, false, WeightDecay.NONE).of(List.of(parameter));
    Map<String, INDArray> before = optimizer.state();
    optimizer.step(Map.of("p", array(DataType.DOUBLE, new double[] {1})), RATE);
    assertThat(before.get("momentum.p").getDouble(0)).isZero();
    assertThat(optimizer.state().get("momentum.p").getDouble(0)).isEqualTo(1);
    assertThat(optimizer.state().get("steps").getLong(0)).isEqualTo(1);
  }

  @Test
  void parametersAndGradientsOfAnyRankAndLayoutAreUnderstood() {
    double[] values = start(24);
    INDArray image = Nd4j.createFromArray(values).reshape(2, 3, 4);
    Parameter parameter = new Parameter("p", image.dup('c'), ParameterKind.TANGENT);
    INDArray pool = Nd4j.createFromArray(start(100));
    INDArray inPool = pool.get(NDArrayIndex.interval(30, 54)).reshape(2, 3, 4);
    List<INDArray> layouts = new ArrayList<>(List.of(image.dup('c'), image.dup('f'), inPool));
    layouts.add(image.permute(2, 1, 0).dup('c').permute(2, 1, 0));
    INDArray expected = image.dup('c');
    Optimizer optimizer = sgd(0, false, WeightDecay.NONE).of(List.of(parameter));
    for (INDArray gradient : layouts) {
      optimizer.step(Map.of("p", gradient), RATE);
      expected.subi(gradient.mul(RATE));
      assertThat(parameter.value().equalsWithEps(expected, 1e-15)).isTrue();
    }
  }

  @Test
  void aParameterInsideALargerBufferIsChangedThere() {
    INDArray buffer = Nd4j.zeros(DataType.FLOAT, 10);
    INDArray view = buffer.get(NDArrayIndex.interval(4, 7));
    Optimizer optimizer =
        sgd(0, false, WeightDecay.NONE)
            .of(List.of(new Parameter("p", view, ParameterKind.TANGENT)));
    optimizer.step(Map.of("p", Nd4j.createFromArray(1f, 2f, 3f)), 1);
    assertThat(buffer.toFloatVector()).containsExactly(0, 0, 0, 0, -1, -2, -3, 0, 0, 0);
  }

  @Test
  void nothingMovesWhenOneGradientIsMissingOrDoesNotFit() {
    Parameter a = new Parameter("a", Nd4j.ones(DataType.FLOAT, 3), ParameterKind.TANGENT);
    Parameter b = new Parameter("b", Nd4j.ones(DataType.FLOAT, 2, 2), ParameterKind.TANGENT);
    Optimizer optimizer = sgd(0.9, false, WeightDecay.l2(1)).of(List.of(a, b));
    INDArray ga = Nd4j.ones(DataType.FLOAT, 3);
    assertThatThrownBy(() -> optimizer.step(Map.of("a", ga), RATE))
        .hasMessage("gradient of parameter 'b' is missing");
    assertThatThrownBy(
            () -> optimizer.step(Map.of("a", ga, "b", Nd4j.ones(DataType.FLOAT, 4)), RATE))
        .hasMessage("gradient of parameter 'b' is FLOAT [4], it must be FLOAT [2, 2]");
    assertThatThrownBy(
            () -> optimizer.step(Map.of("a", ga, "b", Nd4j.ones(DataType.DOUBLE, 2, 2)), RATE))
        .hasMessage("gradient of parameter 'b' is DOUBLE [2, 2], it must be FLOAT [2, 2]");
    assertThatThrownBy(
            () -> optimizer.step(Map.of("a", ga, "b", Nd4j.ones(DataType.FLOAT, 2, 2)), -1))
        .hasMessage("learning rate must be finite and not negative, not -1.0");
    assertThat(a.value().toFloatVector()).containsOnly(1);
    assertThat(optimizer.state().get("steps").getLong(0)).isZero();
  }

  @Test
  void aStateThatDoesNotFitIsRefusedAndNothingChanges() {
    Parameter a = new Parameter("a", Nd4j.ones(DataType.FLOAT, 3), ParameterKind.TANGENT);
    Optimizer optimizer = sgd(0.9, false, WeightDecay.NONE).of(List.of(a));
    INDArray steps = Nd4j.createFromArray(4L);
    INDArray momentum = Nd4j.ones(DataType.FLOAT, 3);
    assertThatThrownBy(() -> optimizer.restore(Map.of("steps", steps)))
        .hasMessage("optimiser state 'momentum.a' is missing");
    assertThatThrownBy(
            () ->
                optimizer.restore(
                    Map.of("steps", steps, "momentum.a", Nd4j.ones(DataType.FLOAT, 2))))
        .hasMessage("optimiser state 'momentum.a' is FLOAT [2], it must be FLOAT [3]");
    assertThatThrownBy(
            () ->
                optimizer.restore(
                    Map.of("steps", steps, "momentum.a", momentum, "momentum.b", momentum)))
        .hasMessage("optimiser state 'momentum.b' is of no parameter of this optimiser");
    assertThat(optimizer.state().get("steps").getLong(0)).isZero();
    assertThat(optimizer.state().get("momentum.a").toFloatVector()).containsOnly(0);
  }

  @Test
  void badParametersAndSettingsAreRefusedInOneLine() {
    Parameter a = new Parameter("a", Nd4j.ones(DataType.FLOAT, 3), ParameterKind.TANGENT);
    Parameter whole = new Parameter("n", Nd4j.createFromArray(1, 2), ParameterKind.TANGENT);
    Parameter columns =
        new Parameter("t", Nd4j.ones(DataType.FLOAT, 2, 3).transpose(), ParameterKind.TANGENT);
    Parameter points = new Parameter("x", Nd4j.zeros(DataType.FLOAT, 2, 3), ParameterKind.POINT);
    SgdSettings plain = SgdSettings.of(0);
    assertThatThrownBy(() -> Optimizers.sgd(List.of(a, a), plain, Map.of()))
        .hasMessage("two parameters have the name 'a'");
    assertThatThrownBy(() -> Optimizers.sgd(List.of(whole), plain, Map.of()))
        .hasMessage("parameter 'n' must be FLOAT or DOUBLE, not INT");
    assertThatThrownBy(() -> Optimizers.sgd(List.of(columns), plain, Map.of()))
        .hasMessage("parameter 't' of shape [3, 2] must be contiguous in row-major order");
    assertThatThrownBy(() -> Optimizers.sgd(List.of(points), plain, Map.of()))
        .hasMessage("parameter 'x' holds points, but of which manifold is not said");
    assertThatThrownBy(() -> SgdSettings.of(1)).hasMessage("momentum must be in [0, 1), not 1.0");
    assertThatThrownBy(() -> new SgdSettings(0, true, WeightDecay.NONE))
        .hasMessage("Nesterov's step needs a positive momentum");
    assertThatThrownBy(() -> new AdamSettings(0.9, 1, 1e-8, false, WeightDecay.NONE))
        .hasMessage("beta1 and beta2 must be in [0, 1), not 0.9 and 1.0");
    assertThatThrownBy(() -> new AdamSettings(0.9, 0.9, 0, false, WeightDecay.NONE))
        .hasMessage("epsilon must be finite and positive, not 0.0");
    assertThatThrownBy(() -> WeightDecay.l2(-1))
        .hasMessage("weight decay must be finite and not negative, not -1.0");
  }
}
