package org.hyperbolic4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.benchmarks.floor.Passes;
import org.hyperbolic4j.benchmarks.floor.Resource;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.layer.LayerCurvature;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.hyperbolic4j.nn.layer.Space;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;

/** Bytes are counted from the graphs that are measured: what they take and what they give. */
class SubjectsTest {

  private static final MapShape SHAPE = new MapShape(2, 3, 4, 6);

  private static Manifold manifold;
  private static LayerOperators operators;

  private final Inputs in =
      new Inputs(new LayerGraph(SameDiff.create(), Engine.FUSED, Phase.TRAINING), SHAPE);

  @BeforeAll
  static void findOperators() {
    Backend.start();
    manifold = ManifoldRegistry.discover().get("poincare");
    operators =
        Operators.of(
            manifold, Engine.FUSED, OperatorSettings.of(TangentCap.published(DataType.FLOAT)));
  }

  @Test
  void everyOperatorOfLayersIsMeasured() {
    Set<String> called = new HashSet<>();
    LayerOperators recording =
        (LayerOperators)
            Proxy.newProxyInstance(
                LayerOperators.class.getClassLoader(),
                new Class<?>[] {LayerOperators.class},
                (proxy, method, arguments) -> {
                  called.add(method.getName());
                  return arguments[0];
                });
    for (LayerOperator operator : LayerOperator.values()) {
      operator.apply(
          recording,
          new Inputs(new LayerGraph(SameDiff.create(), Engine.FUSED, Phase.TRAINING), SHAPE));
    }
    assertThat(called)
        .isEqualTo(
            Arrays.stream(LayerOperators.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void operatorsMoveWhatTheyTakeAndGive(LayerOperator operator) {
    SDVariable result = operator.apply(operators, in);
    Passes passes = operator.passes(SHAPE);
    long read = inputs(result);
    assertNumbers(passes, read + length(result));
    boolean rectified = operator.name().endsWith("_RECTIFIED");
    assertThat(passes.backward().of(Resource.BYTES))
        .isEqualTo(4 * (2 * read + (rectified ? 2 : 1) * length(result)));
    assertThat(passes.results()).isEqualTo(length(result));
  }

  @ParameterizedTest
  @EnumSource
  void kernelsMoveWhatTheyTakeGiveAndSave(NetworkKernel kernel) {
    SDVariable result = kernel.apply(in);
    Passes passes = kernel.passes(SHAPE);
    long read = inputs(result);
    long saved = outputs(result) - length(result);
    assertNumbers(passes, read + outputs(result));
    assertThat(passes.backward().of(Resource.BYTES))
        .isEqualTo(4 * (2 * read + saved + length(result)));
    assertThat(passes.results()).isEqualTo(length(result));
  }

  @ParameterizedTest
  @EnumSource
  void layersMoveWhatTheyTakeAndGive(NetworkLayer layer) {
    Space space =
        new Space(
            manifold, operators, LayerCurvature.fixed("c", new Curvature(0.1), DataType.FLOAT));
    SDVariable result = layer.apply(space, in);
    assertNumbers(layer.passes(SHAPE), inputs(result) + outputs(result));
    assertThat(layer.passes(SHAPE).results()).isEqualTo(length(result));
  }

  private static void assertNumbers(Passes passes, long expected) {
    assertThat(passes.forward().of(Resource.BYTES)).isEqualTo(4 * expected);
  }

  private static long inputs(SDVariable result) {
    return result.getSameDiff().variableMap().values().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .mapToLong(variable -> variable.getArr().length())
        .sum();
  }

  /** The result and what is saved beside it. */
  private static long outputs(SDVariable result) {
    return Arrays.stream(result.getCreator().outputVariables())
        .mapToLong(SubjectsTest::length)
        .sum();
  }

  private static long length(SDVariable variable) {
    return variable.eval().length();
  }
}
