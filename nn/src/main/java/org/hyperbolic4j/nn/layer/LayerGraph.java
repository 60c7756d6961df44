package org.hyperbolic4j.nn.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hyperbolic4j.manifold.fused.FeatureKernel;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.KernelNode;
import org.hyperbolic4j.nn.kernel.RectifiedKernel;
import org.hyperbolic4j.nn.kernel.Rectifier;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph under construction: what layers need to put themselves into it. */
public final class LayerGraph {

  private final SameDiff sameDiff;
  private final Engine engine;
  private final Phase phase;
  private final Map<String, SDVariable> shared = new LinkedHashMap<>();
  private final Map<String, SDVariable> activations = new LinkedHashMap<>();
  private final List<BatchStatistics> statistics = new ArrayList<>();

  /**
   * An empty graph.
   *
   * @param sameDiff where the operations go
   * @param engine how operators are computed
   * @param phase what the graph is for
   */
  public LayerGraph(SameDiff sameDiff, Engine engine, Phase phase) {
    this.sameDiff = sameDiff;
    this.engine = engine;
    this.phase = phase;
  }

  /**
   * The SameDiff graph.
   *
   * @return the graph that the operations are in
   */
  public SameDiff sameDiff() {
    return sameDiff;
  }

  /**
   * What the graph is for.
   *
   * @return the phase
   */
  public Phase phase() {
    return phase;
  }

  /**
   * Says whether layers use kernels.
   *
   * @return true for {@link Engine#FUSED}
   */
  public boolean isFused() {
    return engine == Engine.FUSED;
  }

  /**
   * The result of a kernel.
   *
   * @param kernel the kernel
   * @param inputs its inputs
   * @return the first output
   */
  public SDVariable kernel(FusedOperator kernel, SDVariable... inputs) {
    return KernelNode.apply(kernel, inputs);
  }

  /**
   * The result of a kernel and what it saves.
   *
   * @param kernel the kernel
   * @param inputs its inputs
   * @return all outputs; only the first has a gradient
   */
  public SDVariable[] kernelOutputs(FusedOperator kernel, SDVariable... inputs) {
    return KernelNode.outputs(kernel, inputs);
  }

  /**
   * ReLU, together with the kernel that computes its argument if one can do both.
   *
   * @param x of any shape
   * @return {@code max(x, 0)}
   */
  public SDVariable relu(SDVariable x) {
    if (!isFused()) {
      return sameDiff.nn().relu(x, 0);
    }
    // A feature map that is known by name stays in the graph as it is.
    return (activations.containsValue(x)
            ? Optional.<SDVariable>empty()
            : KernelNode.replacing(x, LayerGraph::rectified))
        .orElseGet(() -> kernel(new Rectifier(), x));
  }

  private static Optional<FusedOperator> rectified(FusedOperator kernel) {
    return kernel instanceof FeatureKernel plain
        ? Optional.of(new RectifiedKernel(plain))
        : Optional.empty();
  }

  /**
   * The variable of a parameter; the graph sees changes of the parameter's array.
   *
   * @param parameter the parameter
   * @return a variable of its name
   */
  public SDVariable parameter(Parameter parameter) {
    return once(parameter.name(), sd -> sharing(sd, parameter.name(), parameter.value()));
  }

  /**
   * The variable of a buffer; the graph sees changes of the buffer's array.
   *
   * @param buffer the buffer
   * @return a variable of its name
   */
  public SDVariable buffer(Buffer buffer) {
    return once(buffer.name(), sd -> sharing(sd, buffer.name(), buffer.value()));
  }

  private static SDVariable sharing(SameDiff sd, String name, INDArray array) {
    SDVariable variable = sd.var(name, array);
    if (variable.getArr() != array) {
      throw new IllegalArgumentException(
          "SameDiff copied the array of '%s' instead of sharing it: it is a view".formatted(name));
    }
    return variable;
  }

  /**
   * A constant.
   *
   * @param name its name
   * @param value its value
   * @return the variable
   */
  public SDVariable constant(String name, INDArray value) {
    return once(name, sd -> sd.constant(name, value));
  }

  /**
   * A variable that several layers have in common.
   *
   * @param key what it is called among layers
   * @param definition puts it into the graph when it is first asked for
   * @return the variable
   */
  public SDVariable once(String key, Function<SameDiff, SDVariable> definition) {
    SDVariable known = shared.get(key);
    if (known == null) {
      known = definition.apply(sameDiff);
      shared.put(key, known);
    }
    return known;
  }

  /**
   * Asks for variables of the batch to be reported after each training step.
   *
   * @param update takes their values
   * @param variables the variables
   */
  public void observe(BatchStatistics.Update update, SDVariable... variables) {
    List<String> names = new ArrayList<>();
    for (SDVariable variable : variables) {
      names.add(variable.name());
    }
    statistics.add(new BatchStatistics(names, update));
  }

  /**
   * What layers asked to be told after each training step.
   *
   * @return in the order of the layers
   */
  public List<BatchStatistics> statistics() {
    return Collections.unmodifiableList(statistics);
  }

  /**
   * Makes a feature map known by name, for studies.
   *
   * @param name name of the layer it comes from
   * @param v the feature map
   * @return {@code v}
   */
  public SDVariable activation(String name, SDVariable v) {
    activations.put(name, v);
    return v;
  }

  /**
   * Feature maps by name.
   *
   * @return in the order of the layers
   */
  public Map<String, SDVariable> activations() {
    return Collections.unmodifiableMap(activations);
  }
}
