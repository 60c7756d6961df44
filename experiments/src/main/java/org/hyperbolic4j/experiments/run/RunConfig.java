package org.hyperbolic4j.experiments.run;

import org.hyperbolic4j.nn.model.NetworkConfig;

/**
 * Everything that determines a run's figures, given the data.
 *
 * @param network the network
 * @param data the images
 * @param training how it trains
 */
public record RunConfig(NetworkConfig network, DataConfig data, TrainingConfig training) {

  RunConfig withTraining(TrainingConfig newTraining) {
    return new RunConfig(network, data, newTraining);
  }

  RunConfig withData(DataConfig newData) {
    return new RunConfig(network, newData, training);
  }
}
