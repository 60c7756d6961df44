package org.hyperbolic4j.laws.operator;

import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.fused.Workers;

/** The ways operators run. */
enum Engine {
  /** Composed of SameDiff operations. */
  GRAPH {
    @Override
    Operation operation(Setup setup) {
      return GraphOperation.of(setup);
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
  },
  /** Kernels. */
  FUSED {
    @Override
    Operation operation(Setup setup) {
      return new FusedOperation(
          setup.operator().kernel(setup.manifold(), setup.settings()),
          setup.precision(),
          Workers.SEQUENTIAL);
    }

    @Override
    FeatureShape shape(Trial trial) {
      int channels = trial.scene().dimension();
      int count = trial.scene().places().size() / 2 + trial.random().nextInt(MOST_MORE + 1);
      // Kernels go through rows one by one, and through an image at a time.
      return switch (trial.random().nextInt(3)) {
        case 0 -> FeatureShape.rows(trial.manifold(), count, channels);
        case 1 -> FeatureShape.images(trial.manifold(), 1, channels, count, 1);
        default -> FeatureShape.images(trial.manifold(), 2, channels, 1, (count + 1) / 2);
      };
    }

    @Override
    int mostChannels() {
      return MOST_CHANNELS;
    }
  };

  private static final int IMAGES = 2;
  private static final int HEIGHT = 2;
  private static final int CHANNELS = 3;
  private static final int MOST_CHANNELS = 8;
  private static final int MOST_MORE = 2;

  /** Makes an operator ready. */
  abstract Operation operation(Setup setup);

  /** Feature maps that scenes of at least two places make. */
  abstract FeatureShape shape(Trial trial);

  /** The most channels of such. */
  abstract int mostChannels();
}
