package org.hyperbolic4j.experiments.run;

import org.hyperbolic4j.nn.model.Network;
import org.hyperbolic4j.nn.optim.AdamSettings;
import org.hyperbolic4j.nn.optim.LearningRateSchedule;
import org.hyperbolic4j.nn.optim.Optimizer;
import org.hyperbolic4j.nn.optim.Optimizers;
import org.hyperbolic4j.nn.optim.SgdSettings;
import org.hyperbolic4j.nn.optim.WeightDecay;

/** Optimiser and schedule of a training configuration. */
final class Optimizing {

  private Optimizing() {}

  static Optimizer optimizer(TrainingConfig training, Network network) {
    WeightDecay decay =
        new WeightDecay(
            training.weightDecay(),
            training.decoupledDecay() ? WeightDecay.Form.DECOUPLED : WeightDecay.Form.L2);
    return switch (training.optimizer()) {
      case ADAM ->
          Optimizers.adam(network.parameters(), AdamSettings.of(decay), network.pointSpaces());
      case SGD ->
          Optimizers.sgd(
              network.parameters(),
              new SgdSettings(training.momentum(), false, decay),
              network.pointSpaces());
    };
  }

  /** The learning rate by epochs done. */
  static LearningRateSchedule schedule(TrainingConfig training) {
    double rate = training.learningRate();
    double epochs = training.epochs();
    LearningRateSchedule schedule =
        switch (training.schedule()) {
          case CONSTANT -> LearningRateSchedule.constant(rate);
          case COSINE -> LearningRateSchedule.cosine(rate, 0, epochs);
          case STEP -> LearningRateSchedule.multiStep(rate, 0.1, epochs / 2, epochs * 3 / 4);
        };
    return training.warmup() == 0 ? schedule : schedule.withWarmUp(training.warmup(), 0);
  }
}
