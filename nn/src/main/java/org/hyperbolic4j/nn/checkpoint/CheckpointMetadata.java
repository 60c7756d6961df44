package org.hyperbolic4j.nn.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/**
 * What a checkpoint says about its arrays.
 *
 * @param manifold name of the manifold as its registry knows it; for a network without one any word
 * @param network what the network was built from
 * @param training what the run was started with (optimiser, schedule, data), for whoever continues
 *     it
 * @param epoch number of whole epochs done
 * @param batch number of batches done in the epoch after these
 * @param iteration number of optimiser steps done
 * @param bestMetric best value so far of whatever the run watches; finite
 * @param seed from which the run's randomness is derived
 */
public record CheckpointMetadata(
    String manifold,
    ObjectNode network,
    ObjectNode training,
    long epoch,
    long batch,
    long iteration,
    OptionalDouble bestMetric,
    long seed) {

  /**
   * Checks the values and copies the JSON.
   *
   * @param manifold name of the manifold as its registry knows it; for a network without one any
   *     word
   * @param network what the network was built from
   * @param training what the run was started with (optimiser, schedule, data), for whoever
   *     continues it
   * @param epoch number of whole epochs done
   * @param batch number of batches done in the epoch after these
   * @param iteration number of optimiser steps done
   * @param bestMetric best value so far of whatever the run watches; finite
   * @param seed from which the run's randomness is derived
   * @throws IllegalArgumentException if a count is negative or the metric is not finite
   */
  public CheckpointMetadata {
    if (epoch < 0 || batch < 0 || iteration < 0) {
      throw new IllegalArgumentException(
          "epoch, batch and iteration must not be negative, not %d, %d and %d"
              .formatted(epoch, batch, iteration));
    }
    if (!Double.isFinite(bestMetric.orElse(0))) {
      throw new IllegalArgumentException("best metric must be finite, not " + bestMetric);
    }
    network = network.deepCopy();
    training = training.deepCopy();
  }
}
