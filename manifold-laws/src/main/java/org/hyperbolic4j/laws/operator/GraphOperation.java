package org.hyperbolic4j.laws.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An operator in a graph of its own, differentiated by SameDiff. */
final class GraphOperation implements Operation {

  private static final String COTANGENT = "cotangent";
  private static final String LOSS = "loss";

  /** Graphs take longer to build than to run. */
  private static final int KEPT = 48;

  private static final Map<Setup, GraphOperation> RECENT =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Setup, GraphOperation> eldest) {
          return size() > KEPT;
        }
      };

  private final SameDiff graph = SameDiff.create();
  private final List<String> names = new ArrayList<>();
  private final List<String> differentiable = new ArrayList<>();
  private final DataType type;
  private final long[] resultShape;
  private final String result;

  private GraphOperation(Setup setup) {
    this.type = setup.precision().dataType();
    this.resultShape = setup.shape().of(setup.operator().result());
    List<InputKind> kinds = setup.operator().inputs();
    SDVariable[] inputs = new SDVariable[kinds.size()];
    for (int i = 0; i < inputs.length; i++) {
      names.add("input" + i);
      inputs[i] = graph.var(names.get(i), Nd4j.ones(type, setup.shape().of(kinds.get(i).form())));
    }
    SDVariable out = setup.operator().inGraph(setup.manifold(), setup.settings(), inputs);
    result = out.name();
    out.mul(graph.placeHolder(COTANGENT, type, resultShape)).sum(LOSS);
    graph.setLossVariables(LOSS);
    graph.createGradFunction();
    names.stream().filter(graph::variableHasGradient).forEach(differentiable::add);
  }

  /** A graph for inputs of some shapes. */
  static GraphOperation of(Setup setup) {
    synchronized (RECENT) {
      return RECENT.computeIfAbsent(setup, GraphOperation::new);
    }
  }

  @Override
  public synchronized Passes run(Inputs inputs, double... cotangent) {
    for (int i = 0; i < names.size(); i++) {
      INDArray array = graph.getVariable(names.get(i)).getArr();
      array.assign(array(inputs.values(i), array.shape()));
    }
    Map<String, INDArray> placeholders = Map.of(COTANGENT, array(cotangent, resultShape));
    OutAndGrad passes =
        graph.calculateGradientsAndOutputs(placeholders, List.of(result), differentiable);
    double[][] gradients = new double[names.size()][];
    for (int i = 0; i < gradients.length; i++) {
      INDArray gradient = passes.getGradients().get(names.get(i));
      // What a result does not depend on has no gradient in a graph.
      gradients[i] = gradient == null ? new double[inputs.values(i).length] : values(gradient);
    }
    return new Passes(values(checked(passes.getOutputs().get(result))), gradients);
  }

  private INDArray checked(INDArray out) {
    if (!Arrays.equals(out.shape(), resultShape)) {
      throw new IllegalStateException(
          "the result has the shape %s, it must be %s"
              .formatted(Arrays.toString(out.shape()), Arrays.toString(resultShape)));
    }
    return out;
  }

  private INDArray array(double[] values, long... shape) {
    return Nd4j.createFromArray(values).castTo(type).reshape(shape);
  }

  private static double[] values(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
