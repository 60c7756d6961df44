package org.hyperbolic4j.nn.layer;

import java.util.List;
import java.util.Locale;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The curvature that layers compute with: fixed, or learned as {@code c = start * exp(rho)} with
 * rho from 0, so that it keeps its sign and starts exactly where it was asked to. Optimisers hold
 * rho within {@value ParameterKind#LARGEST_LOGARITHM} of 0.
 */
public final class LayerCurvature {

  private final String name;
  private final INDArray start;
  private final List<Parameter> parameters;

  private LayerCurvature(String name, INDArray start, List<Parameter> parameters) {
    this.name = name;
    this.start = start;
    this.parameters = parameters;
  }

  /**
   * A constant curvature.
   *
   * @param name its name in graphs
   * @param curvature its value
   * @param type storage type
   * @return the curvature
   * @throws IllegalArgumentException if the storage type cannot hold the value
   */
  public static LayerCurvature fixed(String name, Curvature curvature, DataType type) {
    return new LayerCurvature(name, stored(curvature, 1, type), List.of());
  }

  /**
   * A learned curvature; its parameter is {@code NAME.rho}, shape {@code [1]}.
   *
   * @param name its name in graphs
   * @param start its start value
   * @param type storage type
   * @return the curvature
   * @throws IllegalArgumentException if the storage type cannot hold all values that it may reach
   */
  public static LayerCurvature learned(String name, Curvature start, DataType type) {
    Parameter rho =
        new Parameter(name + ".rho", OwnArrays.filled(0, type, 1), ParameterKind.LOGARITHM);
    double furthest = Math.exp(ParameterKind.LARGEST_LOGARITHM);
    return new LayerCurvature(name, stored(start, furthest, type), List.of(rho));
  }

  /** The curvature in its storage type, which must hold it times and divided by a factor. */
  private static INDArray stored(Curvature curvature, double factor, DataType type) {
    double c = Math.abs(curvature.c());
    boolean isFloat = type == DataType.FLOAT;
    double least = factor * (isFloat ? Float.MIN_NORMAL : Double.MIN_NORMAL);
    double largest = (isFloat ? Float.MAX_VALUE : Double.MAX_VALUE) / factor;
    if (c != 0 && (c < least || c > largest)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "curvature c = %s does not fit %s: its size must be between %.1e and %.1e",
              curvature.c(),
              type,
              least,
              largest));
    }
    return OwnArrays.filled(curvature.c(), type, 1);
  }

  /**
   * The variable of the curvature.
   *
   * @param graph the graph
   * @return c, shape {@code [1]}
   */
  public SDVariable in(LayerGraph graph) {
    SDVariable constant = graph.constant(name + ".start", start);
    if (parameters.isEmpty()) {
      return constant;
    }
    return graph.once(
        name, sd -> constant.mul(name, sd.math().exp(graph.parameter(parameters.get(0)))));
  }

  /**
   * The current value.
   *
   * @return c
   */
  public double value() {
    double value = start.getDouble(0);
    return parameters.isEmpty() ? value : value * Math.exp(parameters.get(0).value().getDouble(0));
  }

  /**
   * What is learned about it.
   *
   * @return empty if it is fixed
   */
  public List<Parameter> parameters() {
    return parameters;
  }
}
