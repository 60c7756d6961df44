package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ball and the hyperboloid define one function of the same parameters: networks on either, on
 * either engine, have the same logits, losses and gradients, also after a step of training.
 */
class ModelsAgreeTest {

  private static final double TOLERANCE = 1e-9;
  private static final double RATE = 0.05;
  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  /** A manifold and an engine. */
  private record Place(String manifold, Engine engine) {}

  private static final Place REFERENCE = new Place("poincare", Engine.FUSED);

  private static final List<Place> OTHERS =
      List.of(new Place("lorentz", Engine.FUSED), new Place("lorentz", Engine.GRAPH));

  /** Prototypes at fixed coordinates move with c as their model says, so that c stays fixed. */
  @ParameterizedTest
  @CsvSource({"0.1, TANGENT, false", "1.0, HYPERPLANE, true", "2.3, PROTOTYPES, false"})
  void sameParametersGiveTheSameFunction(double c, Head head, boolean learned) {
    for (Place other : OTHERS) {
      Network left = network(REFERENCE, c, head, learned);
      Network right = network(other, c, head, learned);
      copy(left, right, c);
      for (int i = 0; i < 2; i++) {
        TrainingStep expected = left.step(IMAGES, LABELS);
        TrainingStep actual = right.step(IMAGES, LABELS);
        String where = "%s, step %d: ".formatted(other, i);
        Golden.require(where + "logits", actual.logits(), expected.logits().dup('c'), TOLERANCE);
        assertThat(actual.loss())
            .as(where + "loss")
            .isCloseTo(expected.loss(), within(TOLERANCE * expected.loss()));
        vectors(left)
            .forEach(
                name ->
                    Golden.require(
                        where + name,
                        actual.gradients().get(name),
                        expected.gradients().get(name).dup('c'),
                        TOLERANCE));
        descend(left, expected);
        descend(right, actual);
      }
      assertThat(right.evaluate(IMAGES).distance2(left.evaluate(IMAGES)))
          .as("%s: logits at evaluation", other)
          .isCloseTo(0, within(TOLERANCE));
    }
  }

  private static Network network(Place place, double c, Head head, boolean learned) {
    return TestNetworks.create(
        TestNetworks.tiny(place.manifold, place.engine, Precision.DOUBLE)
            .curvature(c)
            .head(head)
            .learnCurvature(learned));
  }

  /** Parameters that have the same coordinates on both manifolds. */
  private static Stream<String> vectors(Network network) {
    return network.parameters().stream()
        .filter(parameter -> parameter.kind() != ParameterKind.POINT)
        .map(Parameter::name);
  }

  private static void copy(Network from, Network to, double c) {
    assertThat(to.parameters()).hasSameSizeAs(from.parameters());
    for (int i = 0; i < from.parameters().size(); i++) {
      Parameter source = from.parameters().get(i);
      Parameter target = to.parameters().get(i);
      assertThat(target.name()).isEqualTo(source.name());
      target
          .value()
          .assign(
              source.kind() == ParameterKind.POINT ? points(source.value(), c) : source.value());
    }
  }

  /** Points of the hyperboloid with the tangent coordinates of points of the ball. */
  private static INDArray points(INDArray ofBall, double c) {
    Geometry<Binary64> ball = TestNetworks.MANIFOLDS.get("poincare").geometry(new Binary64(c));
    Geometry<Binary64> sheet = TestNetworks.MANIFOLDS.get("lorentz").geometry(new Binary64(c));
    double[][] rows = ofBall.toDoubleMatrix();
    for (int i = 0; i < rows.length; i++) {
      Binary64[] point = Arrays.stream(rows[i]).mapToObj(Binary64::new).toArray(Binary64[]::new);
      rows[i] =
          Arrays.stream(sheet.toPoint(ball.toTangent(point)))
              .mapToDouble(Binary64::getReal)
              .toArray();
    }
    return Nd4j.createFromArray(rows);
  }

  private static void descend(Network network, TrainingStep step) {
    Optimizers.sgd(network.parameters(), SgdSettings.of(0), network.pointSpaces())
        .step(step.gradients(), RATE);
  }
}
