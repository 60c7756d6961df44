package org.hyperbolic4j.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.nn.engine.Engine;
import org.hyperbolic4j.nn.engine.GraphSession;
import org.hyperbolic4j.nn.init.Initialisation;
import org.hyperbolic4j.nn.layer.LayerGraph;
import org.hyperbolic4j.nn.layer.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What each named departure from the published mathematics changes, and what it does not. */
class DepartureTest {

  private static final INDArray IMAGES = TestImages.random(4, 3, 8, 8, 1);
  private static final int[] LABELS = {0, 2, 1, 1};

  @ParameterizedTest
  @EnumSource
  void departuresChangeTheLoss(Engine engine) {
    double correct = loss(config(engine));
    for (Departure departure : TestNetworks.MANIFOLDS.get("poincare").departures()) {
      double published = loss(config(engine).departures(Set.of(departure.name())));
      assertThat(published).as(departure.name()).isFinite();
      assertThat(Math.abs(published - correct)).as(departure.name()).isGreaterThan(1e-6);
    }
    assertThat(TestNetworks.MANIFOLDS.get("poincare").departures()).isNotEmpty();
    double width = loss(config(engine).residualAxis(ResidualAxis.WIDTH));
    assertThat(width).isFinite();
    assertThat(Math.abs(width - correct)).as("residual axis").isGreaterThan(1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void residualConnectionsAlongTheWidthAreThoseOfPermutedMaps(Engine engine) {
    INDArray f = TestImages.random(2, 3, 4, 5, 1);
    INDArray g = TestImages.random(2, 3, 4, 5, 2);
    INDArray width = sum(config(engine).residualAxis(ResidualAxis.WIDTH), f, g);
    INDArray permuted =
        sum(
            config(engine).residualAxis(ResidualAxis.CHANNELS),
            f.permute(0, 3, 1, 2).dup('c'),
            g.permute(0, 3, 1, 2).dup('c'));
    assertThat(width.shape()).containsExactly(2, 3, 4, 5);
    assertThat(width.distance2(permuted.permute(0, 2, 3, 1))).isCloseTo(0, within(1e-12));
    assertThat(width.distance2(sum(config(engine), f, g))).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @EnumSource
  void residualConnectionsHaveTheBranchOnTheLeftUnlessAsked(Engine engine) {
    INDArray f = TestImages.random(2, 3, 4, 5, 1);
    INDArray g = TestImages.random(2, 3, 4, 5, 2);
    NetworkConfig.Builder reversed = config(engine).residualOrder(ResidualOrder.SHORTCUT_FIRST);
    INDArray branchFirst = sum(config(engine), f, g);
    assertThat(sum(reversed, g, f)).isEqualTo(branchFirst);
    assertThat(branchFirst.distance2(sum(reversed, f, g))).isGreaterThan(1e-3);
  }

  private static INDArray sum(NetworkConfig.Builder builder, INDArray f, INDArray g) {
    NetworkConfig config = builder.build();
    LayerFactory layers =
        new ManifoldLayers(config, TestNetworks.MANIFOLDS.get("poincare"), new Curvatures(config));
    SameDiff sd = SameDiff.create();
    LayerGraph graph = new LayerGraph(sd, config.engine(), Phase.EVALUATION);
    SDVariable out = layers.residual("add").join(graph, sd.var("f", f), sd.var("g", g));
    return new GraphSession(sd).output(Map.of(), List.of(out.name())).get(out.name()).dup('c');
  }

  @ParameterizedTest
  @CsvSource({
    "poincare, FUSED",
    "poincare, GRAPH",
    "euclidean, FUSED",
    "euclidean, GRAPH",
    "hybrid, FUSED"
  })
  void evaluationDependsOnTheRestOfTheBatchOnlyWhenAsked(String family, Engine engine) {
    for (EvaluationStatistics statistics : EvaluationStatistics.values()) {
      Network network =
          TestNetworks.create(
              TestNetworks.tiny(family, engine, Precision.DOUBLE).evaluationStatistics(statistics));
      network.step(IMAGES, LABELS);
      INDArray other = TestImages.random(4, 3, 8, 8, 2);
      INDArray mixed = Nd4j.concat(0, firstRow(IMAGES), other);
      INDArray together = network.evaluate(IMAGES).dup();
      INDArray among = network.evaluate(mixed).dup();
      double difference = firstRow(together).distance2(firstRow(among));
      if (statistics == EvaluationStatistics.RUNNING) {
        assertThat(difference).isCloseTo(0, within(1e-12));
      } else {
        assertThat(difference).isGreaterThan(1e-3);
        assertThat(together).isEqualTo(network.step(IMAGES, LABELS).logits());
      }
    }
  }

  private static INDArray firstRow(INDArray array) {
    long[] shape = array.shape().clone();
    shape[0] = 1;
    return array.slice(0).reshape(shape).dup();
  }

  private static double loss(NetworkConfig.Builder config) {
    return TestNetworks.create(config).step(IMAGES, LABELS).loss();
  }

  private static NetworkConfig.Builder config(Engine engine) {
    return TestNetworks.tiny("poincare", engine, Precision.DOUBLE)
        .initialisation(Initialisation.HNN)
        .curvature(1);
  }
}
