package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.Golden;
import org.hyperbolic4j.nn.engine.Backend;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TangentSumTest {

  static {
    Backend.start();
  }

  private static final long[] SHAPE = {2, 3, 4, 5};

  private static INDArray random(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(120).map(x -> 4 * x - 2).toArray();
    return Nd4j.createFromArray(values).reshape(SHAPE);
  }

  /** Result and gradients of its inner product with something. */
  private static Map<String, INDArray> run(Engine engine, double c, TangentCap cap) {
    SameDiff sd = SameDiff.create();
    SDVariable f = sd.var("f", random(1));
    SDVariable g = sd.var("g", random(2));
    SDVariable curvature = sd.var("c", Nd4j.createFromArray(c));
    LayerGraph graph = new LayerGraph(sd, engine, Phase.TRAINING);
    SDVariable sum = TangentSum.of(graph, f, g, curvature, cap);
    sum.mul(sd.constant(random(3))).sum().markAsLoss();
    Map<String, INDArray> all = new LinkedHashMap<>();
    all.put("sum", sum.eval().dup());
    sd.calculateGradients(Map.of(), List.of("f", "g", "c")).forEach((n, v) -> all.put(n, v.dup()));
    return all;
  }

  /** From all positions under the cap to none. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.3, 1, 100, -1})
  void enginesAgree(double c) {
    TangentCap cap = new TangentCap(2);
    Map<String, INDArray> graph = run(Engine.GRAPH, c, cap);
    Map<String, INDArray> fused = run(Engine.FUSED, c, cap);
    graph.forEach((name, array) -> Golden.require(name, fused.get(name), array, 1e-13));
    double longest =
        Math.sqrt(graph.get("sum").mul(graph.get("sum")).sum(1).maxNumber().doubleValue());
    assertThat(longest).isLessThanOrEqualTo(2 / Math.sqrt(Math.abs(c)) * (1 + 1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 100})
  void withoutACapTheyAgreeToo(double c) {
    Map<String, INDArray> graph = run(Engine.GRAPH, c, TangentCap.NONE);
    Map<String, INDArray> fused = run(Engine.FUSED, c, TangentCap.NONE);
    assertThat(fused.get("sum")).isEqualTo(graph.get("sum")).isEqualTo(random(1).add(random(2)));
    assertThat(fused.get("f")).isEqualTo(random(3));
    assertThat(fused.get("c").getDouble(0)).isZero();
  }
}
