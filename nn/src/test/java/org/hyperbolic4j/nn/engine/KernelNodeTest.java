package org.hyperbolic4j.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KernelNodeTest {

  @Test
  void sessionAgreesWithSameDiff() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.DOUBLE, -1, 3);
    SDVariable a = graph.var("a", Nd4j.createFromArray(2.0));
    SDVariable w = graph.var("w", Nd4j.createFromArray(1.0, 2.0, 3.0));
    SDVariable y = KernelNode.apply(new ScaledSquare(4), x.mul(w), a);
    SDVariable z = KernelNode.apply(new ScaledSquare(4), y.add(x), a);
    z.sum().rename("loss");
    graph.setLossVariables("loss");
    GraphSession session = new GraphSession(graph);
    INDArray in = Nd4j.rand(DataType.DOUBLE, 5, 3);
    Step step = session.step(Map.of("x", in), List.of("loss"), List.of("a", "w"));
    assertThat(step.gradients())
        .isEqualTo(graph.calculateGradients(Map.of("x", in), List.of("a", "w")));
    assertThat(step.outputs()).isEqualTo(session.output(Map.of("x", in), List.of("loss")));
  }
}
