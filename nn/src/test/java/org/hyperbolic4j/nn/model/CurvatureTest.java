package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.HashMap;
import java.util.Map;
import org.hyperbolic4j.nn.Finite;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CurvatureTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  @ParameterizedTest
  @EnumSource
  void aLearnedCurvatureStartsExactlyWhereItIsAskedTo(Engine engine) {
    Network learned = network(engine, CurvatureScope.SHARED, true);
    Network fixed = network(engine, CurvatureScope.SHARED, false);
    assertThat(learned.curvatures()).containsOnlyKeys("curvature").containsValue(0.1);
    assertThat(fixed.curvatures()).isEqualTo(learned.curvatures());
    assertThat(learned.step(IMAGES, LABELS).loss()).isEqualTo(fixed.step(IMAGES, LABELS).loss());
  }

  @ParameterizedTest
  @EnumSource
  void theGradientOfALearnedCurvatureIsTheDerivativeOfTheLoss(Engine engine) {
    Network network = network(engine, CurvatureScope.SHARED, true);
    Parameter rho = rho(network, "curvature.rho");
    double gradient = network.step(IMAGES, LABELS).gradients().get(rho.name()).getDouble(0);
    double h = 1e-4;
    rho.value().putScalar(0, h);
    double up = network.step(IMAGES, LABELS).loss();
    assertThat(network.curvatures().get("curvature")).isEqualTo(0.1 * Math.exp(h));
    rho.value().putScalar(0, -h);
    double down = network.step(IMAGES, LABELS).loss();
    assertThat(gradient).isNotZero().isCloseTo((up - down) / (2 * h), within(1e-7));
  }

  @ParameterizedTest
  @EnumSource
  void curvaturesOfLayersShareTheGradientOfACommonOne(Engine engine) {
    double common =
        network(engine, CurvatureScope.SHARED, true)
            .step(IMAGES, LABELS)
            .gradients()
            .get("curvature.rho")
            .getDouble(0);
    Network network = network(engine, CurvatureScope.PER_LAYER, true);
    TrainingStep step = network.step(IMAGES, LABELS);
    double sum = 0;
    for (Parameter parameter : network.parameters()) {
      if (parameter.kind() == ParameterKind.LOGARITHM) {
        sum += step.gradients().get(parameter.name()).getDouble(0);
      }
    }
    assertThat(sum).isCloseTo(common, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-46, FLOAT, false",
    "1e-40, FLOAT, false",
    "1e39, FLOAT, false",
    "1e-36, FLOAT, true",
    "1e36, FLOAT, true",
    "1e-310, DOUBLE, false",
    "1e305, DOUBLE, true"
  })
  void aCurvatureThatItsTypeCannotHoldIsRefused(double c, Precision precision, boolean learned) {
    NetworkConfig.Builder config =
        TestNetworks.tiny("poincare", Engine.FUSED, precision).curvature(c).learnCurvature(learned);
    assertThatThrownBy(() -> TestNetworks.create(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("curvature c = " + c, precision.name());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e20, 1e20})
  void aCurvatureThatExplodesIsHeldAndEverythingStaysFinite(double gradient) {
    Network network =
        TestNetworks.create(
            TestNetworks.tiny("poincare", Engine.FUSED, Precision.FLOAT).learnCurvature(true));
    Map<String, INDArray> gradients = new HashMap<>(network.step(IMAGES, LABELS).gradients());
    gradients.put("curvature.rho", Nd4j.createFromArray((float) gradient));
    Optimizers.sgd(network.parameters(), SgdSettings.of(0), Map.of()).step(gradients, 0.01);
    assertThat(network.curvatures().get("curvature"))
        .isCloseTo(0.1 * Math.exp(-16 * Math.signum(gradient)), withinPercentage(1e-4));
    TrainingStep step = network.step(IMAGES, LABELS);
    assertThat(step.loss()).isFinite();
    step.gradients().forEach(Finite::require);
  }

  private static Parameter rho(Network network, String name) {
    return network.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static Network network(Engine engine, CurvatureScope scope, boolean learned) {
    return TestNetworks.create(
        TestNetworks.tiny("poincare", engine, Precision.DOUBLE)
            .initialisation(Initialisation.HNN)
            .curvatureScope(scope)
            .learnCurvature(learned));
  }
}
