package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.engine.Step;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a layer by itself, forward and backward, in float64. */
final class LayerRun {

  static {
    Backend.start();
  }

  private static final double TOLERANCE = 1e-10;

  /** What comes out: the result, and gradients by name, {@code c} and {@code v} among them. */
  record Result(INDArray out, Map<String, INDArray> gradients) {

    /** The same of a map of one position, as of vectors. */
    Result ofVectors() {
      Map<String, INDArray> reshaped = new LinkedHashMap<>(gradients);
      reshaped.replace("v", vectors(gradients.get("v")));
      return new Result(vectors(out), reshaped);
    }

    private static INDArray vectors(INDArray map) {
      return map.reshape(map.size(0), map.size(1));
    }
  }

  /** A function of feature maps on a graph. */
  @FunctionalInterface
  interface Function {
    SDVariable apply(LayerGraph graph, Map<String, SDVariable> inputs);
  }

  private LayerRun() {}

  /** The uncapped ball with a curvature that gradients can be asked for. */
  static Space ball(double c, Engine engine) {
    return ball(c, engine, TangentCap.NONE, DataType.DOUBLE);
  }

  /** The ball with a curvature that gradients can be asked for. */
  static Space ball(double c, Engine engine, TangentCap cap, DataType type) {
    return space("poincare", c, engine, cap, type);
  }

  /** A manifold without a cap, with a curvature that gradients can be asked for. */
  static Space space(String name, double c, Engine engine) {
    return space(name, c, engine, TangentCap.NONE, DataType.DOUBLE);
  }

  private static Space space(String name, double c, Engine engine, TangentCap cap, DataType type) {
    Manifold manifold = ManifoldRegistry.discover().get(name);
    OperatorSettings settings = OperatorSettings.of(cap);
    return new Space(
        manifold,
        Operators.of(manifold, engine, settings),
        LayerCurvature.learned("curvature", new Curvature(c), type));
  }

  /** Sets a parameter of a layer. */
  static void assign(Layer layer, String name, INDArray value) {
    for (Parameter parameter : layer.parameters()) {
      if (parameter.name().equals(name)) {
        parameter.value().assign(value);
        return;
      }
    }
    throw new IllegalArgumentException("no parameter " + name);
  }

  /** A layer of one input, in training. */
  static Result layer(Layer layer, Space space, Engine engine, INDArray v, INDArray cotangent) {
    return run(
        (graph, inputs) -> layer.apply(graph, inputs.get("v")),
        layer.parameters(),
        space,
        engine,
        Map.of("v", v),
        cotangent);
  }

  /** Any function of inputs by name. */
  static Result run(
      Function function,
      List<Parameter> parameters,
      Space space,
      Engine engine,
      Map<String, INDArray> inputs,
      INDArray cotangent) {
    return run(function, parameters, space.curvature(), engine, inputs, cotangent);
  }

  /** Any function of inputs by name, at a curvature. */
  static Result run(
      Function function,
      List<Parameter> parameters,
      LayerCurvature curvature,
      Engine engine,
      Map<String, INDArray> inputs,
      INDArray cotangent) {
    SameDiff sd = SameDiff.create();
    LayerGraph graph = new LayerGraph(sd, engine, Phase.TRAINING);
    Map<String, SDVariable> variables = new LinkedHashMap<>();
    inputs.forEach((name, value) -> variables.put(name, sd.var(name, value.dup('c'))));
    SDVariable out = function.apply(graph, variables);
    out.mul(sd.constant("cotangent", cotangent)).sum("loss");
    sd.setLossVariables("loss");
    List<String> wanted = new ArrayList<>(inputs.keySet());
    parameters.forEach(parameter -> wanted.add(parameter.name()));
    curvature.in(graph);
    curvature.parameters().forEach(rho -> wanted.add(rho.name()));
    Step step = new GraphSession(sd).step(Map.of(), List.of(out.name()), wanted);
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    step.gradients().forEach((name, gradient) -> gradients.put(name, gradient.dup('c')));
    if (gradients.containsKey("curvature.rho")) {
      gradients.put("c", gradients.get("curvature.rho").div(curvature.value()));
    }
    return new Result(step.outputs().get(out.name()).dup('c'), gradients);
  }

  /** The same Gaussian noise every time. */
  static INDArray random(long... shape) {
    Random random = new Random(7);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /** One training pass of a layer of one input, after which its running statistics follow it. */
  static void train(Layer layer, Engine engine, INDArray v) {
    SameDiff sd = SameDiff.create();
    LayerGraph graph = new LayerGraph(sd, engine, Phase.TRAINING);
    layer.apply(graph, sd.var("v", v.dup('c')));
    GraphSession session = new GraphSession(sd);
    for (BatchStatistics wanted : graph.statistics()) {
      Map<String, INDArray> values = session.output(Map.of(), wanted.variables());
      wanted.update().accept(wanted.variables().stream().map(values::get).toList());
    }
  }

  /** The result of a layer of one input at evaluation. */
  static INDArray evaluate(Layer layer, Engine engine, INDArray v) {
    SameDiff sd = SameDiff.create();
    LayerGraph graph = new LayerGraph(sd, engine, Phase.EVALUATION);
    String out = layer.apply(graph, sd.var("v", v.dup('c'))).name();
    return new GraphSession(sd).output(Map.of(), List.of(out)).get(out).dup('c');
  }

  /** Requires a result and all its gradients to be those of the geometry. */
  static void requireSame(Result actual, Result expected) {
    Golden.require("result", actual.out(), expected.out(), TOLERANCE);
    assertThat(actual.gradients())
        .containsKeys(expected.gradients().keySet().toArray(new String[0]));
    expected
        .gradients()
        .forEach(
            (name, gradient) ->
                Golden.require(name, actual.gradients().get(name), gradient, TOLERANCE));
  }

  /** Vectors {@code [N, C]} as a map of one position. */
  static INDArray map(INDArray vectors) {
    return vectors.reshape(vectors.size(0), vectors.size(1), 1, 1);
  }
}
