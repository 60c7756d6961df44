package org.hyperbolic4j.laws.operator;

import java.util.List;
import java.util.Locale;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scene;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.fused.Workers;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** The ways a manifold's operators run. */
enum Engine {
  /** Composed of SameDiff operations. */
  GRAPH(Need.GRAPH_OPERATORS) {
    @Override
    Operation operation(
        Manifold manifold,
        Precision precision,
        TangentCap cap,
        LayerOperator operator,
        FeatureShape shape) {
      return GraphOperation.of(manifold, precision, cap, operator, shape);
    }

    /** One shape for all scenes, since graphs take seconds to build. */
    @Override
    FeatureShape shape(Trial trial) {
      return FeatureShape.images(trial.manifold(), IMAGES, CHANNELS, HEIGHT, 1);
    }

    @Override
    int mostChannels() {
      return CHANNELS;
    }

    /** Not those that graphs unroll an iteration for: SameDiff takes minutes to build them. */
    @Override
    List<LayerOperator> operators() {
      return LayerOperator.ALL.stream().filter(operator -> !operator.iterated()).toList();
    }
  },
  /** Kernels. */
  FUSED(Need.FUSED_OPERATORS) {
    @Override
    Operation operation(
        Manifold manifold,
        Precision precision,
        TangentCap cap,
        LayerOperator operator,
        FeatureShape shape) {
      return new FusedOperation(
          operator.kernel(manifold.fusedOperators(OperatorSettings.of(cap)).orElseThrow()),
          precision,
          Workers.SEQUENTIAL);
    }

    @Override
    FeatureShape shape(Trial trial) {
      Scene scene = trial.scene();
      return FeatureShape.rows(trial.manifold(), scene.places().size() / 2, scene.dimension());
    }

    @Override
    int mostChannels() {
      return MOST_CHANNELS;
    }

    @Override
    List<LayerOperator> operators() {
      return LayerOperator.ALL;
    }
  };

  private static final int IMAGES = 2;
  private static final int HEIGHT = 2;
  private static final int CHANNELS = 3;
  private static final int MOST_CHANNELS = 8;

  private final Need need;

  Engine(Need need) {
    this.need = need;
  }

  /** What a manifold must have. */
  Need need() {
    return need;
  }

  /** Name in the names of laws. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes an operator ready. */
  abstract Operation operation(
      Manifold manifold,
      Precision precision,
      TangentCap cap,
      LayerOperator operator,
      FeatureShape shape);

  /** Feature maps that scenes of at least two places make. */
  abstract FeatureShape shape(Trial trial);

  /** The most channels of such. */
  abstract int mostChannels();

  /** Operators that laws try. */
  abstract List<LayerOperator> operators();
}
