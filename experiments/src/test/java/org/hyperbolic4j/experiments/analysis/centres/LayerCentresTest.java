package org.hyperbolic4j.experiments.analysis.centres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/** Against the manifold's own formulas, point by point. */
final class LayerCentresTest {

  private static final double C = 0.4;
  private static final int CHANNELS = 3;

  @ParameterizedTest
  @CsvSource({"poincare,FUSED", "poincare,GRAPH", "lorentz,FUSED"})
  void bothCentresAreThoseOfTheGeometry(String name, Engine engine) {
    Manifold manifold = ManifoldRegistry.discover().get(name);
    int images = 2;
    int width = 3;
    int size = images * CHANNELS * width;
    double[] map = new Random(7).doubles(size, -1.5, 2).toArray();
    Geometry<Binary64> geometry = manifold.geometry(new Binary64(C));
    Binary64[][] points = new Binary64[images * width][];
    for (int position = 0; position < points.length; position++) {
      Binary64[] v = new Binary64[CHANNELS];
      for (int channel = 0; channel < CHANNELS; channel++) {
        int image = position / width;
        v[channel] = new Binary64(map[(image * CHANNELS + channel) * width + position % width]);
      }
      points[position] = geometry.toPoint(v);
    }
    Binary64[] weights = new Binary64[points.length];
    Arrays.fill(weights, Binary64.ONE);
    Binary64[] mean = geometry.frechetMean(points, weights);
    double distance = geometry.distance(geometry.midpoint(points, weights), mean).getReal();
    double spread = Math.sqrt(geometry.dispersion(points, mean).getReal());

    LayerCentres found =
        LayerCentres.of(
            manifold, engine, Nd4j.createFromArray(map).reshape(images, CHANNELS, 1, width), C);

    assertThat(distance).isGreaterThan(0.01);
    assertThat(found.distance()).isCloseTo(distance, within(1e-9));
    assertThat(found.spread()).isCloseTo(spread, within(1e-9));
    assertThat(found.relative()).isCloseTo(distance / spread, within(1e-9));
  }

  @Test
  void aSinglePointHasNoSpread() {
    LayerCentres found =
        LayerCentres.of(
            ManifoldRegistry.discover().get("poincare"),
            Engine.FUSED,
            Nd4j.createFromArray(0, 0)
                .castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT)
                .reshape(1, 2),
            C);

    assertThat(found).isEqualTo(new LayerCentres(0, 0));
    assertThat(found.relative()).isZero();
  }
}
