package org.hyperbolic4j.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.manifold.Curvature;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.LayerOperators;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.poincare.PoincareManifold;
import org.junit.jupiter.api.Test;

class OperatorsTest {

  private static final OperatorSettings SETTINGS = OperatorSettings.of(TangentCap.NONE);

  /** The ball with graph operators only. */
  private static final class Composed implements Manifold {
    private final Manifold ball = new PoincareManifold();

    @Override
    public String name() {
      return "composed";
    }

    @Override
    public String description() {
      return ball.description();
    }

    @Override
    public Optional<String> checkCurvature(Curvature curvature) {
      return ball.checkCurvature(curvature);
    }

    @Override
    public <T extends CalculusFieldElement<T>> Geometry<T> geometry(T c) {
      return ball.geometry(c);
    }

    @Override
    public Optional<LayerOperators> graphOperators(OperatorSettings settings) {
      return ball.graphOperators(settings);
    }
  }

  @Test
  void kernelsAreUsedWhereThereAreSome() {
    assertThat(Operators.defaultEngine(new PoincareManifold())).isEqualTo(Engine.FUSED);
    assertThat(Operators.defaultEngine(new Composed())).isEqualTo(Engine.GRAPH);
    assertThat(Operators.of(new Composed(), Engine.GRAPH, SETTINGS)).isNotNull();
  }

  @Test
  void anEngineWithoutOperatorsIsRefusedInOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Operators.of(new Composed(), Engine.FUSED, SETTINGS))
        .withMessage("manifold 'composed' has no operators for engine 'fused'; it has 'graph'");
  }
}
