package org.hyperbolic4j.laws.operator;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.nd4j.autodiff.samediff.SDVariable;

/** An operator, said three times: in a graph, as a kernel, and by the geometry. */
final class Operator {

  /** What {@code normalise} adds to the dispersion. */
  static final double EPSILON = 1e-3;

  /** Which coordinates of its results a cap holds in. */
  enum Bound {
    /** None does. */
    NONE,
    /** Tangent coordinates. */
    TANGENT,
    /** Native coordinates. */
    NATIVE
  }

  /** In a graph. */
  @FunctionalInterface
  interface InGraph {
    SDVariable apply(Manifold manifold, OperatorSettings settings, SDVariable... in);
  }

  /** As a kernel. */
  @FunctionalInterface
  interface AsKernel {
    FusedOperator of(Manifold manifold, OperatorSettings settings);
  }

  /** By the geometry: inputs and result are matrices with one row a position. */
  @FunctionalInterface
  interface ByGeometry {
    <T extends CalculusFieldElement<T>> T[][] apply(
        Geometry<T> geometry, T[][][] in, FeatureShape shape);
  }

  private final String words;
  private final Form result;
  private final Bound bound;
  private final List<InputKind> inputs;
  private final List<InputKind> given;
  private final InGraph inGraph;
  private final AsKernel kernel;
  private final ByGeometry byGeometry;

  /** The curvature is left out of the inputs, which have it last. */
  Operator(
      String words,
      Form result,
      Bound bound,
      List<InputKind> inputs,
      InGraph inGraph,
      AsKernel kernel,
      ByGeometry byGeometry) {
    this.words = words;
    this.result = result;
    this.bound = bound;
    List<InputKind> all = new ArrayList<>(inputs);
    all.add(InputKind.CURVATURE);
    this.inputs = List.copyOf(all);
    this.given = Hyperplanes.given(this.inputs);
    this.inGraph = inGraph;
    this.kernel = kernel;
    this.byGeometry = byGeometry;
  }

  /** Name in the names of laws. */
  String words() {
    return words;
  }

  /** What it takes, the curvature last. */
  List<InputKind> inputs() {
    return inputs;
  }

  /** What the geometry takes instead: hyperplanes are given by their normals. */
  List<InputKind> given() {
    return given;
  }

  /** Which coordinates of its results a cap holds in. */
  Bound bound() {
    return bound;
  }

  /** Whether it is a statistic of all positions, and not one of each. */
  boolean ofBatch() {
    return result == Form.VECTOR || result == Form.NUMBER;
  }

  /** The shape of its result. */
  Form result() {
    return result;
  }

  SDVariable inGraph(Manifold manifold, OperatorSettings settings, SDVariable... in) {
    return inGraph.apply(manifold, settings, in);
  }

  FusedOperator kernel(Manifold manifold, OperatorSettings settings) {
    return kernel.of(manifold, settings);
  }

  <T extends CalculusFieldElement<T>> T[][] byGeometry(
      Geometry<T> geometry, T[][][] in, FeatureShape shape) {
    return byGeometry.apply(geometry, in, shape);
  }
}
