package org.hyperbolic4j.experiments.run;

import static java.util.Objects.requireNonNull;

import org.hyperbolic4j.nn.model.NetworkConfig;

/**
 * Everything that determines a run's figures, given the data.
 *
 * @param network the network
 * @param data the images
 * @param training how it trains
 */
public record RunConfig(NetworkConfig network, DataConfig data, TrainingConfig training) {

  /**
   * Checks that all is there.
   *
   * @param network the network
   * @param data the images
   * @param training how it trains
   */
  public RunConfig {
    requireNonNull(network, "network is missing");
    requireNonNull(data, "data is missing");
    requireNonNull(training, "training is missing");
  }

  RunConfig withTraining(TrainingConfig newTraining) {
    return new RunConfig(network, data, newTraining);
  }

  RunConfig withData(DataConfig newData) {
    return new RunConfig(network, newData, training);
  }
}
