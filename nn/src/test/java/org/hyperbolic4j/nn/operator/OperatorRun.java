package org.hyperbolic4j.nn.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.engine.Operators;
import org.hyperbolic4j.nn.engine.Step;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One operator in a graph of its own, for inputs of given shapes, forward and backward. */
final class OperatorRun {

  static {
    Backend.start();
  }

  /**
   * What comes out.
   *
   * @param out the result
   * @param gradients of the inputs in their order, then of c
   */
  record Result(INDArray out, List<INDArray> gradients) {}

  private static final String CURVATURE = "c";
  private static final String COTANGENT = "cotangent";

  private final SameDiff sd = SameDiff.create();
  private final List<String> names = new ArrayList<>();
  private final DataType type;
  private final String out;
  private final GraphSession session;

  OperatorRun(
      Manifold manifold,
      Engine engine,
      OperatorSettings settings,
      LayerOperator operator,
      List<long[]> shapes,
      DataType type) {
    this.type = type;
    for (int i = 0; i < shapes.size(); i++) {
      names.add("input" + i);
      sd.var(names.get(i), Nd4j.zeros(type, shapes.get(i)));
    }
    SDVariable[] inputs = names.stream().map(sd::getVariable).toArray(SDVariable[]::new);
    names.add(CURVATURE);
    SDVariable c = sd.var(CURVATURE, Nd4j.ones(type, 1));
    SDVariable result = operator.apply(Operators.of(manifold, engine, settings), inputs, c);
    out = result.name();
    result.mul(sd.placeHolder(COTANGENT, type, (long[]) null)).sum("loss");
    sd.setLossVariables("loss");
    session = new GraphSession(sd);
  }

  /** The result for some inputs. */
  INDArray out(List<INDArray> inputs, double c) {
    assign(inputs, c);
    return session.output(Map.of(), List.of(out)).get(out).castTo(DataType.DOUBLE).dup('c');
  }

  /** The result and all gradients of its inner product with a cotangent. */
  Result run(List<INDArray> inputs, double c, INDArray cotangent) {
    assign(inputs, c);
    Step step = session.step(Map.of(COTANGENT, cotangent.castTo(type)), List.of(out), names);
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    step.gradients().forEach((n, g) -> gradients.put(n, g.castTo(DataType.DOUBLE).dup('c')));
    return new Result(
        step.outputs().get(out).castTo(DataType.DOUBLE).dup('c'),
        names.stream().map(gradients::get).toList());
  }

  private void assign(List<INDArray> inputs, double c) {
    for (int i = 0; i < inputs.size(); i++) {
      sd.getVariable(names.get(i)).getArr().assign(inputs.get(i));
    }
    sd.getVariable(CURVATURE).getArr().assign(c);
  }
}
